/**
 * The default entry carries the WebAssembly module within itself. Other entries have another module in this one's place:
 * the build sees to that.
 * The text is what `scripts/lib/inline.mjs` writes.
 */
import { wasmOrder as order, wasmSigns as signs, wasmText as text } from "../generated/core-bytes.js";

/**
 * The module that this entry carries: its bytes, or compiled; undefined if it carries none.
 * @internal
 */
export function carried(): WebAssembly.Module | Uint8Array<ArrayBuffer> | undefined {
  const places = new Uint8Array(128);
  for (let at = 0; at < signs.length; at++) places[signs.charCodeAt(at)] = at;
  const values = Uint8Array.from(order);
  const single = signs.length - 2;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    let place = places[text.charCodeAt(at)] as number;
    // One of the first two signs begins a pair.
    place += place < 2 ? single * (place + 1) - place + (places[text.charCodeAt(++at)] as number) - 2 : -2;
    bytes[length++] = values[place] as number;
  }
  return bytes.subarray(0, length);
}
