/** Parsed objects: read as JSON.stringify would write them, and what JSON cannot hold is a finding at its place. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, suite, test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { isValid, validate } from "activity-tracker-events";
import { random } from "../common/random.mjs";

const samples = readFileSync(new URL("../../samples/events.ndjson", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean);
const events = samples.flatMap((line) => {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
});
const good = JSON.stringify(validate(events[0]));

afterEach(() => assert.equal(JSON.stringify(validate(events[0])), good));

const verdict = (report) => report.findings.map(({ rule, path, level }) => `${level} ${rule} ${path}`).sort();

/** The place and the words of the one finding of an object that JSON cannot hold. */
function refused(value, path, message, options = undefined) {
  const report = validate(value, options);
  assert.deepEqual(verdict(report), [`error json/syntax ${path}`]);
  assert.match(report.findings[0].message, message);
  assert.equal(isValid(value, options), false);
}

/** The report is that of the text that JSON.stringify writes. */
function asWritten(value, options = undefined) {
  const report = validate(value, options);
  const written = validate(JSON.stringify(value), options);
  assert.deepEqual(verdict(report), verdict(written));
  assert.equal(report.action, written.action);
  assert.equal(report.envelope, written.envelope);
  assert.equal(report.more, written.more);
  const texts = ({ findings }) =>
    findings.map(({ message, found, expected, suggestions }) => [message, found, expected, suggestions]);
  assert.deepEqual(texts(report), texts(written));
}

suite("what JSON cannot hold", () => {
  const throws = () => {
    throw new Error("mine");
  };
  const revoked = () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  };
  const cases = {
    "a BigInt": [() => 1n, /a BigInt cannot be written as JSON/],
    "a boxed BigInt": [() => Object(1n), /a BigInt/],
    "a function": [() => throws, /a function/],
    "a class": [() => class {}, /a function/],
    "a symbol": [() => Symbol("a"), /a symbol/],
    "a boxed symbol": [() => Object(Symbol("a")), /a symbol/],
    NaN: [() => Number.NaN, /NaN/],
    Infinity: [() => Number.POSITIVE_INFINITY, /Infinity/],
    "a boxed NaN": [() => new Number(Number.NaN), /NaN/],
    "a Map": [() => new Map([["a", 1]]), /a Map .* plain object/],
    "a Set": [() => new Set([1]), /a Set .* array/],
    "a WeakMap": [() => new WeakMap(), /a WeakMap/],
    "a WeakRef": [() => new WeakRef({}), /a WeakRef/],
    "a Promise": [() => Promise.resolve(1), /a Promise .* await/],
    "a RegExp": [() => /a/, /a RegExp/],
    "an Error": [() => new TypeError("a"), /an Error/],
    "a generator": [() => (function* () {})(), /a generator/],
    "a typed array": [() => new Float64Array(2), /a typed array/],
    "a DataView": [() => new DataView(new ArrayBuffer(2)), /a typed array/],
    "an ArrayBuffer": [() => new ArrayBuffer(2), /an ArrayBuffer/],
    "a subclass of Map": [() => new (class extends Map {})(), /a Map/],
    "a Map of another context": [() => runInContext("new Map()", createContext()), /a Map/],
    "a revoked proxy": [revoked, /throws an error/],
    "a toJSON that throws": [() => ({ toJSON: throws }), /`toJSON` of this value throws/],
    "a toJSON that cannot be read": [() => Object.defineProperty({}, "toJSON", { get: throws }), /`toJSON`/],
    "a toJSON that gives a BigInt": [() => ({ toJSON: () => 1n }), /a BigInt/],
    "a proxy that lists no keys": [() => new Proxy({}, { ownKeys: throws }), /listing the members/],
    "a proxy that describes no key": [
      () => new Proxy({ a: 1 }, { getOwnPropertyDescriptor: throws }),
      /listing the members/,
    ],
    "a proxy without a prototype": [() => new Proxy({}, { getPrototypeOf: throws }), /throws an error/],
    "a tag that throws": [
      () =>
        new (class {
          get [Symbol.toStringTag]() {
            return throws();
          }
        })(),
      /looking at this value/,
    ],
    "an array whose length throws": [
      () => new Proxy([], { get: (target, key) => (key === "length" ? throws() : target[key]) }),
      /looking at this value/,
    ],
  };
  for (const [name, [make, message]] of Object.entries(cases)) {
    test(name, () => {
      refused({ requestData: { "a/b": [null, { "~": make() }] } }, "/requestData/a~1b/1/~0", message);
      refused({ ...events[0], extra: make() }, "/extra", message);
      const value = make();
      if (typeof value === "object") {
        const report = validate(value);
        assert.equal(report.valid, false);
        assert.deepEqual(
          report.findings.map(({ path }) => path),
          [""],
        );
      }
    });
  }

  test("a getter that throws, at its own path", () => {
    const event = {
      ...events[0],
      target: {
        id: "x",
        get name() {
          return throws();
        },
      },
    };
    refused(event, "/target/name", /reading this member throws an error/);
    for (const thrown of [
      undefined,
      null,
      0,
      Symbol("a"),
      {
        toString: throws,
        get message() {
          return throws();
        },
      },
    ]) {
      refused(
        {
          get a() {
            throw thrown;
          },
        },
        "/a",
        /reading this member/,
      );
    }
  });

  test("a cycle, where it closes", () => {
    const event = structuredClone(events[0]);
    event.list = [1, { back: event }];
    refused(event, "/list/1/back", /an object within itself/);
    const self = [];
    self.push(self);
    refused({ a: self }, "/a/0", /an object within itself/);
    const twice = { x: 1 };
    asWritten({ a: twice, b: [twice, twice], c: { d: twice } });
  });

  test("the first of several is told", () => {
    refused({ a: { b: 1n }, c: () => 1 }, "/a/b", /a BigInt/);
  });

  test("with masked values it shows no value", () => {
    const report = validate(
      {
        get secret() {
          throw new Error("token-123");
        },
      },
      { maskValues: true },
    );
    assert.doesNotMatch(JSON.stringify(report), /token-123/);
  });
});

suite("what never ends", () => {
  const inside = (make) =>
    new Proxy(
      {},
      {
        ownKeys: () => ["a"],
        getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
        get: (_, key) => (key === "a" ? make() : undefined),
      },
    );

  test("getters that go ever deeper", () => {
    const deeper = () => inside(deeper);
    refused(deeper(), "", /deeper than 128 levels/);
    refused(deeper(), "", /deeper than 10000 levels/, { maxDepth: 10_000 });
    const list = () => new Proxy([], { get: (_, key) => (key === "length" ? 1 : key === "0" ? list() : undefined) });
    refused(list(), "", /deeper than 128 levels/);
    let calls = 0;
    const json = () => ({ toJSON: () => ({ n: ++calls, next: json() }) });
    refused(json(), "", /deeper than 128 levels/);
  });

  test("arrays without an end", () => {
    const sparse = [];
    sparse.length = 2 ** 32 - 1;
    const proxies = [2 ** 53, Number.POSITIVE_INFINITY, 1e300].map(
      (length) => new Proxy([], { get: (_, key) => (key === "length" ? length : undefined) }),
    );
    for (const endless of [sparse, ...proxies]) {
      assert.deepEqual(verdict(validate({ requestData: endless })), ["error event/too-large "]);
    }
    for (const length of [-1, Number.NaN, "x", {}, null]) {
      const none = new Proxy([], { get: (_, key) => (key === "length" ? length : undefined) });
      asWritten({ requestData: none });
    }
  });

  test("a toJSON that gives itself is called once", () => {
    class Own {
      action = "pm-20.training.create";
      toJSON() {
        return this;
      }
    }
    asWritten(new Own());
    const own = {
      toJSON() {
        return this;
      },
    };
    refused({ own }, "/own/toJSON", /a function/);
  });
});

suite("what JSON.stringify would write", () => {
  class Event {
    #hidden = 1;
    action = "pm-20.training.create";
    outcome = "success";
    get computed() {
      return this.#hidden;
    }
  }
  const symbolic = { action: "a.b", [Symbol("hidden")]: 1 };
  const hidden = Object.defineProperty({ action: "a.b" }, "outcome", { value: "success", enumerable: false });
  const inherited = Object.create({ outcome: "success" }, { action: { value: "a.b", enumerable: true } });
  const vanishing = () => ({
    get a() {
      delete this.b;
      return 1;
    },
    b: 2,
    c: 3,
  });
  const growing = () => ({
    get a() {
      this.z = 2;
      return 1;
    },
  });
  const cases = {
    "members that are undefined are not there": () => ({
      action: undefined,
      outcome: "success",
      requestData: { a: undefined },
    }),
    "undefined in arrays is null": () => ({ requestData: [undefined, [undefined], Object.assign([], { 2: 1 })] }),
    "dates are strings": () => ({ eventTime: new Date(0), requestData: { at: new Date(Number.NaN) } }),
    "boxed values are values": () => ({
      action: new String("a.b"),
      reason: { reasonCode: new Number(200) },
      dataEvent: new Boolean(true),
    }),
    "instances are their own members": () => new Event(),
    "no prototype": () => Object.assign(Object.create(null), { action: "a.b", __proto__: 1 }),
    "symbol keys are not there": () => symbolic,
    "what is not enumerable is not there": () => hidden,
    "what is inherited is not there": () => inherited,
    "members that vanish are not there": vanishing,
    "members that come later are not there": growing,
    "negative zero is zero": () => ({ reason: { reasonCode: -0 }, requestData: [-0] }),
    "large and small numbers": () => ({
      reason: { reasonCode: 1e21 },
      requestData: [1e-7, 2 ** 53, 5e-324, 1.7976931348623157e308],
    }),
    "any text": () => ({ action: 'é😀\u0000\u2028\ud800\udfff\\"/\n\t\u007f', 'k"\\\n\ud800': "\ud83d" }),
    "keys as of prototypes": () =>
      JSON.parse('{"__proto__": {"a": 1}, "constructor": {"prototype": 1}, "toString": 1, "toJSON": 1}'),
    "a proxy of an event": () => new Proxy(events[0], {}),
    "a proxy of an array": () => ({ requestData: new Proxy([1, 2, 3], {}) }),
    "keys in their order": () => ({ b: 1, 2: 1, a: 1, 1: 1 }),
    "toJSON with the key": () => ({
      requestData: { toJSON: (key) => ({ key }) },
      responseData: [{ toJSON: (key) => key }],
    }),
    "toJSON that gives undefined": () => ({ action: { toJSON() {} }, requestData: [{ toJSON() {} }] }),
    "functions with a toJSON": () => ({ action: Object.assign(() => 1, { toJSON: () => "a.b" }) }),
    "nested buffers say themselves": () => ({ requestData: Buffer.from("ab") }),
    "an object of another context": () =>
      runInContext('({action: "a.b", requestData: [1, {a: new Date(0)}]})', createContext()),
    "a tag of its own": () => ({ action: "a.b", [Symbol.toStringTag]: "Map" }),
    arguments: () => {
      function f() {
        // biome-ignore lint/complexity/noArguments: it is what is tested
        return arguments;
      }
      return { requestData: f(1, 2) };
    },
    "a feigned number": () => ({
      requestData: new (class {
        a = 1;
        get [Symbol.toStringTag]() {
          return "Number";
        }
      })(),
    }),
    "an empty object": () => ({}),
  };
  for (const [name, make] of Object.entries(cases)) {
    test(name, () => {
      // Made twice: some of them change as they are read.
      const [value, same] = [make(), make()];
      const text = JSON.stringify(same);
      const report = validate(value);
      const written = validate(text);
      assert.deepEqual(verdict(report), verdict(written));
      assert.deepEqual(
        report.findings.map(({ message }) => message),
        written.findings.map(({ message }) => message),
      );
    });
  }

  test("BigInt.prototype.toJSON is asked, where a program has put one", () => {
    BigInt.prototype.toJSON = function () {
      return Number(this);
    };
    try {
      asWritten({ reason: { reasonCode: 200n } });
    } finally {
      delete BigInt.prototype.toJSON;
    }
  });
});

suite("the same value as text and as object", () => {
  test("every sample, under every option that matters", () => {
    for (const event of events) {
      for (const options of [
        undefined,
        { profile: "emit" },
        { unwrap: false },
        { maxFindings: 2 },
        { maskValues: true },
      ]) {
        asWritten(event, options);
      }
    }
  });

  test("too large and too deep at once", () => {
    let value = "x".repeat(2_000);
    for (let depth = 0; depth < 200; depth++) value = { a: value };
    for (const options of [
      { maxEventBytes: 1_000 },
      { maxEventBytes: 1_000, maxDepth: 300 },
      { maxEventBytes: 10_000 },
    ]) {
      assert.deepEqual(verdict(validate(value, options)), verdict(validate(JSON.stringify(value), options)));
    }
  });

  test("three thousand events with a few values changed", () => {
    const next = random(20_250_513);
    for (let round = 0; round < 3_000; round++) {
      const event = structuredClone(events[next(events.length)]);
      for (let count = next(4); count >= 0; count--) mutate(event, next);
      // Through text once, as parsed objects are: keys like `2` move to the front.
      const plain = JSON.parse(JSON.stringify(event));
      asWritten(plain, next(2) === 0 ? undefined : { profile: "emit" });
    }
  });
});

const VALUES = [
  null,
  true,
  false,
  0,
  -0,
  1,
  200,
  403,
  1e21,
  0.5,
  "",
  " ",
  "success",
  "Failure",
  "a.b",
  "pm-20.training.delete",
  "crn:v1",
  "2026-03-10T08:15:04.12+0000",
  "2026-02-30T00:00:00.00+0000",
  "192.0.2.7, 10.0.0.1",
  "é😀\u202e",
  "\ud800",
  [],
  {},
  [1, [2]],
  { a: { b: [] } },
  '{"a": 1}',
  "true",
  "200",
  "critical",
];
const KEYS = [
  "action",
  "outcome",
  "Outcome",
  "reason",
  "reasonCode",
  "target",
  "id",
  "typeURI",
  "__proto__",
  "constructor",
  "",
  "a/b",
  "extra",
];

/** Changes, removes or adds one member somewhere. */
function mutate(event, next) {
  let at = event;
  for (;;) {
    const inner = Object.values(at).filter((member) => typeof member === "object" && member !== null);
    if (inner.length === 0 || next(2) === 0) break;
    at = inner[next(inner.length)];
  }
  const names = Object.keys(at);
  const name = names.length === 0 || next(3) === 0 ? KEYS[next(KEYS.length)] : names[next(names.length)];
  if (next(4) === 0) {
    delete at[name];
    return;
  }
  const value = structuredClone(VALUES[next(VALUES.length)]);
  Object.defineProperty(at, name, { value, writable: true, enumerable: true, configurable: true });
}
