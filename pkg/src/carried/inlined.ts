/**
 * The default entry carries the WebAssembly module within itself. Other entries have another module in this one's place:
 * the build sees to that.
 */
import { wasmBase64 } from "../generated/core-bytes.js";

/**
 * The module that this entry carries: its bytes, or compiled; undefined if it carries none.
 * @internal
 */
export function carried(): WebAssembly.Module | Uint8Array<ArrayBuffer> | undefined {
  const text = atob(wasmBase64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
