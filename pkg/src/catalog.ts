/** What the catalog and the rules say, by name. */
import { call, define } from "./core.js";
import { coded } from "./errors.js";
import { walk } from "./object.js";
import { encode } from "./text.js";
import type { ActionDefinition, ActionName, Entry, Group, Rule, SearchOptions } from "./types.js";

/** No name that is longer can be of use to anybody; such strings are not handed to the module. */
const LONGEST_NAME = 1_000;
/** So many entries are kept once they have been looked up. */
const MOST_KEPT = 4_096;
/** The most that `search` and `suggest` can be asked for. */
const MOST_FOUND = 10_000;
/** What definitions may be at most, as JSON text. */
const DEFINITIONS = { maxEventBytes: 1 << 25, maxDepth: 16 };
/** The most entries that the catalog takes, refused here before they are all walked through. */
const MOST_DEFINED = 20_000;

/** Entries by name. Only names that the catalog made are keys: a user's string may hold on to a whole file. */
const kept = new Map<string, Entry>();
let allActions: readonly Entry[] | undefined;
let allGroups: readonly Group[] | undefined;
let allRules: readonly Rule[] | undefined;

/** Shared by all callers, so nobody may change it. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}

/**
 * What the catalog says of an action. A name that fits a template (`pm-20.wml_model.create`) gives the template's entry
 * with its values filled in; a template's own name (`pm-20.<asset_type>.create`) gives the template.
 *
 * @returns The entry, frozen and shared between calls; undefined for an action that the catalog does not know.
 */
export function lookup(action: ActionName | (string & {})): Entry | undefined {
  if (typeof action !== "string" || action.length > LONGEST_NAME) return undefined;
  const known = kept.get(action);
  if (known !== undefined) return known;
  const found = call((core) => core.lookup(encode(action)));
  if (found === undefined) return undefined;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(found.action, frozen(found));
  return found;
}

/**
 * The entries that fit some words, the best first: every word must be in the name, the title, the description or the
 * service's name, at the beginning of a word there.
 *
 * @throws `bad_option`
 */
export function search(text: string, options?: SearchOptions): Entry[] {
  const limit = limitOf(options);
  if (typeof text !== "string" || text.length > LONGEST_NAME) return [];
  const names = call((core) => core.search(encode(text), limit));
  return names.map(lookup).filter((entry) => entry !== undefined);
}

/**
 * The names that may have been meant by one that the catalog does not know, the best first. Templates are spelled out.
 * A name that is known gives none.
 *
 * @param limit - How many at most, 3 if not given.
 * @throws `bad_option`
 */
export function suggest(action: string, limit = 3): string[] {
  const most = checkLimit(limit, "limit");
  if (typeof action !== "string" || action.length > LONGEST_NAME) return [];
  return call((core) => core.suggest(encode(action), most));
}

/** All entries in the catalog's order: IBM watsonx, the platform, your own. The entries are frozen, the array is yours. */
export function actions(): Entry[] {
  allActions ??= frozen(call((core) => core.actions()));
  return allActions.slice();
}

/** All groups in the catalog's order. The groups are frozen, the array is yours. */
export function groups(): Group[] {
  allGroups ??= frozen(call((core) => core.groups()));
  return allGroups.slice();
}

/** All rules, family by family. The rules are frozen, the array is yours. */
export function rules(): Rule[] {
  allRules ??= frozen(call((core) => core.rules()));
  return allRules.slice();
}

/**
 * Adds your own actions to the catalog, for all calls that follow: all of them or, if one is refused, none. They are
 * looked up, searched for, suggested, described and accepted as the built-in ones are.
 *
 * @throws `duplicate_action`, `bad_entry`
 */
export function defineActions(entries: readonly ActionDefinition[]): void {
  if (!isArray(entries)) throw coded("bad_entry", "defineActions takes an array of entries");
  if (entries.length > MOST_DEFINED) throw coded("bad_entry", `the catalog takes ${MOST_DEFINED} entries of yours`);
  const walked = walk(entries, DEFINITIONS);
  if ("larger" in walked) throw coded("bad_entry", `the entries are larger than ${DEFINITIONS.maxEventBytes} bytes`);
  if ("message" in walked) throw coded("bad_entry", `${place(walked.path)}: ${walked.message}`);
  define(encode(walked.text));
  kept.clear();
  allActions = undefined;
  allGroups = undefined;
}

/** A proxy that has been revoked throws even here. */
function isArray(value: unknown): boolean {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** `/2/parameters/thing` as the catalog's own messages put it: entries[2]: `parameters.thing`. */
function place(path: string): string {
  const [, index, ...rest] = path.split("/");
  if (index === undefined) return "entries";
  return `entries[${index}]${rest.length > 0 ? `: \`${rest.join(".")}\`` : ""}`;
}

function limitOf(options: SearchOptions | undefined): number {
  if (options === undefined) return 20;
  if (typeof options !== "object" || options === null)
    throw coded("bad_option", "the options of a search must be an object");
  const unknown = Object.keys(options).find((name) => name !== "limit");
  if (unknown !== undefined)
    throw coded("bad_option", `there is no option \`${unknown}\` of a search; there is \`limit\``);
  return options.limit === undefined ? 20 : checkLimit(options.limit, "limit");
}

function checkLimit(limit: number, name: string): number {
  if (!Number.isInteger(limit) || limit < 0 || limit > MOST_FOUND) {
    throw coded("bad_option", `\`${name}\` must be an integer from 0 to ${MOST_FOUND}`);
  }
  return limit;
}
