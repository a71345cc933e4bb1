/** The entries that do not carry their module: `./slim` with core.wasm served beside it, and the one for workerd. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import * as whole from "activity-tracker-events";

const require = createRequire(import.meta.url);
const url = import.meta.resolve("activity-tracker-events/slim");
const file = (name) => require.resolve(`activity-tracker-events/${name}`);
const wasm = readFileSync(file("core.wasm"));
const text = '{"action": "pm-20.training.delete", "outcome": "dóne"}';
const expected = whole.validate(text);

let copies = 0;
const fresh = () => import(`${url}?copy=${++copies}`);

test("it has all that the default entry has", async () => {
  const slim = await fresh();
  assert.deepEqual(Object.keys(slim).sort(), Object.keys(whole).sort());
  assert.deepEqual(Object.keys(require("activity-tracker-events/slim")).sort(), Object.keys(slim).sort());
});

test("without the module, every call says in a sentence what to do", async () => {
  const slim = await fresh();
  const error = { code: "not_initialised", message: /carries no WebAssembly module; first await init\(.*core\.wasm/ };
  for (const call of [
    () => slim.validate(text),
    () => slim.lookup("pm-20.training.delete"),
    () => slim.validateLines(text),
    () => slim.initSync(),
  ]) {
    assert.throws(call, error);
  }
  await assert.rejects(slim.init(), error);
  await slim.init(wasm);
  assert.deepEqual(slim.validate(text), expected);
});

suite("from a server", () => {
  /** What the server answers with, and how often it was asked. */
  let answer = {};
  let asked = 0;
  const server = createServer((_, response) => {
    asked++;
    const { status = 200, headers = {}, body = wasm } = answer;
    response.writeHead(status, headers).end(body);
  });
  let address;
  before(async () => {
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = new URL(`http://127.0.0.1:${server.address().port}/core.wasm`);
  });
  after(() => server.close());

  /** Starts from the server; how often it compiled while it loaded. */
  async function start(slim, source) {
    const { compileStreaming } = WebAssembly;
    let streamed = 0;
    WebAssembly.compileStreaming = async (response) => {
      const module = await compileStreaming(response);
      streamed++;
      return module;
    };
    try {
      await slim.init(source);
    } finally {
      WebAssembly.compileStreaming = compileStreaming;
    }
    assert.deepEqual(slim.validate(text), expected);
    return streamed;
  }

  for (const [type, streams] of [
    ["application/wasm", 1],
    // Refused by Node's compileStreaming, and then read as a whole.
    ["Application/WASM", 0],
    ["application/wasm; charset=utf-8", 0],
    ["application/octet-stream", 0],
    ["text/html", 0],
    [undefined, 0],
  ]) {
    test(`as ${type}`, async () => {
      answer = type === undefined ? {} : { headers: { "content-type": type } };
      assert.equal(await start(await fresh(), address), streams);
      assert.equal(await start(await fresh(), fetch(address)), streams);
    });
  }

  test("a response that is not the host's own, as polyfills give", async () => {
    const headers = new Map([["content-type", "application/wasm"]]);
    const bytes = new Uint8Array(wasm).buffer;
    const response = { ok: true, bodyUsed: false, headers, arrayBuffer: async () => bytes };
    assert.equal(await start(await fresh(), response), 0);
  });

  test("is asked once, however often init is called", async () => {
    answer = { headers: { "content-type": "application/wasm" } };
    asked = 0;
    const slim = await fresh();
    const first = slim.init(address);
    assert.equal(slim.init(address), first);
    await first;
    await slim.init(address);
    slim.initSync();
    assert.equal(asked, 1);
  });

  test("that fails is named with what it said, and asked again", async () => {
    const slim = await fresh();
    answer = { status: 503 };
    await assert.rejects(slim.init(address), { code: "bad_source", message: /127\.0\.0\.1.*503 Service Unavailable/ });
    answer = { body: wasm.subarray(0, 1000) };
    await assert.rejects(slim.init(address), { code: "bad_source" });
    answer = { headers: { "content-type": "application/wasm" }, body: "<html>" };
    await assert.rejects(slim.init(address), { code: "bad_source" });
    answer = {};
    await slim.init(address);
    assert.deepEqual(slim.validate(text), expected);
  });

  test("that is not there is named", async () => {
    const slim = await fresh();
    await assert.rejects(slim.init("http://127.0.0.1:1/core.wasm"), {
      code: "bad_source",
      message: /127\.0\.0\.1:1\/core\.wasm: fetch failed \(.*/,
    });
  });
});

test("workerd compiles the module when it loads the file, and no call waits for init", async () => {
  // What workerd does, done here: nothing else can be compiled in that context.
  const script = `
    import vm from "node:vm";
    import { readFileSync } from "node:fs";
    const [file, wasm, text] = process.argv.slice(1);
    const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    const module = new vm.SourceTextModule(readFileSync(file, "utf8"), { context });
    const compiled = await WebAssembly.compile(readFileSync(wasm));
    const imports = [];
    await module.link((name) => {
      imports.push(name);
      return new vm.SyntheticModule(["default"], function () { this.setExport("default", compiled); }, { context });
    });
    await module.evaluate();
    const { validate, init } = module.namespace;
    const report = validate(text);
    await init();
    process.stdout.write(JSON.stringify({ imports, report }));`;
  const flags = ["--experimental-vm-modules", "--no-warnings", "--input-type=module", "-e", script];
  const workerd = fileURLToPath(new URL("workerd.js", url));
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, workerd, file("core.wasm"), text], {
    encoding: "utf8",
  });
  assert.ok(stdout, stderr);
  assert.deepEqual(JSON.parse(stdout), { imports: ["./core.wasm"], report: expected });
});

test("a host that forbids compiling is told so in a sentence", async () => {
  const context = vm.createContext({ atob }, { codeGeneration: { strings: false, wasm: false } });
  const module = { exports: {} };
  const code = readFileSync(require.resolve("activity-tracker-events"), "utf8");
  vm.compileFunction(code, ["module", "exports"], { parsingContext: context })(module, module.exports);
  const face = module.exports;
  const error = { code: "unsupported", message: /forbids compiling.*'wasm-unsafe-eval' to its script-src/ };
  assert.throws(() => face.validate(text), error);
  await assert.rejects(face.init(), error);
  // What was compiled elsewhere is let in.
  await face.init(await WebAssembly.compile(wasm));
  assert.deepEqual(JSON.parse(JSON.stringify(face.validate(text))), expected);
});
