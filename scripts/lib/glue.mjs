/**
 * The glue that wasm-bindgen writes, made fit for a package that does nothing at import: it would make a TextDecoder
 * there, which some hosts do not have; it starts its module once and for all, but after a trap ours starts anew; and it
 * brings a loader with it, while ours is pkg/src/core.ts.
 */
import { Stop } from "./say.mjs";

/** Text in place of text. Each must be found once: another wasm-bindgen may write another glue. */
const CHANGES = [
  [/^let cachedTextDecoder = [\s\S]*?^function decodeText\([\s\S]*?^}\n/m, ""],
  [/^async function __wbg_load\([\s\S]*$/m, ""],
];

const START = `/** What an instance has to be given. */
export const imports = () => __wbg_get_imports();

/** Makes an instance the one that answers, also where another was before. */
export function start(instance, module) {
    // Views of the old memory that somebody still holds are emptied, so that none gives stale text. A module that was
    // not this package's has none.
    wasm?.memory?.grow(0);
    __wbg_finalize_init(instance, module);
}
`;

/** Nothing of these may be left: no host has them all. */
const FOREIGN = ["TextDecoder", "fetch", "Request", "Response", "URL", "console", "import\\.meta"];
/** Nor these in the library: it runs in hosts without, and takes values of other contexts than the module's. */
const LIBRARY = ["TextEncoder", "instanceof"];

/**
 * The glue of a module; `alone` says that nobody calls it but this package's own workers.
 */
export function glueOf(text, alone) {
  let glue = text;
  for (const [found, instead] of CHANGES) {
    if (!found.test(glue)) throw new Stop(`the glue of wasm-bindgen has changed: it has nothing like ${found}`);
    glue = glue.replace(found, () => instead);
  }
  glue = `import { decode as decodeText } from "../text.js";\n${glue}\n${START}`;
  const names = new RegExp(`\\b(?:${[...FOREIGN, ...(alone ? [] : LIBRARY)].join("|")})\\b`);
  const foreign = names.exec(glue.replace(/^\s*(?:\/?\*|\/\/).*$/gm, ""))?.[0];
  if (foreign) throw new Stop(`the glue of wasm-bindgen names ${foreign}, which not every host has`);
  return glue;
}

const LOADER = /^export type InitInput [\s\S]*$/m;

export function glueDeclarations(text) {
  if (!LOADER.test(text)) throw new Stop(`the declarations of wasm-bindgen have changed: nothing like ${LOADER}`);
  return `${text.replace(LOADER, "")}export function imports(): WebAssembly.Imports;
export function start(instance: WebAssembly.Instance, module: WebAssembly.Module): void;
`;
}
