/**
 * The worker script of logs, for the index and for those that read; in browsers, and in Node, which starts it itself.
 *
 * @packageDocumentation
 */
import { serve } from "./log/serve.js";

serve();
