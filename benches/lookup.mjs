/**
 * How long look-ups take, and loading the IBM Cloud pack: `node benches/lookup.mjs [--rounds N]`, after `npm run build`.
 * Printed, not asserted: the figures are the machine's as much as the module's. Each is the best of the rounds; the pack
 * is loaded once in each of as many processes, of which the middle one is told.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { actions, loadCatalog, lookup } from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { rounds: { type: "string", default: "50" }, load: { type: "boolean" } } });
const ROUNDS = Number(values.rounds);
/** So many processes load the pack. */
const LOADS = Math.min(ROUNDS, 9);

if (values.load) {
  // The module is there before the pack is.
  lookup("pm-20.training.delete");
  const from = performance.now();
  loadCatalog(ibmCloud);
  console.log(performance.now() - from);
} else await all();

/** The best time for one of some items, over many rounds through all of them. */
function measure(name, items, work) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const from = process.hrtime.bigint();
    for (const item of items) work(item);
    best = Math.min(best, Number(process.hrtime.bigint() - from) / items.length);
  }
  console.log(`${String(Math.round(best)).padStart(6)} ns  ${name}`);
}

/** The module without the face of the package: its glue is TypeScript's neighbour and has to be bundled. */
async function glue() {
  const outfile = join(root, "target", "bench", "glue.mjs");
  mkdirSync(join(root, "target", "bench"), { recursive: true });
  const entryPoints = [join(root, "pkg", "src", "generated", "core.js")];
  await build({ entryPoints, outfile, bundle: true, format: "esm", platform: "neutral", logLevel: "error" });
  const module = await import(pathToFileURL(outfile).href);
  const compiled = new WebAssembly.Module(readFileSync(join(root, "pkg", "dist", "core.wasm")));
  module.start(new WebAssembly.Instance(compiled, module.imports()), compiled);
  return module;
}

async function all() {
  const module = await glue();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const many = (names) => Array.from({ length: 20_000 }, (_, at) => names[at % names.length]);
  const named = () =>
    actions().map(({ action }) => action.replace("<service_name>", "my-database").replace("<asset_type>", "wml_model"));
  const known = many(named());
  const unknown = known.map((action) => `${action}x`);
  const bytes = (names) => names.map((name) => encoder.encode(name));
  // As the face of the package does it: the name into the kept buffer, the entry as JSON out of another.
  const at = module.inputRoom(1 << 16);
  let memory = new Uint8Array(0);
  const inModule = (name) => {
    if (memory.length === 0) memory = new Uint8Array(module.ownMemory().buffer);
    memory.set(name, at);
    const length = module.lookup(name.length);
    if (length === 0) return undefined;
    if (memory.length === 0) memory = new Uint8Array(module.ownMemory().buffer);
    const from = module.outputAddress();
    return JSON.parse(decoder.decode(memory.subarray(from, from + length)));
  };

  measure("lookup(known action), from the second time on", known, lookup);
  measure("lookup(unknown action)", unknown, lookup);
  const alone = (name, names) => measure(`the module alone: ${name}`, bytes(names), inModule);
  alone("an action that it does not know", unknown);
  alone("a known action, its entry built as an object", known);

  module.loadPack(encoder.encode(ibmCloud.text));
  alone("with the pack, an action that it does not know", unknown);
  const built = new Set(known);
  loadCatalog(ibmCloud);
  const listed = many(named().filter((action) => !built.has(action)));
  measure("lookup(action of the pack), from the second time on", listed, lookup);

  const own = fileURLToPath(import.meta.url);
  const load = () => Number(execFileSync(process.execPath, [own, "--load"], { encoding: "utf8" }));
  const loads = Array.from({ length: LOADS }, load).sort((one, other) => one - other);
  const [middle, last] = [loads[loads.length >> 1], loads.at(-1)];
  console.log(`${middle.toFixed(1).padStart(6)} ms  loadCatalog(ibmCloud) (${loads[0].toFixed(1)}–${last.toFixed(1)})`);
}
