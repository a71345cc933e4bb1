/**
 * JavaScript values as JSON text: what JSON.stringify would write, for all that JSON can hold. What it cannot hold is not
 * dropped or turned into null but refused, with its place. No recursion: no nesting, cycle or getter that never ends
 * can bring the walk down; it ends with the size that an event may have.
 */
import type { Limits } from "./options.js";

/**
 * What came of a walk: text; nothing, since the text grew over the limit; or what JSON cannot hold, and where.
 * @internal
 */
export type Walked = { text: string } | { larger: true } | { path: string; message: string };

/** An object or array that has been opened and not yet closed. */
interface Frame {
  value: object;
  /** The names of an object's members; none for an array. */
  names: string[] | undefined;
  length: number;
  /** The index of the next member. */
  next: number;
  /** Nothing has been written in it yet. */
  empty: boolean;
}

/**
 * So many levels beyond the limit are followed, only to learn whether the text is too large as well, which would be
 * the finding for the same value as text.
 */
const BEYOND_DEPTH = 10_000;

/** Text that stands in JSON as it is, between quotes. */
const PLAIN = /^[ !#-[\]-~]*$/;

const cannot = (what: string, instead: string) => `${what} cannot be written as JSON; ${instead}`;

const THROWS = {
  member: "reading this member throws an error; give a plain value",
  members: "listing the members of this object throws an error; give a plain object",
  value: "looking at this value throws an error; give a plain value",
  toJSON: "the `toJSON` of this value throws an error; give a plain value",
};

/** Objects whose content is not in their members: JSON.stringify would write most of them as `{}`. */
const EXOTIC: Record<string, string> = {
  "[object Map]": cannot("a Map", "give a plain object"),
  "[object Set]": cannot("a Set", "give an array"),
  "[object WeakMap]": cannot("a WeakMap", "leave it out"),
  "[object WeakSet]": cannot("a WeakSet", "leave it out"),
  "[object WeakRef]": cannot("a WeakRef", "give what it refers to"),
  "[object Promise]": cannot("a Promise", "await it first"),
  "[object RegExp]": cannot("a RegExp", "give its source as a string"),
  "[object Error]": cannot("an Error", "give its message as a string"),
  "[object Symbol]": cannot("a symbol", "give a string"),
  "[object ArrayBuffer]": cannot("an ArrayBuffer", "give a string, such as Base64"),
  "[object SharedArrayBuffer]": cannot("a SharedArrayBuffer", "give a string, such as Base64"),
  "[object Generator]": cannot("a generator", "give an array"),
  "[object AsyncGenerator]": cannot("a generator", "give an array"),
};

/** Thrown to end a walk: what is said is in `saying`, and where is the walk's own place. */
const REFUSED = Symbol("refused");
const LARGER = Symbol("larger");

class Walk {
  private text = "";
  private deep = false;
  private readonly open: Frame[] = [];
  /** The objects of the open frames, to notice a cycle. */
  private readonly around = new Set<object>();
  /** What to say if the user's code throws now, or what is refused. */
  private saying = THROWS.value;

  constructor(private readonly limits: Limits) {}

  run(root: object): Walked {
    try {
      const value = this.plain(root, "");
      if (value === undefined) this.refuse(cannot("undefined", "give an object"));
      this.write(value);
      while (this.open.length > 0) this.step();
      return { text: this.text };
    } catch (thrown) {
      if (thrown === LARGER) return { larger: true };
      // Up to where it went wrong the text is JSON that nests too deep, and the reader says so.
      if (this.deep) return { text: this.text };
      return { path: this.path(), message: this.saying };
    }
  }

  /** Writes the next member of the innermost open object or array, or closes it. */
  private step(): void {
    const frame = this.open[this.open.length - 1] as Frame;
    if (frame.next >= frame.length) {
      this.add(frame.names === undefined ? "]" : "}");
      this.open.pop();
      this.around.delete(frame.value);
      return;
    }
    const index = frame.next++;
    const name = frame.names === undefined ? String(index) : (frame.names[index] as string);
    this.saying = THROWS.member;
    const value = this.plain((frame.value as Record<string, unknown>)[name], name);
    if (frame.names !== undefined) {
      if (value === undefined) return;
      this.quote(name, frame.empty ? "" : ",", ":");
    } else if (!frame.empty) {
      this.add(",");
    }
    frame.empty = false;
    this.write(value);
  }

  /** A value as its own `toJSON` gives it. */
  private plain(value: unknown, name: string): unknown {
    if ((typeof value !== "object" || value === null) && typeof value !== "bigint" && typeof value !== "function") {
      return value;
    }
    this.saying = THROWS.toJSON;
    const toJSON = (value as { toJSON?: unknown }).toJSON;
    return typeof toJSON === "function" ? Reflect.apply(toJSON, value, [name]) : value;
  }

  private write(value: unknown): void {
    switch (typeof value) {
      case "string":
        this.quote(value, "", "");
        break;
      case "number":
        if (!Number.isFinite(value)) this.refuse(cannot(String(value), "give a finite number or null"));
        // As JSON.stringify does: -0 is 0.
        this.add(String(value));
        break;
      case "boolean":
        this.add(String(value));
        break;
      case "undefined":
        // In an array, where leaving it out would move the others.
        this.add("null");
        break;
      case "object":
        if (value === null) this.add("null");
        else this.enter(value);
        break;
      case "bigint":
        this.refuse(cannot("a BigInt", "give a number or a string"));
        break;
      case "function":
        this.refuse(cannot("a function", "leave it out, or give what it returns"));
        break;
      default:
        this.refuse(cannot("a symbol", "give a string"));
    }
  }

  private enter(value: object): void {
    this.saying = THROWS.value;
    const isArray = Array.isArray(value);
    if (!isArray) {
      const prototype: unknown = Object.getPrototypeOf(value);
      if (prototype !== Object.prototype && prototype !== null) {
        const unboxed = this.unboxed(value);
        if (unboxed !== value) {
          this.write(unboxed);
          return;
        }
      }
    }
    if (this.around.has(value)) this.refuse(cannot("an object within itself", "leave it out here, or give its id"));
    let names: string[] | undefined;
    let length: number;
    if (isArray) {
      // A proxy may say anything of its length, and what is no number is none.
      length = Number(value.length) || 0;
    } else {
      this.saying = THROWS.members;
      names = Object.keys(value);
      length = names.length;
    }
    this.add(isArray ? "[" : "{");
    this.around.add(value);
    this.open.push({ value, names, length, next: 0, empty: true });
    if (this.open.length > this.limits.maxDepth) {
      this.deep = true;
      if (this.open.length > this.limits.maxDepth + BEYOND_DEPTH) throw REFUSED;
    }
  }

  /** The value in a boxed number, string or boolean; any other object that is written by its members is itself. */
  private unboxed(value: object): unknown {
    if (ArrayBuffer.isView(value))
      this.refuse(cannot("a typed array", "give a plain array, or a string such as Base64"));
    const tag = Object.prototype.toString.call(value);
    if (Object.hasOwn(EXOTIC, tag)) this.refuse(EXOTIC[tag] as string);
    switch (tag) {
      case "[object Number]":
        return holds(Number.prototype.valueOf, value) ? Number(value) : value;
      case "[object String]":
        return holds(String.prototype.valueOf, value) ? String(value) : value;
      case "[object Boolean]":
        return holds(Boolean.prototype.valueOf, value) ? Boolean.prototype.valueOf.call(value) : value;
      case "[object BigInt]":
        return holds(BigInt.prototype.valueOf, value) ? BigInt.prototype.valueOf.call(value) : value;
      default:
        return value;
    }
  }

  private quote(text: string, before: string, after: string): void {
    // Before it is escaped, which may make it six times as long.
    if (text.length > this.limits.maxEventBytes - this.text.length) throw LARGER;
    this.add(PLAIN.test(text) ? `${before}"${text}"${after}` : before + JSON.stringify(text) + after);
  }

  private add(text: string): void {
    this.text += text;
    // A unit is at least a byte.
    if (this.text.length > this.limits.maxEventBytes) throw LARGER;
  }

  private refuse(saying: string): never {
    this.saying = saying;
    throw REFUSED;
  }

  /** Where the walk is, as a JSON Pointer. */
  private path(): string {
    let path = "";
    for (const { names, next } of this.open) {
      if (next === 0) break;
      const name = names === undefined ? String(next - 1) : (names[next - 1] as string);
      path += `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    }
    return path;
  }
}

/** Whether an object is what its tag says, which any object can say of itself. */
function holds(inside: () => unknown, value: object): boolean {
  try {
    Reflect.apply(inside, value, []);
    return true;
  } catch {
    return false;
  }
}

/**
 * Walks an object (or whatever else is not text, bytes or a primitive value).
 * @internal
 */
export function walk(root: object, limits: Limits): Walked {
  return new Walk(limits).run(root);
}
