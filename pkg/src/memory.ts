/**
 * The module's memory: texts are written into it and results read from it without a detour. Views of it are made anew
 * when it has grown, and addresses asked for anew when the module has been started anew.
 */
import { type Core, instanceNumber } from "./core.js";
import { decode, encode, encodeInto, isWellFormed, SHORT, write } from "./text.js";

let instance = 0;
let memory: WebAssembly.Memory | undefined;
let bytes: Uint8Array = new Uint8Array(0);
/** The kept buffer: how many bytes it holds, and where it lies. */
let room = 0;
let input = 0;
/** Its bytes, as long as it lies there. */
let buffer: Uint8Array = new Uint8Array(0);
/** The kept buffer for the words of parsed objects. */
let words: Uint32Array = new Uint32Array(0);

/** Up to so many units a text is written without asking how long it will be. */
const ALWAYS = 1 << 16;

/**
 * All bytes of the module, as they are now.
 * @internal
 */
export function view(core: Core): Uint8Array {
  if (instance !== instanceNumber() || memory === undefined) {
    instance = instanceNumber();
    memory = core.ownMemory();
    room = 0;
    bytes = new Uint8Array(memory.buffer);
    forget();
  } else if (bytes.length === 0) {
    // What has grown is another buffer, and the old one has no bytes any more.
    bytes = new Uint8Array(memory.buffer);
    forget();
  }
  return bytes;
}

function forget(): void {
  buffer = bytes.subarray(0, 0);
  words = new Uint32Array(0);
}

/** The kept buffer, with room for so many bytes at least. */
function makeRoom(core: Core, size: number): Uint8Array {
  view(core);
  if (buffer.length < size || buffer.length === 0) {
    if (room < size || room === 0) {
      room = Math.max(size, ALWAYS);
      input = core.inputRoom(room);
    }
    buffer = view(core).subarray(input, input + room);
  }
  return buffer;
}

/** The kept buffer for words, with room for so many at least. */
function makeWords(core: Core, count: number): Uint32Array {
  view(core);
  if (words.length < count) {
    const at = core.wordsRoom(count);
    words = new Uint32Array(view(core).buffer, at, count);
  }
  return words;
}

/**
 * Writes a text or bytes into the kept buffer, and gives the size in bytes.
 * @internal
 */
export function put(core: Core, text: string | Uint8Array): number {
  if (typeof text !== "string") {
    makeRoom(core, text.length).set(text);
    return text.length;
  }
  if (typeof TextEncoder === "undefined") return put(core, encode(text));
  if (text.length <= SHORT) return write(text, makeRoom(core, ALWAYS)).written;
  // Nearly all texts are ASCII; of others a unit is up to three bytes.
  let { read, written } = encodeInto(text, makeRoom(core, Math.max(ALWAYS, text.length + (text.length >> 3))));
  if (written === text.length) return written;
  if (!isWellFormed(text)) return put(core, encode(text));
  if (read < text.length) ({ read, written } = encodeInto(text, makeRoom(core, 3 * text.length)));
  return written;
}

/**
 * Writes the words of parsed objects and their texts into the kept buffers, and gives the size of the texts in bytes. A
 * surrogate without its partner becomes U+FFFD, as in an escaped string.
 * @internal
 */
export function putTaken(core: Core, given: Uint32Array, count: number, texts: string): number {
  const from = makeWords(core, given.length);
  const to = makeRoom(core, 3 * texts.length);
  // Making room for the one may have moved the other.
  const kept = from.length > 0 ? from : makeWords(core, given.length);
  for (let at = 0; at < count; at++) kept[at] = given[at] as number;
  return encodeInto(texts, to).written;
}

/**
 * The bytes of the kept buffer.
 * @internal
 */
export function kept(core: Core, from: number, length: number): Uint8Array {
  return view(core).subarray(input + from, input + from + length);
}

/**
 * The last result that is JSON text.
 * @internal
 */
export function output<T>(core: Core, length: number): T {
  const from = core.outputAddress();
  return JSON.parse(decode(view(core).subarray(from, from + length))) as T;
}

/**
 * An answer that is one number; none is told by NaN.
 * @internal
 */
export function sure(answer: number): number {
  if (Number.isNaN(answer)) throw new Error("it was asked from within another call");
  return answer;
}
