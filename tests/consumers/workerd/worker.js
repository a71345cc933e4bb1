import { describe, lookup, validate, validateLines, validateStream } from "activity-tracker-events";
import { ask } from "../ask.js";

const api = { describe, lookup, validate, validateLines, validateStream };

export default {
  fetch: async (request) => Response.json(await ask(api, await request.json())),
};
