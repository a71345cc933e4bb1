/**
 * Breaking down for real, in every way there is, thousands of times. The package has nothing in it that could be made to
 * break down: this is a build of the same sources with a function that does, and the same TypeScript face around it.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, suite, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import esbuild from "esbuild";
import { glueOf } from "../../scripts/lib/glue.mjs";
import { inline } from "../../scripts/lib/inline.mjs";
import { wasmEnv } from "../../scripts/lib/wasm.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const target = join(root, "target", "trap-test");

function run(command, ...args) {
  const env = { ...wasmEnv(process.env), CARGO_TARGET_DIR: target };
  const { status, stderr, error } = spawnSync(command, args, { cwd: root, env, encoding: "utf8" });
  assert.equal(status, 0, `${command}: ${error?.message ?? stderr}`);
}

/** Builds the module, which cargo does only when a source has changed, and the face around it. */
async function build() {
  const triple = "wasm32-unknown-unknown";
  const profile = ["--profile", "trap-test", "--features", "trap-test", "--target", triple];
  run("cargo", "build", "--quiet", "--lib", ...profile);
  const wasm = join(target, triple, "trap-test", "activity_tracker_events.wasm");
  const glue = join(target, "glue");
  run("wasm-bindgen", wasm, "--target", "web", "--omit-default-module-path", "--out-dir", glue, "--out-name", "core");
  const core = glueOf(readFileSync(join(glue, "core.js"), "utf8")).replace('"../text.js"', '"./text.js"');
  const bytes = inline(readFileSync(join(glue, "core_bg.wasm")));
  const contents = `
    import { call } from "./core.js";
    export * from "./index.js";
    export const trap = (way) => call((core) => core.trap(way));`;
  const source = join(root, "pkg", "src");
  const inPlace = {
    name: "in-place",
    setup(build) {
      build.onLoad({ filter: /generated.core\.js$/ }, () => ({ contents: core, resolveDir: source }));
      build.onLoad({ filter: /core-bytes\.ts$/ }, () => ({ contents: bytes, loader: "ts" }));
    },
  };
  const stdin = { contents, resolveDir: source, loader: "ts" };
  const { outputFiles } = await esbuild.build({
    stdin,
    plugins: [inPlace],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  const file = join(target, "face", `trap-${process.pid}.mjs`);
  mkdirSync(join(target, "face"), { recursive: true });
  writeFileSync(file, outputFiles[0].text);
  const face = await import(pathToFileURL(file).href);
  rmSync(file);
  return face;
}

const PANIC = 0;
const SHADOW_STACK = 1;
const CALL_STACK = 2;
const MEMORY = 3;

const text = JSON.stringify({ action: "my-shop.order.create", outcome: "dóne", target: { id: "crn:v1:日本" } });

suite("after a trap the next call works", { timeout: 600_000 }, () => {
  let face;
  let answers;
  const ask = () => ({
    report: face.validate(text),
    emit: face.validate(text, { profile: "emit" }),
    object: face.validate(JSON.parse(text)),
    description: face.describe(text),
    entry: face.lookup("my-shop.order.create"),
    suggested: face.suggest("pm-20.training.delte"),
  });
  const breaks = (way) => assert.throws(() => face.trap(way), { code: "internal_trap", message: /broke down/ });

  before(async () => {
    face = await build();
    face.defineActions([{ action: "my-shop.order.create", title: "Place an order", operation: "create" }]);
    answers = ask();
    assert.equal(answers.entry.title, "Place an order");
    assert.equal(answers.description.known, true);
    assert.ok(answers.report.findings.length > 3);
  });

  for (const [name, way, rounds] of [
    ["a panic in the midst of a change", PANIC, 3_000],
    ["the module's own stack is full", SHADOW_STACK, 300],
    ["the host's stack is full", CALL_STACK, 100],
    ["all memory is taken", MEMORY, 5],
  ]) {
    test(`${name}, ${rounds} times`, () => {
      for (let round = 0; round < rounds; round++) {
        breaks(way);
        assert.equal(face.isValid(text), answers.report.valid);
        if (round % 50 === 0) assert.deepEqual(ask(), answers);
      }
      assert.deepEqual(ask(), answers);
    });
  }

  test("a thousand in a row, without a call in between that works", () => {
    for (let round = 0; round < 1_000; round++) breaks(round % 2);
    assert.deepEqual(ask(), answers);
  });

  test("init starts the module anew", async () => {
    const before = face.init();
    breaks(PANIC);
    const after = face.init();
    assert.notEqual(after, before);
    await after;
    assert.deepEqual(ask(), answers);
  });

  test("a stream that was running ends with the code, and one begun after runs", async () => {
    const lines = `${text}\n`.repeat(5);
    const pieces = [lines, lines];
    const reports = face.validateStream(pieces, { report: "info" });
    const records = reports[Symbol.asyncIterator]();
    assert.equal((await records.next()).value.line, 1);
    breaks(PANIC);
    await assert.rejects(
      async () => {
        for (;;) if ((await records.next()).done) return;
      },
      { code: "internal_trap", message: /begin again/ },
    );
    const again = face.validateStream(pieces, { report: "info" });
    let count = 0;
    for await (const { report } of again) {
      assert.equal(report.findings.length > 0, true);
      count++;
    }
    assert.equal(count, 10);
    assert.equal((await again.totals).events, 10);
  });

  test("texts that were given before stay what they were", () => {
    const report = face.validate(text);
    const before = JSON.stringify(report);
    breaks(SHADOW_STACK);
    face.validate(`{"action": "${"x".repeat(100_000)}"}`);
    assert.equal(JSON.stringify(report), before);
  });
});
