import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/lib/root.mjs";
import { toolsOf } from "../../scripts/lib/tools.mjs";
import { cargoTotals, closingLine, nodeTotals } from "../../scripts/lib/totals.mjs";
import { lockedVersion, parseToolchain, parseVersion } from "../../scripts/lib/versions.mjs";
import { wasmEnv } from "../../scripts/lib/wasm.mjs";

test("a version is found in what a program prints", () => {
  assert.equal(parseVersion("wasm-pack 0.15.1\n"), "0.15.1");
  assert.equal(parseVersion("wasm-bindgen 0.2.130 (c93b8ae84)"), "0.2.130");
  assert.equal(parseVersion("tool v1.2.3-rc.1"), "1.2.3-rc.1");
  assert.equal(parseVersion("wasm-opt version 132"), undefined);
  assert.equal(parseVersion(""), undefined);
});

test("a package's version is found in Cargo.lock, by its whole name", () => {
  const lock = `version = 4

[[package]]
name = "wasm-bindgen-shared"
version = "9.9.9"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
dependencies = [
 "wasm-bindgen-shared",
]
`;
  assert.equal(lockedVersion(lock, "wasm-bindgen"), "0.2.130");
  assert.equal(lockedVersion(lock, "wasm"), undefined);
});

test("the wasm-bindgen that set-up gets is the crate's, to the last digit", () => {
  const pinned = /^wasm-bindgen = \{ version = "=([^"]+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
  const tool = toolsOf(root).find(({ name }) => name === "wasm-bindgen");
  assert.equal(tool.version, pinned);
});

test("package-lock.json is whole for every platform, and names no registry", () => {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  for (const [path, { resolved = "", integrity, link, optionalDependencies = {} }] of Object.entries(packages)) {
    assert.doesNotMatch(resolved, /:\/\//, path);
    if (path.startsWith("node_modules/") && !link) assert.match(integrity ?? "", /^sha512-/, path);
    // One that is missing makes npm ci fail on every platform.
    for (const name of Object.keys(optionalDependencies)) assert.ok(packages[`node_modules/${name}`], name);
  }
});

test("the module is compiled with SIMD, whatever RUSTFLAGS says", () => {
  const env = wasmEnv({ RUSTFLAGS: "-Ctarget-feature=-simd128", PATH: "p" });
  assert.ok(env.CARGO_ENCODED_RUSTFLAGS.split("\x1f").includes("-Ctarget-feature=+simd128"));
  assert.deepEqual([env.RUSTFLAGS, env.PATH], [undefined, "p"]);
});

test("rust-toolchain.toml says all that set-up installs", () => {
  const { channel, components, targets } = parseToolchain(readFileSync(join(root, "rust-toolchain.toml"), "utf8"));
  assert.match(channel, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(components, ["rustfmt", "clippy"]);
  assert.deepEqual(targets, ["wasm32-unknown-unknown"]);
  assert.deepEqual(parseToolchain('channel = "1.95.0"'), { channel: "1.95.0", components: [], targets: [] });
});

test("totals are read from cargo test and node --test, colours or not", () => {
  const cargo = `
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: \u001b[31mFAILED\u001b[0m. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
`;
  assert.deepEqual(cargoTotals(cargo), { passed: 15, failed: 2, skipped: 1 });
  assert.deepEqual(cargoTotals(""), { passed: 0, failed: 0, skipped: 0 });
  const tap = "# tests 9\n# suites 1\n# pass 4\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 1\n";
  assert.deepEqual(nodeTotals(tap), { passed: 4, failed: 2, skipped: 3 });
  assert.equal(closingLine({ passed: 19, failed: 0, skipped: 0 }), "19 passed, 0 failed");
  assert.equal(closingLine({ passed: 19, failed: 4, skipped: 4 }), "19 passed, 4 failed, 4 skipped");
});
