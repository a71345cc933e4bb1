/**
 * `npm run setup`, and the first step of every other command: sees to all that is needed to build and test, and says in
 * a line each what it does. A second run finds everything in place, asks only the disk, and says nothing.
 */
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureModules } from "./lib/modules.mjs";
import { root as checkout } from "./lib/root.mjs";
import { ensureRust, rustEnv, rustStillThere } from "./lib/rust.mjs";
import { main, Stop, say } from "./lib/say.mjs";
import { hashFiles, lookOf, readStamp, sameLook, writeStamp } from "./lib/stamp.mjs";
import { ensureTools, toolsOf } from "./lib/tools.mjs";

const NODE = 20;

/** Makes everything ready; returns the environment in which cargo, wasm-pack, wasm-bindgen and wasm-opt are the right ones. */
export async function setup(root = checkout, env = process.env) {
  if (Number(process.versions.node.split(".")[0]) < NODE) {
    throw new Stop(`Node ${NODE} or newer is needed, this is ${process.versions.node}`, `nvm install ${NODE}`);
  }
  const stampFile = join(root, ".tools", "stamp.json");
  const stamp = readStamp(stampFile);
  // What was found for another platform, toolchain or tool version says nothing about this one.
  const key = hashFiles(root, ["rust-toolchain.toml"], toolsOf(root), process.platform, process.arch);

  const known = stamp.key === key && rustStillThere(root, stamp.rust);
  const rust = known ? stamp.rust : await ensureRust(root, env);
  const inner = rustEnv(root, env, rust.bin);
  const folders = [join(root, ".tools", "bin"), join(root, "node_modules", ".bin")];
  const outer = { ...inner, PATH: [...folders, inner.PATH].join(delimiter) };

  await ensureModules(root, env);
  if (!known || !stamp.tools || !sameLook(stamp.tools)) {
    const tools = lookOf(await ensureTools(root, inner));
    writeStamp(stampFile, { key, rust, tools });
  }
  return outer;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(async () => {
    await setup();
    say("everything is in place");
  });
}
