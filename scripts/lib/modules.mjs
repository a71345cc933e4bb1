import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { run, which } from "./run.mjs";
import { Stop, say } from "./say.mjs";

const COMMAND = ["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"];

function packages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/**
 * Does node_modules hold what package-lock.json asks for? npm keeps a lockfile of its own in there, of what it did
 * install; only packages for other platforms may be missing from it.
 */
export function modulesInLine(root) {
  const wanted = packages(join(root, "package-lock.json"));
  const present = packages(join(root, "node_modules", ".package-lock.json"));
  const same = (a, b) => a && b && a.version === b.version && a.integrity === b.integrity && a.link === b.link;
  const installed = Object.keys(wanted).filter((path) => path.startsWith("node_modules/"));
  if (installed.length === 0) return false;
  return (
    installed.every((path) => (present[path] ? same(wanted[path], present[path]) : wanted[path].optional)) &&
    Object.keys(present).every((path) => wanted[path]) &&
    ["biome", "esbuild", "tsc", "wasm-opt"].every((name) => which(name, join(root, "node_modules", ".bin")))
  );
}

/** The npm that is running, or the one beside this Node, or on PATH: a command and its first arguments. */
export function npm(env = process.env) {
  if (env.npm_execpath) return [process.execPath, env.npm_execpath];
  return [which("npm", dirname(process.execPath)) ?? which("npm", env.PATH) ?? "npm"];
}

export async function ensureModules(root, env) {
  if (modulesInLine(root)) return;
  say("node_modules: npm ci");
  const [command, ...first] = npm(env);
  const { code, output } = await run(command, [...first, ...COMMAND], { cwd: root, env });
  if (code !== 0) {
    // npm says what is wrong first, and goes on to its usage.
    const lines = output.split("\n").filter((line) => /^npm error ./.test(line));
    throw new Stop(`npm ci failed\n${lines.slice(0, 12).join("\n")}`, `npm ${COMMAND.join(" ")}`);
  }
  if (!modulesInLine(root))
    throw new Stop("node_modules is still not what package-lock.json asks for", "npm install --include=dev");
}
