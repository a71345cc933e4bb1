/** For hosts that forbid compiling from bytes (workerd): they compile the file when they load this one. */
import module from "./core.wasm";

/** @internal */
export function carried(): WebAssembly.Module | Uint8Array<ArrayBuffer> | undefined {
  return module;
}
