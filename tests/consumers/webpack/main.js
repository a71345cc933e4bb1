import { describe, lookup, validate, validateLines, validateStream } from "activity-tracker-events";
import { ask } from "../ask.js";
import events from "../events.js";

const api = { describe, lookup, validate, validateLines, validateStream };
document.querySelector("pre").textContent = JSON.stringify(await ask(api, events));
