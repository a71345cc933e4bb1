/**
 * The same functions, without the WebAssembly module: `core.wasm` of this package is served beside the application and
 * given to `init`, as an address, a response, bytes or a compiled module, before anything else is called.
 *
 * @packageDocumentation
 */

export * from "./index.js";
