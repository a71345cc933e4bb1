import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { BINDGEN, fakeCheckout } from "./fake-checkout.mjs";
import { fakeArchive, releaseServer, sha256 } from "./release-server.mjs";

// The fakes are shell scripts.
const options = { skip: process.platform === "win32" };

test("from nothing: the toolchain, its parts, node_modules and both tools, each explicitly", options, async (t) => {
  const { folder, setup } = fakeCheckout(t);
  const { code, said, called } = await setup();
  assert.equal(code, 0, said);
  assert.match(called, /^rustup toolchain install 1\.95\.0 --profile minimal --no-self-update$/m);
  assert.match(called, /^rustup target add --toolchain 1\.95\.0 wasm32-unknown-unknown$/m);
  assert.match(called, /^rustup component add --toolchain 1\.95\.0 rustfmt clippy$/m);
  assert.match(called, /^npm ci --ignore-scripts /m);
  const root = `${folder}/.tools`;
  assert.ok(called.includes(`cargo install wasm-pack --locked --version 0.15.1 --root ${root}\n`), called);
  assert.match(called, new RegExp(`^cargo install wasm-bindgen-cli .*--version ${BINDGEN} --root ${root}$`, "m"));
  assert.doesNotMatch(called, /wasm-bindgen-cli.*--locked/);
  assert.equal(called.match(/ {2}flags: none, opt-level: 0, toolchain: 1\.95\.0/g).length, 2, called);
  for (const line of [/wasm-pack 0\.15\.1: building it with cargo install, .* minutes/, /node_modules: npm ci/]) {
    assert.match(said, line);
  }
});

test("a second run does nothing and says nothing but that", options, async (t) => {
  const { setup } = fakeCheckout(t);
  assert.equal((await setup()).code, 0);
  const start = process.hrtime.bigint();
  const { code, said, called } = await setup();
  t.diagnostic(`${(process.hrtime.bigint() - start) / 1_000_000n} ms`);
  assert.deepEqual({ code, said, called }, { code: 0, said: "everything is in place\n", called: "" });
});

test("only what has gone is got again", options, async (t) => {
  const { folder, home, setup } = fakeCheckout(t);
  await setup();

  rmSync(join(folder, ".tools", "bin", "wasm-pack"));
  let { called } = await setup();
  assert.match(called, /^cargo install wasm-pack /m);
  assert.doesNotMatch(called, /wasm-bindgen-cli|rustup|npm/);

  rmSync(join(home, "sysroot", "lib"), { recursive: true });
  ({ called } = await setup());
  assert.match(called, /^rustup target add /m);
  assert.doesNotMatch(called, /cargo|npm|toolchain install/);

  rmSync(join(folder, "node_modules"), { recursive: true });
  ({ called } = await setup());
  assert.match(called, /^npm ci /);
  assert.doesNotMatch(called, /cargo|rustup/);

  assert.equal((await setup()).called, "");
});

test("another wasm-bindgen in Cargo.lock, another package in package-lock.json", options, async (t) => {
  const { folder, setup } = fakeCheckout(t);
  await setup();
  const lock = join(folder, "Cargo.lock");
  writeFileSync(lock, readFileSync(lock, "utf8").replace(BINDGEN, "0.2.100"));
  let { called } = await setup();
  assert.match(called, /^cargo install wasm-bindgen-cli .*--version 0\.2\.100 /m);
  assert.doesNotMatch(called, /cargo install wasm-pack/);

  const npmLock = join(folder, "package-lock.json");
  writeFileSync(npmLock, readFileSync(npmLock, "utf8").replace("1.0.0", "1.0.1"));
  ({ called } = await setup());
  assert.match(called, /^npm ci /);
  assert.equal((await setup()).called, "");
});

test("a tool on PATH is used when it has exactly the right version", options, async (t) => {
  const { folder, setup } = fakeCheckout(t, { tools: { "wasm-pack": "0.15.1", "wasm-bindgen": "0.2.98" } });
  const { code, called } = await setup();
  assert.equal(code, 0);
  assert.doesNotMatch(called, /cargo install wasm-pack/);
  assert.match(called, /cargo install wasm-bindgen-cli/);
  assert.ok(!existsSync(join(folder, ".tools", "bin", "wasm-pack")));
  assert.equal((await setup()).called, "");
});

test("a missing rustup is named, with the command that mends it", options, async (t) => {
  const { code, said } = await fakeCheckout(t, { rust: false }).setup();
  assert.equal(code, 1);
  assert.match(said, /error: Rust is missing: there is no rustup on PATH\n {2}mend: curl .*sh\.rustup\.rs \| sh/);
});

test("a rustup without cargo, and a machine without a linker, are named too", options, async (t) => {
  for (const [name, message] of [
    ["cargo", /error: cargo is missing: .*\n {2}mend: curl /],
    ["cc", /error: A linker is missing: .*\n {2}mend: (?:sudo apt-get|xcode-select) /],
  ]) {
    const { bin, setup } = fakeCheckout(t);
    rmSync(join(bin, name));
    const { code, said } = await setup();
    assert.equal(code, 1);
    assert.match(said, message);
  }
});

test("rustup just installed and not on PATH yet is found where it puts itself", options, async (t) => {
  const { home, bin, setup } = fakeCheckout(t);
  const shell = join(home, "shell");
  mkdirSync(shell);
  for (const name of ["sh", "mkdir", "chmod", "cc"]) symlinkSync(join(bin, name), join(shell, name));
  const { code, said } = await setup({ PATH: shell, CARGO_HOME: home });
  assert.equal(code, 0, said);
});

test("a tool that cannot be built: cargo's words, and the command", options, async (t) => {
  const { folder, setup } = fakeCheckout(t);
  const { code, said } = await setup({ FAKE_CARGO_FAILS: "1" });
  assert.equal(code, 1);
  assert.match(
    said,
    /error: wasm-pack 0\.15\.1 could not be built\nerror: failed to get a crate\n {2}mend: cargo install wasm-pack /,
  );
  assert.ok(!existsSync(join(folder, ".tools", "stamp.json")));
});

const TRIPLE = {
  "linux-x64": "x86_64-unknown-linux-musl",
  "linux-arm64": "aarch64-unknown-linux-musl",
  "darwin-x64": "x86_64-apple-darwin",
  "darwin-arm64": "aarch64-apple-darwin",
}[`${process.platform}-${process.arch}`];
const online = { skip: !TRIPLE };
const PACK = `wasm-pack-v0.15.1-${TRIPLE}`;
const BIND = `wasm-bindgen-${BINDGEN}-${TRIPLE}`;
const good = {
  [`${PACK}.tar.gz`]: { bytes: fakeArchive(PACK, { "wasm-pack": "0.15.1" }) },
  [`${BIND}.tar.gz`]: { bytes: fakeArchive(BIND, { "wasm-bindgen": BINDGEN, "wasm-bindgen-test-runner": BINDGEN }) },
};

async function setupOnline(t, assets) {
  const server = await releaseServer(assets);
  t.after(server.close);
  const checkout = fakeCheckout(t);
  const result = await checkout.setup({ ATE_NO_DOWNLOAD: "", ATE_GITHUB_API: server.api });
  return { ...checkout, ...result, requests: server.requests };
}

test("prebuilt programs are taken where they can be had, and nothing is compiled", online, async (t) => {
  const { code, said, called, requests, folder } = await setupOnline(t, good);
  assert.equal(code, 0, said);
  assert.doesNotMatch(called, /cargo/);
  for (const name of ["wasm-pack", "wasm-bindgen", "wasm-bindgen-test-runner"]) {
    assert.ok(existsSync(join(folder, ".tools", "bin", name)), name);
  }
  assert.ok(requests.includes("/repos/wasm-bindgen/wasm-pack/releases/tags/v0.15.1"));
  assert.ok(requests.includes(`/repos/wasm-bindgen/wasm-bindgen/releases/tags/${BINDGEN}`));
});

test(
  "a prebuilt program with the wrong hash, or of the wrong version, is not installed but built",
  online,
  async (t) => {
    const { code, said, called } = await setupOnline(t, {
      [`${PACK}.tar.gz`]: { ...good[`${PACK}.tar.gz`], digest: `sha256:${sha256("other")}` },
      [`${BIND}.tar.gz`]: {
        bytes: fakeArchive(BIND, { "wasm-bindgen": "0.2.1", "wasm-bindgen-test-runner": "0.2.1" }),
      },
    });
    assert.equal(code, 0, said);
    assert.match(said, /wasm-pack 0\.15\.1: no prebuilt program: .* has the wrong SHA-256, it is thrown away/);
    assert.match(said, /wasm-bindgen .*: no prebuilt program: .* does not run here/);
    assert.equal(called.match(/^cargo install/gm).length, 2);
  },
);

test("ATE_NO_DOWNLOAD asks no server", options, async (t) => {
  const server = await releaseServer(good);
  t.after(server.close);
  const { code } = await fakeCheckout(t).setup({ ATE_GITHUB_API: server.api });
  assert.equal(code, 0);
  assert.deepEqual(server.requests, []);
});
