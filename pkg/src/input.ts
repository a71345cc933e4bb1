/** What a user may hand in as an event, told apart and handed to the module as bytes. */
import { type Core, call } from "./core.js";
import { put } from "./memory.js";
import { walk } from "./object.js";
import { type Limits, prepare } from "./options.js";
import { encode, utf8Size } from "./text.js";
import type { Options } from "./types.js";

/**
 * What to ask of the module for each way in which an input can turn out.
 * @internal
 */
export interface Answers<T> {
  /**
   * JSON text of so many bytes in the kept buffer; `places` when it is what the user gave, so that places in it mean
   * something.
   */
  text(core: Core, size: number, places: boolean, given: string | Uint8Array): T;
  /** More bytes than an event may have; Infinity where they were not counted to the end. */
  larger(core: Core, size: number, places: boolean, limit: number): T;
  /** An object that holds what JSON cannot, at a path. */
  notJson(core: Core, path: string, message: string): T;
  /** No object, and nothing that JSON knows. */
  notObject(core: Core, what: string): T;
}

/**
 * Answers about any input under some options.
 * @throws `bad_option`
 * @internal
 */
export function answer<T>(input: unknown, options: Options | undefined, answers: Answers<T>): T {
  const limits = prepare(options);
  if (typeof input === "string" && input.length <= limits.maxEventBytes) {
    return call((core) => ofText(core, input, true, limits, answers));
  }
  const found = read(input, limits);
  // Reading an object may have run the user's code, which may have called this package with other options.
  prepare(options);
  const places = isText(input);
  return call((core) => {
    // Not instanceof: a host's TextEncoder may give bytes of a class that is not this context's.
    if (ArrayBuffer.isView(found)) return answers.text(core, put(core, found), places, found);
    if (typeof found === "number") return answers.larger(core, found, places, limits.maxEventBytes);
    if ("what" in found) return answers.notObject(core, found.what);
    if ("path" in found) return answers.notJson(core, found.path, found.message);
    return ofText(core, found.text, places, limits, answers);
  });
}

function ofText<T>(core: Core, text: string, places: boolean, { maxEventBytes }: Limits, answers: Answers<T>): T {
  const size = put(core, text);
  if (size > maxEventBytes) return answers.larger(core, size, places, maxEventBytes);
  return answers.text(core, size, places, text);
}

/** Text or bytes to check; the size of what is too large; what it is, if no object; or why it cannot be read, and where. */
type Found = Uint8Array | { text: string } | number | { what: string } | { path: string; message: string };

function read(input: unknown, limits: Limits): Found {
  switch (typeof input) {
    case "string":
      return readText(input, limits);
    case "boolean":
      return encode(String(input));
    case "number":
      return Number.isFinite(input) ? encode(String(input)) : { what: String(input) };
    case "undefined":
      return { what: "undefined" };
    case "bigint":
      return { what: "a BigInt" };
    case "symbol":
      return { what: "a symbol" };
    case "function":
      return { what: "a function" };
    default:
      return input === null
        ? encode("null")
        : (readBytes(input as object, limits) ?? readObject(input as object, limits));
  }
}

function readText(text: string, { maxEventBytes }: Limits): Found {
  // A unit is one to three bytes: of a string that cannot fit, only the size is worked out.
  return text.length > maxEventBytes ? utf8Size(text) : { text };
}

function readBytes(input: object, { maxEventBytes }: Limits): Found | undefined {
  if (!isBytes(input)) return undefined;
  const bytes = bytesOf(input);
  if (bytes === undefined) return { path: "", message: GONE };
  return bytes.length > maxEventBytes ? bytes.length : bytes;
}

/** @internal */
export const GONE = "these bytes are gone: their buffer has been detached, transferred or made smaller";

/**
 * The bytes of a buffer or a view; undefined if they are gone.
 * @internal
 */
export function bytesOf(input: ArrayBuffer | ArrayBufferView<ArrayBuffer>): Uint8Array | undefined {
  try {
    return ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
  } catch {
    return undefined;
  }
}

function readObject(input: object, limits: Limits): Found {
  const walked = walk(input, limits);
  if ("message" in walked) return walked;
  if ("larger" in walked) return Number.POSITIVE_INFINITY;
  return readText(walked.text, limits);
}

/** Whether the user knows the text that is checked. */
function isText(input: unknown): boolean {
  return typeof input === "string" || (typeof input === "object" && input !== null && isBytes(input));
}

/**
 * Whether something is bytes: by what it is, not by its class, of which every window and every context has its own.
 * @internal
 */
export function isBytes(input: object): input is ArrayBuffer | ArrayBufferView<ArrayBuffer> {
  if (ArrayBuffer.isView(input)) return true;
  try {
    // What literals and JSON.parse make is told at a glance.
    if (Object.getPrototypeOf(input) === Object.prototype) return false;
  } catch {
    return false;
  }
  sizes ??= [ArrayBuffer, sharedBuffer()].map(sizeOf);
  return sizes.some((size) => size !== undefined && takes(size, input));
}

/** The accessors of the buffers of this host, once they were asked for. */
let sizes: ((() => unknown) | undefined)[] | undefined;

/** Not there in every host, and not in a page that is not isolated. */
function sharedBuffer(): { prototype: object } | undefined {
  return typeof SharedArrayBuffer === "undefined" ? undefined : SharedArrayBuffer;
}

function sizeOf(kind: { prototype: object } | undefined): (() => unknown) | undefined {
  return kind && Object.getOwnPropertyDescriptor(kind.prototype, "byteLength")?.get;
}

/** Whether a buffer's own accessor takes the object for a buffer, which no tag and no proxy can feign. */
function takes(size: () => unknown, input: object): boolean {
  try {
    return typeof Reflect.apply(size, input, []) === "number";
  } catch {
    return false;
  }
}
