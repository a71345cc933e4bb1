/** The package and its WebAssembly modules, fetched when a log or the catalog is first wanted. */

import coreUrl from "activity-tracker-events/core.wasm?url";
import type { Log, LogOptions } from "activity-tracker-events/log";
import workerUrl from "activity-tracker-events/log/worker?worker&url";
import logUrl from "activity-tracker-events/log.wasm?url";
import type { Named } from "./state.js";
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

async function compile(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`);
  // Not every static host knows the type that compileStreaming insists on.
  return WebAssembly.compile(await response.arrayBuffer());
}

/** The catalog, the rules and the describer, ready for use on the page: the smaller module does. */
export const loadPackage = once(async (): Promise<Package> => {
  const [api, { ibmCloud }, core] = await Promise.all([
    import("activity-tracker-events/slim"),
    import("activity-tracker-events/ibm-cloud"),
    compile(coreUrl),
  ]);
  await api.init(core);
  api.loadCatalog(ibmCloud);
  return api;
});

/** Compiled once, for all workers of all logs. */
const logModule = once(() => compile(logUrl));
const worker = once(() => workerFrom(workerUrl));

/** Opens files as a log, with what was added to the catalog. `wide`: and with the pack of all IBM Cloud actions. */
export async function openFiles(files: readonly Named[], wide: boolean, options: LogOptions): Promise<Log> {
  const [api, { openLog }, compiled, start] = await Promise.all([
    loadPackage(),
    import("activity-tracker-events/log"),
    logModule(),
    worker(),
  ]);
  const catalogs = api.loadedCatalogs().filter((catalog) => wide || !("text" in catalog));
  return openLog(files, { ...options, wasm: compiled, worker: start, catalogs });
}
