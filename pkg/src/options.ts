/** The options of a call, told to the module only when they differ from those of the call before. */
import { call, instanceNumber } from "./core.js";
import { coded } from "./errors.js";
import type { Options } from "./types.js";

/**
 * What the module needs to be protected from, under the options of a call.
 * @internal
 */
export interface Limits {
  maxEventBytes: number;
  maxDepth: number;
}

/** What the module was told last: to which instance, and under which key. */
let toldTo = 0;
let told: string | undefined;
let limits: Limits = { maxEventBytes: 0, maxDepth: 0 };

/**
 * Makes the options of a call those of the module.
 * @throws `bad_option`
 * @internal
 */
export function prepare(options: Options | undefined): Limits {
  if (options === undefined) {
    if (told === "" && toldTo === instanceNumber()) return limits;
    return tell("", undefined);
  }
  const prepared = read.get(options);
  if (prepared !== undefined) {
    const { key, copy } = prepared;
    if (told !== key || toldTo !== instanceNumber()) tell(key, copy);
    return limits;
  }
  if (options === last?.object && told !== "" && toldTo === instanceNumber() && isAsItWas(last)) return limits;
  const { key, copy } = snapshot(options);
  if (told !== key || toldTo !== instanceNumber()) tell(key, copy);
  last = seen(options);
  return limits;
}

/** The options that were told last, if they are plain: most programs give the same object again and again. */
let last: Seen | undefined;

/** An object, and what it held. */
interface Seen {
  object: object;
  names: readonly string[];
  values: readonly unknown[];
  /** Of values that are objects, what they held. */
  within: readonly (Seen | undefined)[];
}

/** What plain options held; undefined where they are not plain, or a proxy will not say. */
function seen(options: object): Seen | undefined {
  try {
    return seenOf(options);
  } catch {
    return undefined;
  }
}

function seenOf(object: object): Seen | undefined {
  const own = Object.getPrototypeOf(object) === Object.prototype ? Object.getOwnPropertyDescriptors(object) : undefined;
  if (own === undefined || Object.values(own).some(({ get }) => get !== undefined)) return undefined;
  const values = Object.values(own).map(({ value }) => value as unknown);
  const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
  const within = values.map((value) => (isObject(value) ? seenOf(value) : undefined));
  if (values.some((value, at) => isObject(value) && within[at] === undefined)) return undefined;
  return { object, names: Object.keys(own), values, within };
}

function isAsItWas({ object, names, values, within }: Seen): boolean {
  let count = 0;
  for (const name in object) {
    const value = (object as Record<string, unknown>)[name];
    if (names[count] !== name || value !== values[count]) return false;
    const inner = within[count];
    if (inner !== undefined && !isAsItWas(inner)) return false;
    count++;
  }
  return count === names.length;
}

function tell(key: string, options: unknown): Limits {
  last = undefined;
  const [maxEventBytes = 0, maxDepth = 0] = call((core) => core.setOptions(options));
  toldTo = instanceNumber();
  told = key;
  limits = { maxEventBytes, maxDepth };
  return limits;
}

/** Options that are kept, as they were read. */
const read = new WeakMap<object, { key: string; copy: unknown }>();

/**
 * Reads options once and for all: what it gives stands for them as they are now, and is not read again.
 * @throws `bad_option`
 * @internal
 */
export function kept(options: Options): Readonly<Options> {
  const found = snapshot(options);
  tell(found.key, found.copy);
  const copy = { ...(found.copy as Options) };
  if (copy.rules !== undefined) copy.rules = Object.freeze({ ...copy.rules });
  read.set(copy, found);
  return Object.freeze(copy);
}

/**
 * The options as they are now, and a text that is the same for the same options only. The module reads the copy, so no
 * getter of the user's runs in the middle of it.
 */
function snapshot(options: unknown): { key: string; copy: unknown } {
  const parts: string[] = [];
  const copy = copyOf(options, parts, "");
  return { key: JSON.stringify(parts), copy };
}

function copyOf(value: unknown, parts: string[], within: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    // What is no text, number or boolean is refused by the module, so that its key is never looked for.
    const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    parts.push(typeof value, plain ? String(value) : "");
    return value;
  }
  const copy: Record<string, unknown> = Object.create(null);
  const count = parts.push("") - 1;
  let members = 0;
  for (const name of namesOf(value, within)) {
    const member = memberOf(value, name, within);
    if (member === undefined) continue;
    members++;
    parts.push(name);
    // Options are two levels deep. What lies deeper is refused for what it is, not for what it holds.
    copy[name] = within === "" || typeof member !== "object" ? copyOf(member, parts, name) : member;
  }
  parts[count] = String(members);
  return copy;
}

function namesOf(value: object, within: string): string[] {
  try {
    return Object.keys(value);
  } catch (thrown) {
    throw coded("bad_option", `${within === "" ? "the options" : `\`${within}\``} cannot be read`, thrown);
  }
}

function memberOf(value: object, name: string, within: string): unknown {
  try {
    return (value as Record<string, unknown>)[name];
  } catch (thrown) {
    throw coded("bad_option", `the option \`${within === "" ? name : `${within}.${name}`}\` cannot be read`, thrown);
  }
}
