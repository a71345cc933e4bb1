/** Bad input of every kind: a report, never an exception, and the next call works. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, suite, test } from "node:test";
import { describe, isValid, validate } from "activity-tracker-events";

const sample = readFileSync(new URL("../../samples/events.ndjson", import.meta.url), "utf8").split("\n")[0];
const good = JSON.stringify(validate(sample));

afterEach(() => assert.equal(JSON.stringify(validate(sample)), good));

/** The report, after the other two functions have answered as well and agreed. */
function check(input, options) {
  const report = validate(input, options);
  assert.equal(isValid(input, options), report.valid);
  if (typeof input !== "string" || input.startsWith("{")) {
    const description = describe(input, options);
    assert.match(description.sentence, /\S/);
  }
  return report;
}

/** The one finding of an input that cannot be read as an event. */
function only(input, rule, path = "", options = undefined) {
  const report = check(input, options);
  assert.equal(report.valid, false);
  assert.equal(report.action, undefined);
  assert.deepEqual(
    report.findings.map((finding) => [finding.rule, finding.path]),
    [[rule, path]],
  );
  assert.equal(report.findings[0].level, "error");
  return report.findings[0];
}

const latin1 = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));

suite("text and bytes", () => {
  const cases = [
    ["nothing", "", 0],
    ["white space", " \r\n\t", 4],
    ["words", "hello", 0],
    ["half an event", '{"action": "pm-20.trai', 22],
    ["a comma too many", '{"a": 1,}', 8],
    ["single quotes", "{'a': 1}", 1],
    ["a comment", '{"a": 1 // one\n}', 8],
    ["two events", '{"a": 1}\n{"a": 1}', 9],
    ["NUL in between", '{"a"\0: 1}', 4],
    ["NUL in a string", '{"a": "\0"}', 7],
    ["only NUL", "\0\0\0\0", 0],
    ["NaN", '{"a": NaN}', 6],
    ["undefined", "undefined", 0],
    ["a leading zero", '{"a": 01}', 6],
    ["two byte order marks", "\ufeff\ufeff{}", 3],
    ["10,000 levels of arrays", "[".repeat(10_000), 128],
    ["10,000 levels of objects", '{"a":'.repeat(10_000), 5 * 128],
    ["10,000 levels, closed", `${"[".repeat(10_000)}${"]".repeat(10_000)}`, 128],
  ];
  for (const [name, text, offset] of cases) {
    test(name, () => {
      const finding = only(text, "json/syntax");
      assert.equal(finding.offset, offset);
      assert.deepEqual(only(Buffer.from(text), "json/syntax"), finding);
    });
  }

  test("a lone surrogate in a string is told with its place, as no text", () => {
    for (const [text, offset] of [
      ['{"a": "\ud800"}', 7],
      ['{"é": "x\udfff"}', 9],
      ["\udc00{}", 0],
      ['{"😀": "\ud83d', 10],
    ]) {
      const finding = only(text, "json/syntax");
      assert.match(finding.message, /not UTF-8/);
      assert.equal(finding.offset, offset);
    }
  });

  test("an escaped lone surrogate is text", () => {
    for (const rule of check('{"action": "\\ud800.a.b"}').findings.map(({ rule }) => rule)) {
      assert.notEqual(rule, "json/syntax");
    }
  });

  test("bytes that are not UTF-8", () => {
    for (const [bytes, offset] of [
      [latin1('{"a": "\xff"}'), 7],
      [latin1('{"a": "\xc3"}'), 7],
      [latin1('{"a": "\xed\xa0\x80"}'), 7],
      [latin1('{"a": "\xc0\xaf"}'), 7],
      [latin1('{"a": "\xf4\x90\x80\x80"}'), 7],
      [latin1("\xff\xfe{\0}\0"), 0],
      [new Uint8Array([0x1f, 0x8b, 8, 0, 0]), 1],
    ]) {
      assert.equal(only(bytes, "json/syntax").offset, offset);
    }
  });

  test("a byte order mark is passed over and counted", () => {
    for (const input of [`\ufeff${sample}`, Buffer.from(`\ufeff${sample}`)]) {
      assert.equal(check(input).action, check(sample).action);
    }
    assert.equal(check('\ufeff{"outcome": "x"}').findings.find(({ rule }) => rule === "outcome/value").offset, 15);
  });

  test("repeated keys, odd numbers and odd keys are read as they are", () => {
    const rules = (text) => check(text).findings.map(({ rule }) => rule);
    assert.ok(rules('{"action": "a.b", "act\\u0069on": "c.d"}').includes("json/duplicate-key"));
    assert.equal(check('{"action": "a.b", "action": "c.d"}').action, "c.d");
    for (const number of ["1e999", "-0", "-1e-999", `1${"0".repeat(400)}`, "123456789012345678901234567890.5"]) {
      const found = check(`{"reason": {"reasonCode": ${number}}}`).findings.find(({ rule }) => rule === "reason/code");
      assert.equal(found.path, "/reason/reasonCode");
    }
    for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty", "", "a/b~c", "\\ud800", "\\u0000"]) {
      const found = check(`{"${key}": {"x": 1}}`).findings.filter(({ rule }) => rule === "field/unknown");
      assert.equal(found.length, 1, key);
    }
  });

  test("values that are no object", () => {
    for (const text of ["null", "true", "1", '"{}"', "[]", "[{}]", "-0", "1e999"]) {
      const finding = only(text, "event/type");
      assert.equal(finding.offset, 0);
      assert.match(finding.message, /an event is an object, not /);
    }
  });

  test("a string of 100 MB", () => {
    for (const [text, bytes] of [
      ["x".repeat(1e8), 1e8],
      [`{"a": "${"é".repeat(5e7)}"}`, 1e8 + 9],
      ["\ud800".repeat(1e6), 3e6],
      ["😀".repeat(5e5), 2e6],
    ]) {
      assert.equal(only(text, "event/too-large").found, `${bytes} bytes`);
    }
    assert.equal(only(new Uint8Array(1e8), "event/too-large").found, "100000000 bytes");
    assert.equal(only({ a: "x".repeat(1e8) }, "event/too-large").found, "more than 1048576 bytes");
  });

  test("buffers that are gone", () => {
    const detached = () => {
      const buffer = new ArrayBuffer(8);
      const views = [buffer, new Uint8Array(buffer), new DataView(buffer)];
      structuredClone(buffer, { transfer: [buffer] });
      return views;
    };
    for (const view of detached()) only(view, "json/syntax");
  });
});

suite("values that are no event", () => {
  const cases = [
    [undefined, "undefined"],
    [Number.NaN, "NaN"],
    [Number.NEGATIVE_INFINITY, "-Infinity"],
    [10n, "a BigInt"],
    [Symbol("a"), "a symbol"],
    [Symbol.iterator, "a symbol"],
    [() => ({}), "a function"],
    [class {}, "a function"],
    [async function* () {}, "a function"],
    [null, "null"],
    [0, "a number"],
    [-0, "a number"],
    [true, "a boolean"],
    [[], "an array"],
    [[{}], "an array"],
    [new Date(0), "a string"],
    [new Date(Number.NaN), "null"],
    [new String("{}"), "a string"],
    [new Number(1), "a number"],
    [new Boolean(false), "a boolean"],
    [{ toJSON: () => 1 }, "a number"],
    [new URL("https://example.com"), "a string"],
  ];
  for (const [value, what] of cases) {
    test(`${typeof value}: ${what}`, () => {
      const finding = only(value, "event/type");
      assert.match(finding.message, new RegExp(`^an event is an object, not ${what}`));
      assert.equal(finding.offset, undefined);
    });
  }
});

suite("nothing leaks between an event and the program", () => {
  test("keys of an event become no property of a report, and no prototype", () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    for (const key of ["__proto__", "constructor", "prototype", "valid", "findings"]) {
      const text = `{"${key}": {"valid": true, "polluted": 1}, "requestData": {"${key}": {"polluted": 1}}}`;
      for (const input of [text, Buffer.from(text), JSON.parse(text)]) {
        const report = check(input);
        assert.deepEqual(
          Object.keys(report).filter((name) => name !== "more"),
          ["valid", "findings"],
        );
        assert.equal(Object.getPrototypeOf(report), Object.prototype);
        assert.equal(report.polluted, undefined);
        assert.equal({}.polluted, undefined);
        assert.equal(report.valid, false);
        assert.equal(Object.getPrototypeOf(describe(input)), Object.prototype);
      }
    }
    assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);
  });

  test("the input is left as it was", () => {
    const event = JSON.parse(sample);
    const bytes = Buffer.from(sample);
    check(event);
    check(bytes);
    assert.deepEqual(event, JSON.parse(sample));
    assert.equal(bytes.toString(), sample);
    check(Object.freeze(event));
  });
});

test("ten thousand bad inputs in a row do not wear the module out", () => {
  const before = process.memoryUsage().rss;
  const inputs = ["{", "", '{"a":"\ud800', { a: 1n }, undefined, "[".repeat(10_000), new Uint8Array([0xff]), new Map()];
  for (let round = 0; round < 10_000; round++) assert.equal(isValid(inputs[round % inputs.length]), false);
  for (let round = 0; round < 2_000; round++) assert.equal(validate(inputs[round % inputs.length]).valid, false);
  assert.ok(process.memoryUsage().rss - before < 200 * 2 ** 20);
});
