/**
 * What starting costs, in a process of its own: `node benches/start.mjs module|package|ajv`. Prints milliseconds as JSON;
 * `npm run bench` starts many and takes the medians.
 */
import { readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(path, import.meta.url));
const event = String(read("../samples/events.ndjson")).split("\n", 1)[0];

/** The module from its bytes to a running instance, without reading the file. */
async function module() {
  const glue = await import("../target/wasm-pack/core.js");
  const bytes = read("../pkg/dist/core.wasm");
  const from = performance.now();
  const compiled = new WebAssembly.Module(bytes);
  const between = performance.now();
  glue.initSync({ module: compiled });
  const to = performance.now();
  return { compile: between - from, instantiate: to - between, total: to - from };
}

/** The package as a program has it, from the import to the first verdict. */
async function whole() {
  const from = performance.now();
  const { initSync, validate } = await import("activity-tracker-events");
  const imported = performance.now();
  initSync();
  const started = performance.now();
  validate(event);
  const to = performance.now();
  return { import: imported - from, start: started - imported, firstVerdict: to - started, total: to - from };
}

/** The same with ajv and the schema as a file. */
async function ajv() {
  const schema = read("../pkg/dist/event.schema.json");
  const from = performance.now();
  const { default: Ajv } = await import("ajv/dist/2020.js");
  const imported = performance.now();
  const check = new Ajv({ strict: true }).compile(JSON.parse(schema));
  const started = performance.now();
  check(JSON.parse(event));
  const to = performance.now();
  return { import: imported - from, start: started - imported, firstVerdict: to - started, total: to - from };
}

console.log(JSON.stringify(await { module, package: whole, ajv }[process.argv[2]]()));
