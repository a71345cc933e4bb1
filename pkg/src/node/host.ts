/** What lies beside the code that runs here: the WebAssembly module as a file, and the worker script. */
import { readFile } from "node:fs/promises";

let compiled: Promise<WebAssembly.Module> | undefined;

/** The module, compiled once for all threads. */
export function coreModule(): Promise<WebAssembly.Module> {
  compiled ??= readFile(new URL("./core.wasm", import.meta.url)).then((bytes) => WebAssembly.compile(bytes));
  return compiled;
}

/** Where the worker script lies. */
export function workerScript(): URL {
  return new URL("./worker.js", import.meta.url);
}
