/** What the tests of the command line share: running it, and files for it. */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const cli = join(root, "pkg/dist/cli.js");
export const sample = readFileSync(join(root, "samples/events.ndjson"), "utf8");
export const good = sample.split("\n")[0];
export const broken = '{"action": "a.b", "outcome": "done"}';
export const folder = mkdtempSync(join(tmpdir(), "cli-"));
after(() => rmSync(folder, { recursive: true }));

/** Writes a file of the tests' own folder and gives its path. */
export function file(name, content) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Runs the command line in the tests' folder: { status, stdout, stderr }. */
export function run(args, { input = "", env = {}, cwd = folder, node = [] } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...node, cli, ...args], {
      cwd,
      env: { ...process.env, COLUMNS: "", ...env },
    });
    const found = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) {
      child[name].setEncoding("utf8").on("data", (text) => {
        found[name] += text;
      });
    }
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("close", (status, signal) => resolve({ status: status ?? signal, ...found }));
  });
}
