/** What a log is asked, looked over before it goes to another thread: what is not as it must be is refused there and then. */
import { type CodedError, coded, messageOf } from "../errors.js";
import { facets as FACETS } from "../generated/names.js";
import type { Options, Profile } from "../types.js";
import type { Address } from "./fetched.js";
import type { Place } from "./source.js";
import type { Facet, FacetFilter, LogOptions, LogQuery } from "./types.js";

/** By what events are judged. */
export interface Judging {
  profile?: Profile;
  rules?: NonNullable<Options["rules"]>;
}

const MOST_JOBS = 64;
/** So many rows, values and stretches a query gives at most: more than anybody shows, and soon copied. */
const MOST_ROWS = 100_000;
const MOST_VALUES = 65_537;
const MOST_STRETCHES = 10_000;
/** No search box has more. */
const LONGEST_TEXT = 10_000;

const OPTIONS = ["worker", "wasm", "profile", "rules", "catalogs", "jobs", "onProgress", "signal"];
const QUERY = ["filter", "text", "window", "sort", "rows", "facets", "top", "buckets"];

function bad(message: string): CodedError {
  return coded("bad_option", message);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** Sees that there is nothing but what may be. */
function seeNames(what: string, given: unknown, known: readonly string[]): void {
  if (!isObject(given)) throw bad(`${what} must be an object`);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw bad(`there is no \`${unknown}\` in ${what}; there are ${known.join(", ")}`);
}

/** @throws `bad_option` */
export function seeOptions(options: LogOptions): void {
  seeNames("the options of a log", options, OPTIONS);
  const { worker, jobs, onProgress, signal } = options;
  for (const [name, value] of Object.entries({ worker, onProgress })) {
    if (value !== undefined && typeof value !== "function") throw bad(`\`${name}\` must be a function`);
  }
  if (jobs !== undefined && !isWhole(jobs, 1, MOST_JOBS)) {
    throw bad(`\`jobs\` must be an integer from 1 to ${MOST_JOBS}`);
  }
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw bad("`signal` must be an AbortSignal");
  }
}

/** What events are judged by, without what is not given; the module sees to it that it is as it must be. */
export function judging(profile: unknown, rules: unknown): Judging {
  const given: { profile?: unknown; rules?: unknown } = {};
  if (profile !== undefined) given.profile = profile;
  if (rules !== undefined) {
    if (!isObject(rules)) throw bad("`rules` must be an object of rule ids and levels");
    given.rules = { ...rules };
  }
  try {
    return structuredClone(given) as Judging;
  } catch {
    throw bad("`profile` must be ingest or emit, and `rules` an object of rule ids and levels");
  }
}

/** Catalogs that another thread can be given; their actions it looks at itself. @throws `bad_option`, `bad_catalog` */
export function catalogsOf(given: LogOptions["catalogs"]): NonNullable<LogOptions["catalogs"]> {
  if (given === undefined) return [];
  if (!Array.isArray(given) || !given.every(isObject)) {
    throw bad("`catalogs` must be an array of packs, and of catalogs as objects with `actions`");
  }
  try {
    return structuredClone(given) as unknown as NonNullable<LogOptions["catalogs"]>;
  } catch (error) {
    throw coded("bad_catalog", `a catalog holds what is no data: ${messageOf(error)}`, error);
  }
}

/** The files of a log in their order, which is that of their names; each name is there once. */
export function filesOf(given: unknown, paths: boolean): { name: string; place: Place }[] {
  if (typeof given !== "object" || given === null || !(Symbol.iterator in given)) {
    throw bad("openLog takes an array of files");
  }
  const files = Array.from(given as Iterable<unknown>, (file, at) => fileOf(file, at, paths));
  if (files.length === 0) throw bad("openLog takes at least one file");
  // Of the same name, in the order in which they were given.
  files.sort((one, other) => (one.name < other.name ? -1 : Number(one.name > other.name)));
  const names = new Set<string>();
  for (const file of files) {
    const { name } = file;
    for (let number = 2; names.has(file.name); number++) file.name = `${name} (${number})`;
    names.add(file.name);
  }
  return files;
}

function fileOf(given: unknown, at: number, paths: boolean): { name: string; place: Place } {
  if (isObject(given) && !isBlob(given)) {
    const { name, file, url } = given;
    if (typeof name !== "string" || name === "") throw bad(`files[${at}] must have a name`);
    if (url !== undefined && file !== undefined) throw bad(`files[${at}] must have either \`file\` or \`url\``);
    return { name, place: url === undefined ? placeOf(file, at, paths) : addressOf(url, at, paths) };
  }
  const place = placeOf(given, at, paths);
  if (typeof place === "string") return { name: place, place };
  const { name, webkitRelativePath: path } = place as Partial<File>;
  return { name: path || name || `file ${at + 1}`, place };
}

function placeOf(given: unknown, at: number, paths: boolean): Place {
  if (typeof given === "string" && given !== "" && paths) return given;
  if (isBlob(given)) return given;
  const path = paths ? ", or a path" : "";
  const url = paths ? "" : ", or { name, url } with an address of this origin";
  throw bad(`files[${at}] must be a File or a Blob${path}, or { name, file } with one of these as \`file\`${url}`);
}

/** An address on the page's own server: what other servers hold is not the page's to read, and none gets to know of it. */
function addressOf(given: unknown, at: number, paths: boolean): Address {
  if (paths) throw bad(`files[${at}].url is for pages; in Node, give a path as \`file\``);
  const { document, location } = globalThis as {
    document?: { baseURI: string };
    location?: { href: string; origin: string };
  };
  const url = typeof given === "string" ? parsed(given, document?.baseURI ?? location?.href) : undefined;
  if (url === undefined) throw bad(`files[${at}].url must be an address, as text`);
  if (!/^https?:$/.test(url.protocol) || url.origin !== location?.origin) {
    throw bad(`files[${at}].url must be of this page's origin, ${location?.origin}, and is of ${url.origin}`);
  }
  return { url: url.href };
}

function parsed(text: string, base: string | undefined): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** Not instanceof: a file may come from another window. */
function isBlob(value: unknown): value is Blob {
  return /^\[object (?:Blob|File)\]$/.test(Object.prototype.toString.call(value));
}

/** A query as the module takes it: with a value for everything but what there may not be. @throws `bad_option` */
export function queryOf(query: LogQuery): LogQuery {
  seeNames("a query", query, QUERY);
  const { filter = [], text = "", window, sort, rows = [0, 0], facets = [], top = 100, buckets = 0 } = query;
  if (typeof text !== "string" || text.length > LONGEST_TEXT) {
    throw bad(`\`text\` must be a string of at most ${LONGEST_TEXT} characters`);
  }
  if (!Array.isArray(filter)) throw bad("`filter` must be an array of { facet, include, exclude }");
  if (!Array.isArray(facets)) throw bad("`facets` must be an array of facets");
  for (const facet of facets) seeFacet(facet);
  const pair = (value: unknown, least: number): value is [number, number] =>
    Array.isArray(value) && value.length === 2 && value.every((one) => isWhole(one, least, Number.MAX_SAFE_INTEGER));
  if (!pair(rows, 0) || rows[1] > MOST_ROWS) {
    throw bad(`\`rows\` must be [first, count], count from 0 to ${MOST_ROWS}`);
  }
  if (window !== undefined && !pair(window, Number.MIN_SAFE_INTEGER)) {
    throw bad("`window` must be [first, last], in whole milliseconds since 1970");
  }
  if (!isWhole(top, 0, MOST_VALUES)) throw bad(`\`top\` must be an integer from 0 to ${MOST_VALUES}`);
  if (!isWhole(buckets, 0, MOST_STRETCHES)) {
    throw bad(`\`buckets\` must be an integer from 0 to ${MOST_STRETCHES}`);
  }
  const checked: LogQuery = { filter: filter.map(filterOf), text, rows: [...rows], facets: [...facets], top, buckets };
  if (window !== undefined) checked.window = [...window];
  if (sort !== undefined) checked.sort = sortOf(sort);
  return checked;
}

function sortOf(sort: NonNullable<LogQuery["sort"]>): NonNullable<LogQuery["sort"]> {
  seeNames("`sort`", sort, ["by", "descending"]);
  const { by, descending = false } = sort;
  if (by !== "time" && by !== "size") seeFacet(by, ["time", "size"]);
  if (typeof descending !== "boolean") throw bad("`sort.descending` must be true or false");
  return { by, descending };
}

function filterOf(filter: FacetFilter): FacetFilter {
  seeNames("a filter", filter, ["facet", "include", "exclude"]);
  const { facet, include = [], exclude = [] } = filter;
  seeFacet(facet);
  for (const [name, values] of Object.entries({ include, exclude })) {
    const right = Array.isArray(values) && values.every((value) => value === null || typeof value === "string");
    if (!right) throw bad(`\`${name}\` of a filter must be an array of strings and null`);
  }
  return { facet, include: [...include], exclude: [...exclude] };
}

function seeFacet(facet: unknown, others: readonly string[] = []): void {
  if (!FACETS.includes(facet as Facet)) {
    throw bad(`there is no facet ${JSON.stringify(String(facet))}; there are ${[...others, ...FACETS].join(", ")}`);
  }
}

/** @throws `bad_option` */
export function indexesOf(indexes: readonly number[]): number[] {
  const right =
    Array.isArray(indexes) &&
    indexes.length <= MOST_ROWS &&
    indexes.every((index) => isWhole(index, 0, Number.MAX_SAFE_INTEGER));
  if (!right) throw bad(`the places of events must be at most ${MOST_ROWS} integers from 0 on`);
  return [...indexes];
}

/** @throws `bad_option` */
export function mostOf(most: number): number {
  if (!isWhole(most, 0, MOST_ROWS)) throw bad(`\`most\` must be an integer from 0 to ${MOST_ROWS}`);
  return most;
}
