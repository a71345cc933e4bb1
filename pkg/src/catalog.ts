/** What the catalog and the rules say, by name. */
import { call, define, everyTaught, loadPack } from "./core.js";
import { coded, messageOf } from "./errors.js";
import { output, put, sure } from "./memory.js";
import { walk } from "./object.js";
import { decode, encode } from "./text.js";
import type {
  ActionDefinition,
  ActionName,
  CatalogAction,
  CatalogData,
  CatalogPack,
  Entry,
  Group,
  Rule,
  SearchOptions,
} from "./types.js";

/** No name that is longer can be of use to anybody; such strings are not handed to the module. */
const LONGEST_NAME = 1_000;
/** So many entries are kept once they have been looked up. */
const MOST_KEPT = 8_192;
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
  const found = call((core) => {
    const length = sure(core.lookup(put(core, action)));
    return length > 0 ? output<Entry>(core, length) : undefined;
  });
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

/**
 * All entries in the catalog's order: IBM watsonx, the platform, your own, packs. The entries are frozen, the array is
 * yours.
 */
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
  forget();
}

/** What was known of the catalog may have changed. */
function forget(): void {
  kept.clear();
  allActions = undefined;
  allGroups = undefined;
}

/** What a catalog as data may hold, and of its actions what the catalog says of them and they do not say themselves. */
const OF_CATALOG = ["$schema", "name", "version", "catalogVersion", "groups", "actions"];
const OF_LISTING = ["depth", "group", "topic", "operationDerived", "template"];

/**
 * Adds a catalog to the built-in one, for all calls that follow: all of it or, if something in it is refused, nothing.
 *
 * @param catalog - A pack (`ibmCloud` of `activity-tracker-events/ibm-cloud`), which counts less than all that is built
 * in or your own, and may be loaded more than once; or a catalog of your own, as data, as JSON text or as its bytes: an
 * object with `actions`, or the array alone. Its actions are defined as `defineActions` does it, so that none may be built
 * in or defined already; one that a pack has too may be.
 * @throws `bad_catalog`, `bad_entry`, `duplicate_action`
 */
export function loadCatalog(catalog: CatalogPack | CatalogData | readonly CatalogAction[] | string | Uint8Array): void {
  const data = typeof catalog === "string" || isBytes(catalog) ? parsed(catalog) : catalog;
  if (isPack(data)) {
    loadPack(data);
    forget();
    return;
  }
  try {
    defineActions(actionsOf(data).map(definition));
  } catch (error) {
    // In a catalog they stand under `actions`.
    const { code } = error as { code?: unknown };
    if (code !== "bad_entry" && code !== "duplicate_action") throw error;
    throw coded(code, messageOf(error).replace(/^entries(?=\[)/, "actions"), error);
  }
}

/**
 * What was loaded and defined so far, in order: for a worker of yours, which has a catalog of its own.
 *
 * @example
 * for (const catalog of catalogsFromTheOtherThread) loadCatalog(catalog);
 */
export function loadedCatalogs(): (CatalogPack | CatalogData)[] {
  return everyTaught().map((one) => ("text" in one ? one : { actions: JSON.parse(decode(one)) }));
}

function isBytes(value: unknown): value is Uint8Array {
  return Object.prototype.toString.call(value) === "[object Uint8Array]";
}

function isPack(value: unknown): value is CatalogPack {
  if (typeof value !== "object" || value === null) return false;
  const { text, actions } = value as Partial<CatalogPack & CatalogData>;
  return typeof text === "string" && actions === undefined;
}

/** The value of a catalog's JSON text. */
function parsed(text: string | Uint8Array): unknown {
  if (text.length > DEFINITIONS.maxEventBytes) {
    throw coded("bad_catalog", `the catalog is larger than ${DEFINITIONS.maxEventBytes} bytes`);
  }
  try {
    return JSON.parse((typeof text === "string" ? text : decode(text)).replace(/^\uFEFF/, ""));
  } catch (error) {
    throw coded("bad_catalog", `the catalog is not JSON: ${messageOf(error)}`, error);
  }
}

/**
 * The actions of a catalog as data.
 * @internal
 */
export function actionsOf(catalog: unknown): readonly CatalogAction[] {
  if (isArray(catalog)) return few(catalog as readonly CatalogAction[]);
  if (typeof catalog !== "object" || catalog === null) {
    throw coded("bad_catalog", "a catalog is an object with `actions`, or an array of them");
  }
  const unknown = Object.keys(catalog).find((key) => !OF_CATALOG.includes(key));
  if (unknown !== undefined) {
    throw coded("bad_catalog", `there is no \`${unknown}\` in a catalog; there are ${OF_CATALOG.join(", ")}`);
  }
  const { actions } = catalog as CatalogData;
  if (!isArray(actions)) throw coded("bad_catalog", "the `actions` of a catalog must be an array");
  return few(actions);
}

/** A million entries are refused before they are all looked at. */
function few(actions: readonly CatalogAction[]): readonly CatalogAction[] {
  if (actions.length <= MOST_DEFINED) return actions;
  throw coded("bad_catalog", `the catalog holds ${actions.length} actions; it may hold ${MOST_DEFINED}`);
}

/** An action of a catalog without what a listing says of it. */
function definition(action: CatalogAction): ActionDefinition {
  // Refused later, with its place.
  if (typeof action !== "object" || action === null || isArray(action)) return action;
  const own = Object.entries(action).filter(([key]) => !OF_LISTING.includes(key));
  const { template } = action as Partial<Entry>;
  // A name that fits a template is no template.
  const named = template !== undefined && template !== action.action;
  return Object.fromEntries(own.filter(([key]) => !(named && key === "parameters"))) as unknown as ActionDefinition;
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
