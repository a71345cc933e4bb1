/**
 * What of Node the log needs. It is not imported: a browser has none of it, and bundlers would look for it. The build
 * puts `builtinModule` before each entry of the log (scripts/lib/assemble.mjs).
 */

/** A module of Node's; undefined where this runs in no Node. */
declare const builtinModule: ((name: string) => unknown) | undefined;

type Node = {
  "node:fs": typeof import("node:fs");
  "node:os": typeof import("node:os");
  "node:path": typeof import("node:path");
  "node:url": typeof import("node:url");
  "node:worker_threads": typeof import("node:worker_threads");
  "node:zlib": typeof import("node:zlib");
};

/** Whether this runs in Node, or in what is like it. A page within Node (jsdom) is a page. */
export const inNode: boolean =
  typeof builtinModule === "function" &&
  // biome-ignore lint/complexity/useLiteralKeys: the index signature of globalThis
  (globalThis as Record<string, unknown>)["window"] === undefined;

/** @throws if this runs in no Node */
export function builtin<Name extends keyof Node>(name: Name): Node[Name] {
  if (typeof builtinModule !== "function") throw new Error(`${name} is there in Node only`);
  return builtinModule(name) as Node[Name];
}
