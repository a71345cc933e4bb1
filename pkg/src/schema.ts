/** The JSON Schema of an event. */
import { prepare } from "./options.js";
import emit from "./schema/event.emit.schema.json" with { type: "json" };
import ingest from "./schema/event.schema.json" with { type: "json" };
import type { Profile } from "./types.js";

/** Generated from the tables of fields and rules, and not made in the module, which every user loads. */
const SCHEMAS: Record<Profile, object> = { ingest, emit };

/**
 * The JSON Schema (2020-12) of an event. Valid against it is an event, without an envelope, in which the profile finds no
 * error; its `description` names the rules that a schema cannot say, which only `validate` knows. The same two schemas
 * are in the package as `activity-tracker-events/event.schema.json` (`ingest`) and `/event.emit.schema.json`.
 *
 * @param profile - Whose errors count, `ingest` if not given.
 * @returns The schema; each call makes a new one, which is yours.
 * @throws `bad_option`
 */
export function jsonSchema(profile: Profile = "ingest"): object {
  prepare({ profile });
  return JSON.parse(JSON.stringify(SCHEMAS[profile]));
}
