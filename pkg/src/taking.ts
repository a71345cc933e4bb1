/**
 * The fast lane for parsed objects: the members of an object are read one by one, in their order, and the module is told
 * of each in one word (see src/reader/taken.rs) and, where a rule looks at it, its text. What no rule looks at is not
 * read: free-form data, as long as no rule asks for its members.
 *
 * What is not as JSON.parse makes it (an object of a class, a function, a number that is none, a getter that throws) is
 * for the full lane, which walks the whole object, wherever a field or an unknown member beside the fields has it.
 */
import { type Core, call } from "./core.js";
import { ACTION, HOLDERS, HOLDS, NAMES, READ, REQUEST_DATA } from "./generated/fields.js";
import { putTaken, sure } from "./memory.js";
import { type Limits, prepare } from "./options.js";
import type { Options } from "./types.js";

type Members = Record<string, unknown>;

/** The kinds of value, where they stand in a word. */
const NULL = 0 << 7;
const FALSE = 1 << 7;
const TRUE = 2 << 7;
const NUMBER = 3 << 7;
const STRING = 4 << 7;
const ARRAY = 5 << 7;
const OBJECT = 6 << 7;

/** Behind the field and the kind stands the length of the text. */
const LENGTH = 10;
const UNKNOWN = 64;

const FIELDS = NAMES.length;
/** An event with more members that are no fields is for the full lane. */
const MOST_UNKNOWN = 16;
/** So many words an object can have, with the one that counts them. */
const MOST_WORDS = 1 + FIELDS + MOST_UNKNOWN;

/** So many units of texts are handed over at once. */
const ENOUGH = 1 << 16;

/** What the keys of all fields and what stands round them are less than, in bytes. */
const KEYS = 4096;

/** Limits that are stricter than these are held to in free-form data too, which takes the full lane. */
const USUAL: Limits = { maxEventBytes: 1 << 20, maxDepth: 128 };

/** Stands before and behind all texts. */
const EDGE = "\0";

/** For the event and each field, its fields by their names. */
const FIELD_OF: readonly ReadonlyMap<string, number>[] = Array.from(
  { length: 1 + FIELDS },
  (_, holder) => new Map(NAMES.flatMap((name, field) => (HOLDERS[field] === holder ? [[name, field]] : []))),
);

/** Behind each field, and as the first of the event and of each field. */
const PLACES = FIELDS + 1 + FIELDS;

/** Which field came at each place last, and, from PLACES on, which one before it. */
const expected = Uint8Array.from({ length: 2 * PLACES }, (_, at) => {
  const place = at % PLACES;
  const holder = place < FIELDS ? (HOLDERS[place] as number) : place - FIELDS;
  const following = place < FIELDS && HOLDERS[place + 1] === holder ? place + 1 : HOLDERS.indexOf(holder);
  return Math.max(following, 0);
});

/** The actions of which a rule looks into the request data, as far as they have come by. */
const withData = new Set<string>();
const MOST_ACTIONS = 1024;

/**
 * The members of some objects.
 * @internal
 */
export class Taking {
  /** How many objects were taken. */
  count = 0;
  /** For each object how many words it has, and these. */
  readonly words: Uint32Array;
  /** How many words there are. */
  used = 0;
  /** The action of the object that was taken last, if it is a string. */
  action: string | undefined;
  private texts = EDGE;
  /** Units in the text of all that was read of an object. */
  private size = 0;
  private unknown = 0;

  constructor(private readonly most: number) {
    this.words = new Uint32Array(most * MOST_WORDS);
  }

  /** Begins anew. */
  clear(): void {
    this.texts = EDGE;
    this.used = 0;
    this.count = 0;
  }

  /** The texts of all objects. */
  get allTexts(): string {
    return this.texts + EDGE;
  }

  /** Whether it is time to hand them over. */
  get full(): boolean {
    return this.count === this.most || this.texts.length > ENOUGH;
  }

  /** Takes one object, if it is ordinary, and sure to be within the limits as far as it is read. */
  add(event: unknown, limits: Limits): boolean {
    const { texts, used } = this;
    this.used = used + 1;
    this.action = undefined;
    this.size = 0;
    this.unknown = 0;
    let ordinary: boolean;
    try {
      // Without an action it may be an envelope.
      ordinary = isPlainObject(event) && "action" in event && this.members(event, 0);
    } catch {
      // A getter or a proxy that throws: the full lane says where.
      ordinary = false;
    }
    // Each unit is at most six bytes of JSON, and all known keys together are less than the rest.
    if (!ordinary || 6 * this.size + KEYS > limits.maxEventBytes) {
      this.texts = texts;
      this.used = used;
      return false;
    }
    this.words[used] = this.used - used - 1;
    this.count++;
    return true;
  }

  /** Takes the members of an object; false if it is for the full lane. */
  private members(object: Members, holder: number): boolean {
    let place = FIELDS + holder;
    // With its keys in the order in which JSON.stringify would write them. An inherited one cannot be: see `mayTake`.
    for (const name in object) {
      let field = expected[place] as number;
      if (NAMES[field] !== name) {
        const other = expected[place + PLACES] as number;
        expected[place + PLACES] = field;
        if (NAMES[other] === name) {
          field = other;
        } else {
          const found = (FIELD_OF[holder] as ReadonlyMap<string, number>).get(name);
          if (found === undefined) {
            if (!this.takeUnknown(object[name], name, holder)) return false;
            continue;
          }
          field = found;
        }
        expected[place] = field;
      }
      place = field;
      const value = object[name];
      if (typeof value === "string") {
        this.size += value.length;
        if (READ[field]) {
          this.texts += value;
          this.words[this.used++] = (value.length << LENGTH) | STRING | field;
        } else {
          this.words[this.used++] = STRING | field;
        }
        if (field === ACTION) this.action = value;
      } else if (!this.takeOther(value, field, object)) {
        return false;
      }
    }
    return true;
  }

  /** Takes the value of a field that is no string. */
  private takeOther(value: unknown, field: number, object: Members): boolean {
    switch (typeof value) {
      case "object":
        if (value === null) {
          this.word(NULL | field);
        } else if (isPlainObject(value)) {
          if (HOLDS[field]) {
            this.word(OBJECT | field);
            return this.members(value, field + 1);
          }
          if (field === REQUEST_DATA && withData.size > 0) return this.takeData(value, object);
          this.word(OBJECT | field);
        } else {
          this.word(ARRAY | field);
          return Array.isArray(value);
        }
        return true;
      case "boolean":
        this.word((value ? TRUE : FALSE) | field);
        return true;
      case "number":
        this.text(String(value), NUMBER | field);
        return Number.isFinite(value);
      default:
        return value === undefined;
    }
  }

  /** Takes request data, with its text where a rule asks for it. */
  private takeData(value: object, event: Members): boolean {
    const action = this.action ?? event.action;
    if (typeof action !== "string" || !withData.has(action)) {
      this.word(OBJECT | REQUEST_DATA);
      return true;
    }
    const text: unknown = JSON.stringify(value);
    if (typeof text !== "string" || !text.startsWith("{")) return false;
    this.text(text, OBJECT | REQUEST_DATA);
    return true;
  }

  private takeUnknown(value: unknown, name: string, holder: number): boolean {
    if (value === undefined) return true;
    // These may be signs of an envelope.
    if (holder === 0 && (name.startsWith("_") || name.includes("."))) return false;
    if (++this.unknown > MOST_UNKNOWN) return false;
    this.text(name, UNKNOWN + holder);
    switch (typeof value) {
      case "number":
        return Number.isFinite(value);
      default:
        // What a member holds that should not be there is looked at by the full lane only.
        return value === null || typeof value === "string" || typeof value === "boolean";
    }
  }

  private text(text: string, word: number): void {
    this.size += text.length;
    this.texts += text;
    this.word((text.length << LENGTH) | word);
  }

  private word(word: number): void {
    this.words[this.used++] = word;
  }
}

/** An object as JSON.parse and literals make them. */
function isPlainObject(value: unknown): value is Members {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const EMPTY: { toJSON?: unknown } = {};
const NONE: unknown[] & { toJSON?: unknown } = [];

/**
 * Whether the fast lane may be taken at all: under these limits, and while nobody has given all objects members, which
 * `for` would go through, or a way of being written.
 * @internal
 */
export function mayTake({ maxEventBytes, maxDepth }: Limits): boolean {
  for (const _ in EMPTY) return false;
  const usual = maxEventBytes >= USUAL.maxEventBytes && maxDepth >= USUAL.maxDepth;
  return usual && EMPTY.toJSON === undefined && NONE.toJSON === undefined && typeof TextEncoder !== "undefined";
}

/** What the module answers where the fast lane does not do. */
const IN_FULL = -1;
const WITH_DATA = -2;

/**
 * Remembers that a rule looks into the request data of an event's action.
 * @internal
 */
export function takeDataOf(event: unknown): void {
  try {
    const { action } = event as Members;
    if (withData.size >= MOST_ACTIONS) withData.clear();
    if (typeof action === "string") withData.add(action);
  } catch {
    // A getter that throws only now: the full lane says so.
  }
}

/** For one object at a time. Whoever comes while it is in use, from within a getter, takes the full lane. */
const one = new Taking(1);
let busy = false;

/**
 * Asks the module about one object by the fast lane: what it answers, as it stands in src/wasm/buffers.rs, or a number
 * below 0 where that is not for it.
 * @internal
 */
export function quick(
  event: object,
  options: Options | undefined,
  limits: Limits,
  ask: (core: Core, size: number, ascii: boolean) => number,
): number {
  if (busy || !mayTake(limits)) return IN_FULL;
  busy = true;
  try {
    let answer = once(event, options, limits, ask);
    if (answer === WITH_DATA) {
      takeDataOf(event);
      answer = once(event, options, limits, ask);
    }
    return answer;
  } finally {
    busy = false;
  }
}

function once(
  event: object,
  options: Options | undefined,
  limits: Limits,
  ask: (core: Core, size: number, ascii: boolean) => number,
): number {
  one.clear();
  if (!one.add(event, limits)) return IN_FULL;
  // Reading an object may have run the user's code, which may have called this package with other options.
  prepare(options);
  return call((core) => {
    const texts = one.allTexts;
    const size = putTaken(core, one.words, one.used, texts);
    return sure(ask(core, size, size === texts.length));
  });
}

/**
 * The action of the object that was asked about last.
 * @internal
 */
export function actionTaken(): string | undefined {
  return one.action;
}
