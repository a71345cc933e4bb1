import { describe, lookup, validate, validateLines, validateStream } from "activity-tracker-events";
import { ask } from "../ask.js";
import events from "../events.js";

console.log(JSON.stringify(await ask({ describe, lookup, validate, validateLines, validateStream }, events)));
