/**
 * The module's memory: texts are written into it and results read from it without a detour. Views of it are made anew
 * when it has grown, and addresses asked for anew when the module has been started anew.
 */
import { type Core, instanceNumber } from "./core.js";
import { decode, encode, encodeInto, isWellFormed } from "./text.js";

let instance = 0;
let memory: WebAssembly.Memory | undefined;
let bytes: Uint8Array = new Uint8Array(0);
/** The kept buffer: how many bytes it holds, and where it lies. */
let room = 0;
let input = 0;

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
  } else if (bytes.buffer !== memory.buffer) {
    bytes = new Uint8Array(memory.buffer);
  }
  return bytes;
}

function makeRoom(core: Core, size: number): Uint8Array {
  view(core);
  if (size > room) {
    room = Math.max(size, ALWAYS);
    input = core.inputRoom(room);
  }
  return view(core);
}

/**
 * Writes a text or bytes into the kept buffer, and gives the size in bytes.
 * @internal
 */
export function put(core: Core, text: string | Uint8Array): number {
  if (typeof text !== "string") {
    makeRoom(core, text.length).set(text, input);
    return text.length;
  }
  if (typeof TextEncoder === "undefined" || !isWellFormed(text)) return put(core, encode(text));
  // Nearly all texts are ASCII; of others a unit is up to three bytes.
  let to = makeRoom(core, Math.max(ALWAYS, text.length + (text.length >> 3)));
  let { read, written } = encodeInto(text, to.subarray(input, input + room));
  if (read < text.length) {
    to = makeRoom(core, 3 * text.length);
    ({ read, written } = encodeInto(text, to.subarray(input, input + room)));
  }
  return written;
}

/**
 * Writes bytes and behind them a well-formed text into the kept buffer, and gives the size of both in bytes.
 * @internal
 */
export function putBoth(core: Core, head: Uint8Array, text: string): number {
  const to = makeRoom(core, head.length + 3 * text.length);
  to.set(head, input);
  return head.length + encodeInto(text, to.subarray(input + head.length, input + room)).written;
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
