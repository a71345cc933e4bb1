/**
 * Runs a file of the package in a context that has the language, WebAssembly and atob, and prints what of its globals
 * was asked for at import and by the first calls. `node --experimental-vm-modules bare-host.mjs FILE [WASM]`
 */
import { readFileSync } from "node:fs";
import vm from "node:vm";

const [file, wasm] = process.argv.slice(2);
const BROWSER = ["window", "document", "self", "location", "XMLHttpRequest", "Worker", "importScripts", "Deno", "Bun"];
const MODULE = ["require", "module", "exports", "__filename", "__dirname", "define"];

const context = vm.createContext({});
const language = vm.runInContext("Object.getOwnPropertyNames(globalThis)", context);
const host = [...Object.getOwnPropertyNames(globalThis), ...BROWSER, ...MODULE].filter((n) => !language.includes(n));
let asked = new Set();
const watch = (name, value) =>
  Object.defineProperty(context, name, {
    configurable: true,
    get: () => {
      asked.add(name);
      return value;
    },
  });
for (const name of host) watch(name, name === "atob" ? atob : undefined);
for (const name of language) {
  const value = vm.runInContext(name, context);
  if (!["globalThis", "undefined", "NaN", "Infinity"].includes(name)) watch(name, value);
}

const taken = () => {
  const names = [...asked].sort();
  asked = new Set();
  return { host: names.filter((name) => host.includes(name)), language: names.filter((n) => language.includes(n)) };
};

const text = readFileSync(file, "utf8");
let face = {};
if (file.endsWith(".cjs")) {
  const module = { exports: face };
  vm.compileFunction(text, ["module", "exports"], { parsingContext: context })(module, module.exports);
  face = module.exports;
} else {
  const module = new vm.SourceTextModule(text, { context });
  await module.link((name) => {
    throw new Error(`${file} imports ${name}`);
  });
  await module.evaluate();
  face = module.namespace;
}
const atImport = taken();

if (wasm) await face.init(readFileSync(wasm));
const event = {
  action: "pm-20.training.delete",
  outcome: "succeß",
  target: { id: "crn:v1", name: "日本 🎉 \u{10ffff}" },
};
const json = JSON.stringify(event);
const results = {
  text: face.validate(json),
  bytes: face.validate(new TextEncoder().encode(json)),
  object: face.validate(event),
  lone: face.validate('{"action": "\ud800"}'),
  valid: face.isValid(json),
  lines: face.validateLines(`${json}\n{"a": "ü"}\n`),
  many: face.validateMany([event, event]),
  described: face.describe(event),
  entry: face.lookup("pm-20.training.delete"),
  suggested: face.suggest("pm-20.training.delte"),
  schema: face.jsonSchema("emit"),
};
const byCalls = taken();
process.stdout.write(JSON.stringify({ atImport, byCalls, results }));
