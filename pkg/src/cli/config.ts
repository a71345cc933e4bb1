/** The configuration file of `check`: its options as JSON. */
import { readFile } from "node:fs/promises";
import { catalogVersion, rules } from "../index.js";
import { unreadable } from "../node/source.js";
import { didYouMean } from "./nearest.js";
import { type CheckOptions, LEVELS, Misuse, OPTIONS, seen } from "./options.js";

/**
 * Reads a configuration file.
 * @throws Misuse
 */
export async function readConfig(path: string): Promise<CheckOptions> {
  const refuse = (why: string): never => {
    throw new Misuse(`${path}: ${why}`);
  };
  const text = await readFile(path, "utf8").catch((error: unknown) => refuse((unreadable(error) as Error).message));
  let config: unknown;
  try {
    config = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return refuse(`it is not JSON: ${(error as Error).message}`);
  }
  if (typeof config !== "object" || config === null || Array.isArray(config)) {
    return refuse("it must hold a JSON object of options");
  }
  const options: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(config)) {
    if (key === "$schema") continue;
    const option = OPTIONS.find((option) => option.key === key);
    const keys = OPTIONS.map(({ key }) => key);
    if (option === undefined)
      return refuse(`there is no option "${key}"${didYouMean(key, keys)}; there are ${keys.join(", ")}`);
    try {
      options[key] = seen(option, value);
    } catch (error) {
      return refuse((error as Error).message);
    }
  }
  seeRules(options.rules as CheckOptions["rules"], path);
  return options;
}

/**
 * Sees that rules are there.
 * @throws Misuse
 */
export function seeRules(levels: CheckOptions["rules"], where: string): void {
  const ids = rules().map(({ id }) => id as string);
  for (const id of Object.keys(levels ?? {})) {
    if (ids.includes(id)) continue;
    throw new Misuse(`${where}: there is no rule "${id}"${didYouMean(id, ids)}; the command "rules" lists them`);
  }
}

/** What an option says of itself where it is not the turning off of something. */
const WHERE_TRUE: Record<string, string> = {
  unwrap: "takes envelopes off (default true)",
  ibmCloud: "knows the actions that IBM Cloud's documentation only lists (default true)",
};

/** The JSON Schema (draft-07, which every editor knows) of the configuration file. */
export function configSchema(): object {
  const properties: Record<string, object> = {
    $schema: { type: "string", description: "Where this schema is." },
  };
  for (const { key, takes, words, least, most, about } of OPTIONS) {
    const description = about;
    if (takes === "nothing")
      properties[key] = {
        type: "boolean",
        description: WHERE_TRUE[key] ?? about,
      };
    else if (takes === "file") properties[key] = { type: "array", items: { type: "string" }, description };
    else if (takes === "word") properties[key] = { enum: words, description };
    else if (takes === "rule") {
      const level = { enum: [...LEVELS, "off"] };
      const known = rules().map(({ id, summary }) => [id, { ...level, description: summary }]);
      properties[key] = {
        type: "object",
        description: "sets rules to error, warning, info or off",
        properties: Object.fromEntries(known),
        additionalProperties: false,
      };
    } else
      properties[key] = {
        type: "integer",
        minimum: least,
        maximum: most,
        description: takes === "size" ? `${about.replace(/: .*? \(/, " (")}, in bytes` : about,
      };
  }
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "activity-tracker-events check",
    description: `Options of the command "check", given with --config; the command line counts above them. Catalog ${catalogVersion}.`,
    type: "object",
    properties,
    additionalProperties: false,
  };
}
