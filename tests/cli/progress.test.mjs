/** The progress line: what it says, and that there is none where there is no terminal. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { file, good, root, run } from "./run.mjs";

const { transformSync } = createRequire(import.meta.url)("esbuild");

test("rate, share and time left", async () => {
  const { readFileSync } = await import("node:fs");
  const source = readFileSync(join(root, "pkg/src/cli/progress.ts"), "utf8").replace(/^import .*$/gm, "");
  const { code } = transformSync(`const clearing = () => {};\n${source}`, { loader: "ts", format: "esm" });
  const { progressText, Progress } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  assert.equal(progressText(1.5e9, 3e9, 5), "50 % of 3.0 GB, 300 MB/s, 5 s left");
  assert.equal(progressText(2e6, 1e9, 2), "0 % of 1.0 GB, 1.0 MB/s, 17 min left");
  assert.equal(progressText(0, 5e12, 10), "0 % of 5.0 TB, 0 B/s");
  assert.equal(progressText(1e6, 1e9, 0.7), "0 % of 1.0 GB, 1.4 MB/s");
  assert.equal(progressText(999, 0, 2), "999 B read, 500 B/s");
  assert.equal(Progress.isWanted({ isTTY: undefined }), false);
  assert.equal(Progress.isWanted({ isTTY: true }), process.env.TERM !== "dumb");
});

test("none in a pipe", async () => {
  const { stderr, status } = await run(["check", file("big.ndjson", `${good}\n`.repeat(60_000))]);
  assert.deepEqual([status, stderr], [0, ""]);
});
