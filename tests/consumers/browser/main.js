import { ask } from "../ask.js";
import events from "../events.js";
import {
  describe,
  lookup,
  validate,
  validateLines,
  validateStream,
} from "../node_modules/activity-tracker-events/dist/index.js";

const api = { describe, lookup, validate, validateLines, validateStream };
document.querySelector("pre").textContent = JSON.stringify(await ask(api, events));
