/** `./slim`: whoever uses it serves core.wasm and gives it to `init`. */

/** @internal */
export function carried(): WebAssembly.Module | Uint8Array<ArrayBuffer> | undefined {
  return undefined;
}
