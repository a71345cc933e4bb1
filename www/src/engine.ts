/** The package and its WebAssembly module, fetched when a log or the catalog is first wanted. */
import type { Log, LogOptions } from "activity-tracker-events/log";
import workerUrl from "activity-tracker-events/log/worker?worker&url";
import wasmUrl from "activity-tracker-events/log.wasm?url";
import { workerFrom } from "./trusted.js";

export type Package = typeof import("activity-tracker-events/slim");

/** What is asked for once; after a failure, asked for again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Compiled once, for the page and all workers. */
const module = once(async () => {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`${wasmUrl}: the server answered ${response.status}`);
  // Not every static host knows the type that compileStreaming insists on.
  return WebAssembly.compile(await response.arrayBuffer());
});

/** The catalog, the rules and the describer, ready for use. */
export const loadPackage = once(async (): Promise<Package> => {
  const [api, compiled] = await Promise.all([import("activity-tracker-events/slim"), module()]);
  await api.init(compiled);
  return api;
});

const worker = once(() => workerFrom(workerUrl));

/** Opens files as a log. */
export async function openFiles(files: readonly { name: string; file: Blob }[], options: LogOptions): Promise<Log> {
  const [{ openLog }, compiled, start] = await Promise.all([import("activity-tracker-events/log"), module(), worker()]);
  return openLog(files, { ...options, wasm: compiled, worker: start });
}
