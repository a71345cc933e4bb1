/**
 * `npm test [-- --only rust|package|log|consumers|viewer|cli|tooling]`: sets up, builds, runs the Rust tests and the Node tests,
 * and closes with the totals of both.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { findChromium } from "./lib/browser.mjs";
import { ensureHosts } from "./lib/hosts.mjs";
import { root } from "./lib/root.mjs";
import { main, Stop, say } from "./lib/say.mjs";
import { filesUnder } from "./lib/stamp.mjs";
import { add, cargoTotals, closingLine, NOTHING, nodeTotals } from "./lib/totals.mjs";
import { setup } from "./setup.mjs";

/** What --only may name, and the folders of Node tests that it stands for. */
const PARTS = {
  rust: [],
  package: ["tests/package"],
  log: ["tests/log"],
  consumers: ["tests/consumers"],
  viewer: ["tests/viewer", "tests/browser"],
  cli: ["tests/cli"],
  tooling: ["tests/tooling"],
};

function parts(args) {
  const only = args.indexOf("--only");
  if (only < 0 && args.length === 0) return Object.keys(PARTS);
  const names = args[only + 1]?.split(",") ?? [];
  if (only !== 0 || args.length !== 2 || !names.every((name) => Object.hasOwn(PARTS, name))) {
    throw new Stop(`unknown arguments: ${args.join(" ")}`, `npm test -- --only ${Object.keys(PARTS).join("|")}`);
  }
  return names;
}

/** Runs a program with its output shown as it comes, and resolves to its exit code and what it printed. */
function show(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], ...options });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on("error", (error) => resolve({ code: 127, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** A program that failed without a failed test (it did not compile, it crashed) must not read "0 failed". */
const orBroken = (totals, code) => (code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals);

async function rustTests(env) {
  say("\ncargo test");
  const color = process.stdout.isTTY ? "always" : "auto";
  const { code, output } = await show("cargo", ["test", "--no-fail-fast", "--color", color], { env });
  return orBroken(cargoTotals(output), code);
}

async function nodeTests(env, files) {
  say(`\nnode --test (${files.length} files)`);
  const tap = join(root, "target", "node-test.tap");
  mkdirSync(join(root, "target"), { recursive: true });
  rmSync(tap, { force: true });
  const reporters = [
    ["spec", "stdout"],
    ["tap", tap],
  ].flatMap(([name, to]) => [`--test-reporter=${name}`, `--test-reporter-destination=${to}`]);
  const { code } = await show(process.execPath, ["--test", ...reporters, ...files], { env });
  return orBroken(nodeTotals(readFileSync(tap, { encoding: "utf8", flag: "a+" })), code);
}

main(async () => {
  const names = parts(process.argv.slice(2));
  const files = filesUnder(
    root,
    names.flatMap((name) => PARTS[name]),
  ).filter((file) => file.endsWith(".test.mjs"));
  let env = await setup();
  const uses = (folder) => files.some((file) => file.startsWith(`tests/${folder}/`));
  if (uses("browser") || uses("consumers") || uses("viewer")) env = { ...env, CHROMIUM_PATH: findChromium(env) };
  if (uses("consumers")) await ensureHosts(root, env);
  if (names.some((name) => name !== "rust")) await build(root, env);
  // It is part of the build: the files of tests, which run at once, need not each build it again.
  if (uses("viewer")) env = { ...env, VIEWER_BUILT: "1" };
  let totals = NOTHING;
  if (names.includes("rust")) totals = add(totals, await rustTests(env));
  if (files.length > 0) totals = add(totals, await nodeTests(env, files));
  process.stdout.write(`\n${closingLine(totals)}\n`);
  return totals.failed > 0 ? 1 : 0;
});
