import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { findChromium } from "../../scripts/lib/browser.mjs";
import { restorePackage } from "../../scripts/lib/restore.mjs";
import { root } from "../../scripts/lib/root.mjs";
import { setup } from "../../scripts/setup.mjs";

function temporary(t) {
  const folder = mkdtempSync(join(tmpdir(), "ate-commands-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What runs in here is no part of this test run, and must not report to it. */
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

function start(args, more = {}) {
  const { input, cwd = root } = more;
  const options = { cwd: root, env: { ...env, INIT_CWD: cwd }, input, encoding: "utf8" };
  return spawnSync(process.execPath, ["scripts/start.mjs", ...args], options);
}

test("npm start: the bundled events, exit 0 though some are broken on purpose", () => {
  const { status, stdout, stderr } = start([]);
  assert.equal(status, 0, stderr);
  assert.ok(stdout.length > 1000, "a report");
});

test("npm start: the user's file is looked for where the user is; stdin is read for -", (t) => {
  const folder = temporary(t);
  const event = readFileSync(join(root, "samples", "events.ndjson"), "utf8").split("\n", 1)[0];
  writeFileSync(join(folder, "my events.ndjson"), `${event}\n`);
  const file = start(["my events.ndjson"], { cwd: folder });
  assert.ok([0, 1].includes(file.status), file.stderr);
  assert.notEqual(file.stdout, "");
  const stdin = start(["-"], { input: `${event}\n` });
  assert.equal(stdin.status, file.status, stdin.stderr);
});

test("npm start: the exit code of the command line is passed on", () => {
  assert.equal(start(["no-such-file"]).status, 2);
  assert.equal(start(["-"], { input: "{\n" }).status, 1);
});

test("the shipped module has SIMD", async () => {
  const { PATH } = await setup(root, env);
  const options = { env: { ...env, PATH }, encoding: "utf8", maxBuffer: 1e9 };
  const { status, stdout } = spawnSync("wasm-dis", [join(root, "pkg", "dist", "core.wasm")], options);
  assert.equal(status, 0);
  assert.match(stdout, /\bv128\./);
});

test("the packed tarball has the built files and nothing else", () => {
  const [command, ...first] = env.npm_execpath ? [process.execPath, env.npm_execpath] : ["npm"];
  const { status, stdout, stderr } = spawnSync(
    command,
    [...first, "pack", "--dry-run", "--json", "--workspace", "pkg"],
    {
      cwd: root,
      env,
      encoding: "utf8",
    },
  );
  assert.equal(status, 0, stderr);
  const answer = JSON.parse(stdout);
  const files = (answer[0] ?? Object.values(answer)[0]).files.map(({ path }) => path);
  const schemas = ["event.schema.json", "event.emit.schema.json"];
  for (const file of ["cli.js", "core.wasm", "index.js", "index.cjs", "index.d.ts", "index.d.cts", ...schemas]) {
    assert.ok(files.includes(`dist/${file}`), `${file} of ${files}`);
  }
  assert.deepEqual(files.filter((file) => !file.startsWith("dist/")).sort(), ["LICENSE", "README.md", "package.json"]);
});

test("npm test: an argument that is not understood is not ignored", () => {
  for (const args of [["--only", "rusty"], ["--only"], ["rust"], ["--only", "rust", "more"]]) {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/test.mjs", ...args], {
      cwd: root,
      env,
      encoding: "utf8",
    });
    assert.equal(status, 1);
    assert.match(stderr, /mend: npm test -- --only rust\|package\|log\|consumers\|viewer\|cli\|tooling/);
  }
});

test("a missing Chromium is named, with the command that mends it; CHROMIUM_PATH is believed or refused", (t) => {
  const folder = temporary(t);
  const chromium = join(folder, "chromium");
  writeFileSync(chromium, "#!/bin/sh\n", { mode: 0o755 });
  assert.equal(findChromium({ PATH: folder }), chromium);
  assert.equal(findChromium({ PATH: "", CHROMIUM_PATH: chromium }), chromium);
  assert.throws(() => findChromium({ CHROMIUM_PATH: join(folder, "none") }), /CHROMIUM_PATH names no program/);
  assert.throws(() => findChromium({ PATH: "" }, []), /there is none\n {2}mend: (?:sudo apt-get install|brew) /);
});

test(".ci/run closes with the totals, whatever failed", { skip: process.platform === "win32" }, (t) => {
  const folder = temporary(t);
  mkdirSync(join(folder, ".ci"));
  cpSync(join(root, ".ci", "run"), join(folder, ".ci", "run"));
  const npm = '#!/bin/sh\n[ "$1" = test ] && printf "%b" "$TOTALS"\ncase " $FAIL " in *" $* "*) exit 1 ;; esac\n';
  writeFileSync(join(folder, "npm"), npm, { mode: 0o755 });
  const ci = (TOTALS, FAIL) => {
    const more = { PATH: `${folder}:${env.PATH}`, TOTALS, FAIL };
    const { status, stdout } = spawnSync(join(folder, ".ci", "run"), [], {
      env: { ...env, ...more },
      encoding: "utf8",
    });
    return [status, stdout.trimEnd().split("\n").at(-1)];
  };
  assert.deepEqual(ci("5 passed, 0 failed\\n", ""), [0, "5 passed, 0 failed"]);
  assert.deepEqual(ci("1 passed, 0 failed\\nmore\\n5 passed, 0 failed, 2 skipped\\n", ""), [
    0,
    "5 passed, 0 failed, 2 skipped",
  ]);
  assert.deepEqual(ci("4 passed, 1 failed\\n", "test"), [1, "4 passed, 1 failed"]);
  assert.deepEqual(ci("", "test"), [1, "0 passed, 1 failed"]);
  assert.deepEqual(ci("5 passed, 0 failed\\n", "run lint"), [1, "5 passed, 0 failed"]);
  assert.deepEqual(ci("5 passed, 0 failed\\n", "run check:drift"), [1, "5 passed, 0 failed"]);
});

test("a bare wasm-pack build in a checkout does not break the package for good", { timeout: 600_000 }, async (t) => {
  const folder = temporary(t);
  const git = (...args) => {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const list = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  for (const file of new Set(list.stdout.toString().split("\0").filter(Boolean))) {
    cpSync(join(root, file), join(folder, file));
  }
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message=checkout");
  // Only what it does to the folder counts, so it may compile carelessly, and where the next run finds it again.
  const tools = {
    ...(await setup(root, env)),
    CARGO_TARGET_DIR: join(root, "target", "bare-wasm-pack"),
    CARGO_PROFILE_RELEASE_OPT_LEVEL: "0",
    CARGO_PROFILE_RELEASE_LTO: "false",
  };
  const bare = (...args) => {
    const { status, stderr } = spawnSync("wasm-pack", ["build", "--mode", "no-install", ...args], {
      cwd: folder,
      env: tools,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    assert.notEqual(git("status", "--porcelain", "pkg"), "", "it does break it");
  };
  const before = readFileSync(join(root, "pkg", "package.json"), "utf8");
  for (const args of [[], ["--no-pack"]]) {
    bare(...args);
    await restorePackage(folder, env);
    assert.equal(git("status", "--porcelain", "--ignored", "pkg"), "!! pkg/LICENSE\n");
    assert.equal(readFileSync(join(folder, "pkg", "package.json"), "utf8"), before);
  }
  // Without git's help, the command that has it is named.
  bare();
  rmSync(join(folder, ".git"), { recursive: true });
  await assert.rejects(restorePackage(folder, env), /mend: git checkout -- pkg\/package\.json pkg\/README\.md/);
});
