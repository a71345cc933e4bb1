/**
 * The fast lane for parsed objects: the known fields are read one by one, their kinds and texts go to the module as they
 * are, and it judges them. Whatever is not ordinary, a member that is no field, an object of a class, a value that JSON
 * cannot hold, is for the full lane, which walks the whole object. Free-form data is only looked through for those.
 */
import { type Core, call } from "./core.js";
import { FIELDS, takeFields } from "./generated/fields.js";
import { putBoth } from "./memory.js";
import { type Limits, prepare } from "./options.js";
import { isWellFormed } from "./text.js";
import type { Options } from "./types.js";

/** @internal */
export type Members = Record<string, unknown>;

/** The kinds of value, as the module counts them, from 1; 0 is a field that is not there. */
const NULL = 1;
const FALSE = 2;
const TRUE = 3;
const NUMBER = 4;
const STRING = 5;
const ARRAY = 6;
const OBJECT = 7;

/** So deep is free-form data looked through; the names of fields are three levels. */
const DEEPEST = 32;

/** Stands between texts, in which it is rare enough. */
const BETWEEN = "\0";

/**
 * The known fields of some objects.
 * @internal
 */
export class Taking {
  /** Of each object, the kind of each field. */
  private readonly kinds: Uint8Array;
  /** The texts of all objects, each with a mark before it. */
  private texts = "";
  /** How many objects were taken. */
  count = 0;
  private at = 0;
  private odd = false;
  /** Units in free-form data, of which a text can have six times as many bytes. */
  private size = 0;

  constructor(most: number) {
    this.kinds = new Uint8Array(most * FIELDS);
  }

  /** Of the objects that were taken, the kinds of all fields. */
  get allKinds(): Uint8Array {
    return this.kinds.subarray(0, this.count * FIELDS);
  }

  /** The texts of all objects, each between two marks. */
  get allTexts(): string {
    return this.texts + BETWEEN;
  }

  /** Begins anew. */
  clear(): void {
    this.texts = "";
    this.count = 0;
  }

  /** Whether there is no room for more. */
  get full(): boolean {
    return this.count * FIELDS === this.kinds.length;
  }

  /** Takes one object, if it is ordinary, and sure to be within the limits as text. */
  add(event: unknown, limits: Limits): boolean {
    const before = this.texts;
    this.at = this.count * FIELDS;
    this.odd = limits.maxDepth < DEEPEST + 4;
    this.size = 4 * FIELDS;
    this.kinds.fill(0, this.at, this.at + FIELDS);
    try {
      if (isPlainObject(event)) takeFields(this, event as Members);
      else this.odd = true;
    } catch {
      // A getter or a proxy that throws: the full lane says where.
      this.odd = true;
    }
    const size = this.size + this.texts.length - before.length;
    if (this.odd || 6 * size > limits.maxEventBytes) {
      this.texts = before;
      return false;
    }
    this.count++;
    return true;
  }

  /** Takes the value of a field; how many members that were: 1, or 0 for none. */
  take(value: unknown, field: number): number {
    if (value === undefined) return 0;
    const kind = this.kindOf(value);
    this.kinds[this.at + field] = kind;
    if (kind >= ARRAY) this.look(value as object, 0);
    return 1;
  }

  /** Takes the value of a field that may have fields itself. */
  object(value: unknown, field: number): unknown {
    if (value === undefined) return undefined;
    const kind = this.kindOf(value);
    this.kinds[this.at + field] = kind;
    if (kind === OBJECT ? !isPlainObject(value) : kind === ARRAY) this.odd = true;
    return value;
  }

  /** Whether a value that was taken has members. */
  isPlain(value: unknown): value is Members {
    return typeof value === "object" && value !== null && !this.odd;
  }

  /** Looks for what is not ordinary in free-form data, and counts its size. */
  private look(data: object, depth: number): void {
    if (depth > DEEPEST) this.odd = true;
    if (this.odd) return;
    if (Array.isArray(data)) {
      this.size += 2 + data.length;
      for (const value of data) {
        if (value === undefined) this.odd = true;
        else this.weigh(value, depth);
      }
      return;
    }
    if (!isPlainObject(data)) {
      this.odd = true;
      return;
    }
    for (const name in data) {
      if (name === "toJSON") this.odd = true;
      this.size += name.length + 4;
      this.weigh((data as Members)[name], depth);
    }
  }

  private weigh(value: unknown, depth: number): void {
    switch (typeof value) {
      case "string":
        this.size += value.length + 2;
        if (!isWellFormed(value)) this.odd = true;
        break;
      case "number":
        this.size += 24;
        if (!Number.isFinite(value)) this.odd = true;
        break;
      case "boolean":
      case "undefined":
        this.size += 5;
        break;
      case "object":
        this.size += 4;
        if (value !== null) this.look(value, depth + 1);
        break;
      default:
        this.odd = true;
    }
  }

  /** An object with more members than those that were taken is not ordinary. */
  counted(object: Members, taken: number): void {
    let count = 0;
    for (const _ in object) count++;
    if (count !== taken) this.odd = true;
  }

  private kindOf(value: unknown): number {
    switch (typeof value) {
      case "string":
        this.texts += BETWEEN + value;
        return STRING;
      case "number":
        if (!Number.isFinite(value)) this.odd = true;
        this.texts += BETWEEN + value;
        return NUMBER;
      case "boolean":
        return value ? TRUE : FALSE;
      case "object":
        if (value === null) return NULL;
        return Array.isArray(value) ? ARRAY : OBJECT;
      default:
        this.odd = true;
        return NULL;
    }
  }
}

/** An object as JSON.parse and literals make them, in a host where nobody has given all objects members. */
function isPlainObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * Whether the fast lane may be taken at all: nobody has given all objects members that could be taken for fields.
 * @internal
 */
export function mayTake(): boolean {
  for (const _ in Object.prototype) return false;
  return !("toJSON" in Object.prototype) && !("toJSON" in Array.prototype);
}

/**
 * Whether texts can be handed over as they are.
 * @internal
 */
export function areTexts(texts: string): boolean {
  return typeof TextEncoder !== "undefined" && isWellFormed(texts);
}

/** For one object at a time. Whoever comes while it is in use, from within a getter, takes the full lane. */
const one = new Taking(1);
let busy = false;

/**
 * Asks the module about one object by the fast lane; undefined where that is not for it.
 * @internal
 */
export function quick<T>(
  event: unknown,
  options: Options | undefined,
  limits: Limits,
  ask: (core: Core, size: number) => T,
): T | undefined {
  if (busy || !mayTake()) return undefined;
  busy = true;
  try {
    one.clear();
    if (!one.add(event, limits)) return undefined;
    const texts = one.allTexts;
    if (!areTexts(texts)) return undefined;
    // Reading an object may have run the user's code, which may have called this package with other options.
    prepare(options);
    return call((core) => ask(core, putBoth(core, one.allKinds, texts)));
  } finally {
    busy = false;
  }
}
