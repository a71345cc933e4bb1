import { describe, lookup, validate, validateLines, validateStream } from "activity-tracker-events";
import { ask } from "../../../ask.js";

const api = { describe, lookup, validate, validateLines, validateStream };

export async function POST(request) {
  return Response.json(await ask(api, await request.json()));
}
