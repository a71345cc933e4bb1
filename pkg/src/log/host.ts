/**
 * What of Node the log needs. It is asked for where it is needed and not imported: a browser has none of it, and bundlers
 * would look for it.
 */

interface Builtins {
  "node:fs": typeof import("node:fs");
  "node:fs/promises": typeof import("node:fs/promises");
  "node:os": typeof import("node:os");
  "node:path": typeof import("node:path");
  "node:url": typeof import("node:url");
  "node:worker_threads": typeof import("node:worker_threads");
  "node:zlib": typeof import("node:zlib");
}

/** Node's, or that of what is like it; absent in a browser. */
const host = (globalThis as { process?: { getBuiltinModule?: unknown; versions?: { node?: unknown } } }).process;

/** Whether this runs in Node. A page within Node (jsdom) is a page. */
export const inNode: boolean =
  typeof host?.getBuiltinModule === "function" && (globalThis as { window?: unknown }).window === undefined;

/** Whether this runs in a Node that does not give its modules away: before 20.16 and 22.3. */
export const inOldNode: boolean = host?.versions?.node !== undefined && typeof host.getBuiltinModule !== "function";

/** A module of Node's, in Node. */
export function builtin<Name extends keyof Builtins>(name: Name): Builtins[Name] {
  return (host as { getBuiltinModule(name: Name): Builtins[Name] }).getBuiltinModule(name);
}
