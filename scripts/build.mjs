/**
 * `npm run build`: the crate becomes WebAssembly (wasm-pack, under target/), its bytes and glue become modules of the
 * TypeScript face, that becomes the npm package's dist folder, and from it the viewer is built into it. Each of the steps is
 * skipped when neither what it reads nor what it wrote changed.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { assemble, CONFIGS } from "./lib/assemble.mjs";
import { glueDeclarations, glueOf } from "./lib/glue.mjs";
import { inline } from "./lib/inline.mjs";
import { restorePackage } from "./lib/restore.mjs";
import { root as checkout } from "./lib/root.mjs";
import { run, tail } from "./lib/run.mjs";
import { main, Stop, say, sayWhile } from "./lib/say.mjs";
import { filesUnder, hashFiles, lookOf, readStamp, sameLook, writeStamp } from "./lib/stamp.mjs";
import { buildViewer } from "./lib/viewer.mjs";
import { wasmEnv } from "./lib/wasm.mjs";
import { setup } from "./setup.mjs";

const TOOLING = ["scripts/build.mjs", "scripts/lib/wasm.mjs", "package-lock.json"];
const CRATE = ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo", "build.rs", "build", "src"];
/** The modules: `core`, which the library carries, and `log`, which has the index of open logs beside all of that. */
const MODULES = [
  { name: "core", feature: "wasm", out: "target/wasm-pack" },
  { name: "log", feature: "log", out: "target/wasm-pack-log" },
];
const BYTES = "pkg/src/generated/core-bytes.ts";
const glueFiles = ({ name }) => [`pkg/src/generated/${name}.js`, `pkg/src/generated/${name}.d.ts`];
const wasmFile = ({ name, out }) => `${out}/${name}_bg.wasm`;
const VIEWER = "pkg/dist/viewer";

/** Runs a step unless its stamp says that nothing changed; the stamp is written last, so a broken step runs again. */
async function step(root, name, inputs, outputs, work) {
  const file = join(root, "target", "stamps", `${name}.json`);
  const stamp = readStamp(file);
  const key = hashFiles(root, inputs);
  if (stamp.key === key && stamp.outputs?.length > 0 && sameLook(stamp.outputs)) return false;
  rmSync(file, { force: true });
  await work();
  writeStamp(file, { key, outputs: lookOf(filesUnder(root, outputs).map((path) => join(root, path))) });
  return true;
}

async function buildWasm(root, env, module) {
  const { name, feature, out } = module;
  const done = sayWhile(`wasm: wasm-pack build (${name})`, "wasm");
  const args = ["build", "--target", "web", "--release", "--mode", "no-install", "--no-pack"];
  // Under target/, never pkg/: wasm-pack overwrites a package.json and leaves a .gitignore that empties the tarball.
  args.push("--out-dir", out, "--out-name", name, "--", "--features", feature);
  const { code, output } = await run("wasm-pack", args, { cwd: root, env: wasmEnv(env) });
  const seconds = done();
  if (code !== 0) throw new Stop(`wasm-pack build failed\n${tail(output, 60)}`);
  say(`wasm: ${name}, ${Math.round(statSync(join(root, wasmFile(module))).size / 1024)} KB in ${seconds} s`);
}

/** A module's glue and, of the one that is carried, its bytes, as modules of the TypeScript face. */
function writeGlue(root, { name, out }) {
  const read = (file) => readFileSync(join(root, out, file));
  const generated = join(root, "pkg", "src", "generated");
  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, `${name}.js`), glueOf(read(`${name}.js`).toString(), name === "log"));
  writeFileSync(join(generated, `${name}.d.ts`), glueDeclarations(read(`${name}.d.ts`).toString()));
  if (name === "core") writeFileSync(join(root, BYTES), inline(read(`${name}_bg.wasm`)));
}

/** Builds what is not up to date; returns whether there was anything to do. */
export async function build(root, env) {
  await restorePackage(root, env);
  let built = false;
  for (const module of MODULES) {
    const { name, out } = module;
    const suffix = name === "core" ? "" : `-${name}`;
    const inputs = [...CRATE, ...TOOLING];
    built = (await step(root, `wasm${suffix}`, inputs, [out], () => buildWasm(root, env, module))) || built;
    const outputs = [...glueFiles(module), ...(name === "core" ? [BYTES] : [])];
    const writing = [out, "scripts/lib/glue.mjs", ...TOOLING];
    built = (await step(root, `glue${suffix}`, writing, outputs, () => writeGlue(root, module))) || built;
  }
  const modules = MODULES.map(wasmFile);
  const face = ["pkg/src", "pkg/package.json", ...CONFIGS.map((config) => `pkg/${config}`), "LICENSE", ...modules];
  const dist = await step(root, "package", [...face, "scripts/lib", ...TOOLING], ["pkg/dist", "pkg/LICENSE"], () =>
    assemble(root, env, Object.fromEntries(MODULES.map((module) => [module.name, wasmFile(module)]))),
  );
  // The viewer is built from the package as any user's page would be, and then shipped in it.
  const used = filesUnder(root, ["pkg/dist"]).filter((file) => !file.startsWith(`${VIEWER}/`));
  const page = [
    "www/index.html",
    "www/src",
    "www/package.json",
    "www/tsconfig.json",
    "www/vite.config.ts",
    "samples/events.ndjson",
  ];
  const viewer = await step(root, "viewer", [...page, ...used, "scripts/lib/viewer.mjs", ...TOOLING], [VIEWER], () =>
    buildViewer(root, env),
  );
  return built || dist || viewer;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(async () => {
    const built = await build(checkout, await setup());
    if (!built) say("pkg/dist is up to date");
  });
}
