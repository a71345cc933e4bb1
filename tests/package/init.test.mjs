/** Starting the module, and starting it anew after it broke down. Each test has a copy of the package for itself. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { suite, test } from "node:test";

const url = import.meta.resolve("activity-tracker-events");
const wasm = readFileSync(new URL("core.wasm", url));
const text = '{"action": "pm-20.training.delete", "outcome": "done"}';

let copies = 0;
const fresh = () => import(`${url}?copy=${++copies}`);

/** Runs with a part of a global object replaced. */
async function replaced(object, name, value, work) {
  const real = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { ...real, value });
  try {
    return await work();
  } finally {
    Object.defineProperty(object, name, real);
  }
}

const works = (face) =>
  assert.equal(
    face.validate(text).findings.some(({ rule }) => rule === "outcome/value"),
    true,
  );

suite("starting", () => {
  test("nothing happens at import, and the first call starts the module", async () => {
    let compiled = 0;
    const { Module } = WebAssembly;
    class Counted extends Module {
      constructor(bytes) {
        super(bytes);
        compiled++;
      }
    }
    await replaced(WebAssembly, "Module", Counted, async () => {
      const face = await fresh();
      assert.equal(compiled, 0);
      works(face);
      works(face);
      assert.equal(compiled, 1);
    });
  });

  test("init gives one promise, and can be called at any time", async () => {
    const face = await fresh();
    const first = face.init();
    assert.equal(face.init(), first);
    assert.equal(await first, undefined);
    works(face);
    assert.equal(await face.init(), undefined);
    face.initSync();
    const late = await fresh();
    works(late);
    await late.init();
    works(late);
  });

  test("init and a first call at the same time share the catalog", async () => {
    const face = await fresh();
    const starting = face.init();
    face.defineActions([{ action: "my-shop.order.create", title: "Place an order", operation: "create" }]);
    await starting;
    assert.equal(face.lookup("my-shop.order.create").title, "Place an order");
  });

  test("from bytes, a module, a response, an address or a promise", async () => {
    const module = new WebAssembly.Module(wasm);
    const type = { headers: { "content-type": "application/wasm" } };
    const exact = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length);
    const server = createServer((request, response) => {
      if (request.url === "/core.wasm") response.writeHead(200, { "content-type": "application/wasm" }).end(wasm);
      else response.writeHead(404).end();
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${server.address().port}/core.wasm`;
    const data = `data:application/wasm;base64,${wasm.toString("base64")}`;
    try {
      for (const source of [
        wasm,
        exact,
        module,
        new Response(wasm),
        new Response(wasm, type),
        address,
        new URL(address),
        data,
      ]) {
        for (const given of [source, Promise.resolve(source)]) {
          if (source instanceof Response) continue;
          const face = await fresh();
          await face.init(given);
          works(face);
        }
      }
      for (const make of [() => new Response(wasm), () => new Response(wasm, type), () => fetch(address)]) {
        const face = await fresh();
        await face.init(make());
        works(face);
      }
      const face = await fresh();
      await assert.rejects(face.init(`${address}.nowhere`), { code: "bad_source", message: /404/ });
    } finally {
      server.close();
    }
    for (const source of [wasm, exact, module]) {
      const face = await fresh();
      face.initSync(source);
      works(face);
    }
  });

  test("what is no module of this package is refused, and the next init may do better", async () => {
    const other = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    const sources = [new Uint8Array(8), other, new WebAssembly.Module(other), {}, 7, null, "no address"];
    for (const give of [...sources.map((source) => () => source), () => Promise.reject(new Error("mine"))]) {
      const face = await fresh();
      const first = face.init(give());
      await assert.rejects(first, { code: "bad_source" });
      const second = face.init();
      assert.notEqual(second, first);
      await second;
      works(face);
    }
    for (const source of [new Uint8Array(8), other, {}, "text", null]) {
      const face = await fresh();
      assert.throws(() => face.initSync(source), { code: "bad_source" });
      works(face);
    }
  });

  test("hosts that cannot are told so", async () => {
    await replaced(globalThis, "WebAssembly", undefined, async () => {
      const face = await fresh();
      assert.throws(() => face.validate(text), { code: "unsupported", message: /WebAssembly/ });
      await assert.rejects(face.init(), { code: "unsupported" });
    });
    // As a browser's main thread does with a large module, or a worker host with any.
    class Refuses {
      constructor() {
        throw new RangeError("WebAssembly.Compile is disallowed on the main thread");
      }
    }
    const face = await fresh();
    await replaced(WebAssembly, "Module", Refuses, () => {
      assert.throws(() => face.validate(text), { code: "not_initialised", message: /disallowed.*await init\(\)/ });
    });
    await face.init();
    works(face);
    const failing = await fresh();
    await replaced(
      WebAssembly,
      "compile",
      () => Promise.reject(new WebAssembly.CompileError("no SIMD")),
      async () => {
        await assert.rejects(failing.init(), { code: "unsupported", message: /no SIMD/ });
      },
    );
    await failing.init();
    works(failing);
  });
});

suite("breaking down", () => {
  /** A copy of the package whose module traps when `armed` holds. */
  async function trapping() {
    const state = { armed: false, started: 0 };
    const { Instance } = WebAssembly;
    function Trapping(module, imports) {
      const exports = { ...new Instance(module, imports).exports };
      state.started++;
      for (const name of ["validate", "lookup", "setOptions", "linesPush"]) {
        const real = exports[name];
        exports[name] = (...args) => {
          if (state.armed) throw new WebAssembly.RuntimeError("unreachable");
          return real(...args);
        };
      }
      return { exports };
    }
    const face = await fresh();
    return { face, state, run: (work) => replaced(WebAssembly, "Instance", Trapping, () => work(face, state)) };
  }

  test("throws once, with its code, and the next call has a fresh module with all that was told to the old one", async () => {
    const { run } = await trapping();
    await run((face, state) => {
      face.defineActions([{ action: "my-shop.order.create", title: "Place an order", operation: "create" }]);
      const emit = face.validate(text, { profile: "emit" });
      for (const call of [
        () => face.validate(text, { profile: "emit" }),
        () => face.lookup("pm-20.instance.create"),
        () => face.validate(text, { maxFindings: 1 }),
      ]) {
        state.armed = true;
        assert.throws(call, { code: "internal_trap", message: /unreachable/ });
        state.armed = false;
        assert.deepEqual(face.validate(text, { profile: "emit" }), emit);
        assert.equal(face.lookup("my-shop.order.create").title, "Place an order");
        assert.equal(face.describe("my-shop.order.create").known, true);
        works(face);
      }
      assert.equal(state.started, 4);
    });
  });

  test("ends the streams that run, whichever call it was, and those begun after it run", async () => {
    const { run } = await trapping();
    await run(async (face, state) => {
      const broken = '{"action": "a.b"}\n';
      const next = async (records) => (await records.next()).value.line;
      const through = new face.ValidatorStream();
      const writer = through.writable.getWriter();
      const [one, other] = [1, 2].map(() => face.validateStream([broken, broken, broken]));
      const [first, second] = [one, other].map((reports) => reports[Symbol.asyncIterator]());
      assert.deepEqual([await next(first), await next(second)], [1, 1]);
      state.armed = true;
      await assert.rejects(first.next(), { code: "internal_trap", message: /unreachable/ });
      state.armed = false;
      // With or without a call in between that starts the module anew.
      await assert.rejects(second.next(), { code: "internal_trap", message: /begin again/ });
      works(face);
      await assert.rejects(writer.write(broken), { code: "internal_trap", message: /begin again/ });
      for (const { totals } of [one, other, through]) await assert.rejects(totals, { code: "internal_trap" });
      assert.deepEqual(await first.next(), { done: true, value: undefined });

      const third = face.validateStream([broken, broken]);
      const lines = [];
      for await (const { line } of third) lines.push(line);
      assert.deepEqual([lines, (await third.totals).records], [[1, 2], 2]);
      state.armed = true;
      assert.throws(() => face.validateLines(broken), { code: "internal_trap" });
      state.armed = false;
      assert.equal(face.validateLines(broken).records, 1);
    });
  });

  test("a thousand times in a row", async () => {
    const { run } = await trapping();
    await run((face, state) => {
      for (let round = 0; round < 1_000; round++) {
        state.armed = true;
        assert.throws(() => face.validate(text), { code: "internal_trap" });
        state.armed = false;
        works(face);
      }
    });
  });

  test("a stack that is nearly full may cost a call, never the next", async () => {
    const face = await fresh();
    face.defineActions([{ action: "my-shop.order.create", title: "Place an order", operation: "create" }]);
    const inputs = [text, JSON.parse(text), { requestData: { a: [1, { b: 2 }] } }];
    let failed = 0;
    function deeper(input) {
      try {
        deeper(input);
      } catch {
        // Each level on the way back has a little more room.
      }
      try {
        face.validate(input);
      } catch {
        failed++;
      }
      if (failed > 15) throw new Error("far enough");
    }
    for (const input of inputs) {
      failed = 0;
      try {
        deeper(input);
      } catch {}
      works(face);
      assert.equal(face.lookup("my-shop.order.create").title, "Place an order");
      assert.equal(face.describe("my-shop.order.create").known, true);
    }
  });
});
