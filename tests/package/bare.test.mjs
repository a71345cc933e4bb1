/** The package in hosts that have little: the language, WebAssembly and atob. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import * as face from "activity-tracker-events";
import esbuild from "esbuild";
import { random } from "../common/random.mjs";

const dist = new URL("./", import.meta.resolve("activity-tracker-events"));
const path = (name) => fileURLToPath(new URL(name, dist));
const node = (...args) => spawnSync(process.execPath, args, { encoding: "utf8" });

const event = {
  action: "pm-20.training.delete",
  outcome: "succeß",
  target: { id: "crn:v1", name: "日本 🎉 \u{10ffff}" },
};
const json = JSON.stringify(event);

suite("a host with the language, WebAssembly and atob", () => {
  for (const [file, ...wasm] of [
    ["index.js"],
    ["index.cjs"],
    ["slim.js", path("core.wasm")],
    ["slim.cjs", path("core.wasm")],
  ]) {
    test(`${file}: nothing is asked for at import, and all functions work`, () => {
      const script = fileURLToPath(new URL("bare-host.mjs", import.meta.url));
      const { status, stdout, stderr } = node(
        "--experimental-vm-modules",
        "--no-warnings",
        script,
        path(file),
        ...wasm,
      );
      assert.equal(status, 0, stderr);
      const { atImport, byCalls, results } = JSON.parse(stdout);
      assert.deepEqual(atImport.host, []);
      assert.deepEqual(
        atImport.language.filter((name) => /^(?:WebAssembly|Function|eval|Proxy|Date|console|Intl)$/.test(name)),
        [],
      );
      // Only looked for, and not there.
      const most = ["atob", "TextEncoder", "TextDecoder"];
      assert.deepEqual(
        byCalls.host.filter((name) => !most.includes(name)),
        [],
      );
      assert.deepEqual(results, {
        text: face.validate(json),
        bytes: face.validate(Buffer.from(json)),
        object: face.validate(event),
        lone: face.validate('{"action": "\ud800"}'),
        valid: face.isValid(json),
        lines: face.validateLines(`${json}\n{"a": "ü"}\n`),
        many: face.validateMany([event, event]),
        described: face.describe(event),
        entry: face.lookup("pm-20.training.delete"),
        suggested: face.suggest("pm-20.training.delte"),
        schema: face.jsonSchema("emit"),
      });
    });
  }

  test("no code is made from text, and nothing of the language is changed", () => {
    const flags = ["--frozen-intrinsics", "--disallow-code-generation-from-strings", "--no-warnings"];
    for (const file of ["index.js", "index.cjs"]) {
      const script = `import(${JSON.stringify(path(file))}).then((face) =>
        console.log((face.default ?? face).validate(${JSON.stringify(json)}).findings.length))`;
      const { stdout, stderr } = node(...flags, "-e", script);
      assert.equal(Number(stdout), face.validate(json).findings.length, stderr);
    }
  });
});

test("a host whose WebAssembly has no SIMD is told so in a sentence", (t) => {
  // Without these instructions V8 has no SIMD on x64; elsewhere it always has.
  if (process.arch !== "x64") return t.skip("no way to take SIMD away on this processor");
  const script = `import(${JSON.stringify(path("index.js"))}).then(async ({ init, validate }) => {
    const said = await init().catch(({ code, message }) => [code, message]);
    try { validate("{}") } catch ({ code, message }) { console.log(JSON.stringify([said, [code, message]])) }
  })`;
  const { stdout, stderr } = node("--no-enable-sse4-1", "--no-enable-ssse3", "-e", script);
  assert.ok(stdout, stderr);
  for (const [code, message] of JSON.parse(stdout)) {
    assert.equal(code, "unsupported");
    assert.match(message, /has no SIMD, which every browser has had since/);
  }
});

suite("UTF-8 without TextEncoder and TextDecoder", async () => {
  const entry = fileURLToPath(new URL("../../pkg/src/text.ts", import.meta.url));
  const options = { entryPoints: [entry], bundle: true, write: false, format: "cjs", target: "es2022" };
  const [{ text: code }] = (await esbuild.build(options)).outputFiles;
  const load = (context) => {
    const module = { exports: {} };
    vm.compileFunction(code, ["module", "exports"], { parsingContext: vm.createContext(context) })(
      module,
      module.exports,
    );
    return module.exports;
  };
  const bare = load({});
  const full = load({ TextEncoder, TextDecoder });
  // A context has classes of its own.
  const plain = (bytes) => Buffer.from(bytes).toString("hex");

  test("bytes become the same text", () => {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const check = (bytes) => assert.equal(bare.decode(bytes), decoder.decode(bytes), plain(bytes));
    const edges = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec];
    edges.push(0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff);
    check(Uint8Array.of());
    for (let byte = 0; byte < 256; byte++) check(Uint8Array.of(byte));
    for (const a of edges) {
      for (const b of edges) {
        for (const c of edges) {
          check(Uint8Array.of(a, b, c));
          for (const d of edges) check(Uint8Array.of(a, b, c, d, 0x41));
        }
      }
    }
    check(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41));
    check(Buffer.from("日本 🎉 a".repeat(10_000)));
  });

  test("text becomes the same bytes, a lone surrogate three", () => {
    const units = [0x00, 0x41, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff];
    for (const a of units) {
      for (const b of units) {
        for (const c of units) {
          const text = String.fromCharCode(a, b, c);
          assert.equal(plain(bare.encode(text)), plain(full.encode(text)));
          assert.equal(bare.utf8Size(text), bare.encode(text).length);
          assert.equal(full.utf8Size(text), bare.encode(text).length);
          if (!bare.isWellFormed(text)) continue;
          assert.equal(plain(bare.encode(text)), plain(Buffer.from(text)));
          for (let room = 0; room <= 12; room++) {
            const [one, other] = [new Uint8Array(room), new Uint8Array(room)];
            const [mine, theirs] = [bare.encodeInto(text, one), new TextEncoder().encodeInto(text, other)];
            assert.deepEqual({ ...mine }, { ...theirs });
            assert.equal(plain(one), plain(other));
          }
        }
      }
    }
    const pieces = ["a", "ß", "本", "🎉"];
    const next = random(7);
    for (let round = 0; round < 200; round++) {
      let text = "";
      for (let at = 0; at < round; at++) text += pieces[next(pieces.length)];
      assert.equal(plain(bare.encode(text)), plain(Buffer.from(text)));
      assert.equal(bare.decode(bare.encode(text)), text);
    }
  });
});
