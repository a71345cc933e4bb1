/** Options: what each does, and what is refused with a word on what would be right. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { describe, isValid, validate } from "activity-tracker-events";

const event = { action: "pm-20.training.create", outcome: "done", Outcome: "success", requestData: { a: [[[1]]] } };
const text = JSON.stringify(event);
const levels = (options) =>
  Object.fromEntries(validate(text, options).findings.map(({ rule, level }) => [rule, level]));

suite("what is refused", () => {
  const cases = [
    [null, /the options must be an object, not null/],
    ["emit", /the options must be an object, not the string `emit`/],
    [7, /not 7/],
    [[], /not an array/],
    [() => 1, /not a function/],
    [Symbol("a"), /not a symbol/],
    [{ profil: "emit" }, /there is no option `profil`; did you mean `profile`\?/],
    [{ Profile: "emit" }, /did you mean `profile`/],
    [{ maxfindings: 1 }, /did you mean `maxFindings`/],
    [{ somethingElse: 1 }, /there is no option `somethingElse`; the options are .*`profile`.*`report`/],
    [{ ["x".repeat(1e6)]: 1 }, /there is no option `x+…`/],
    [JSON.parse('{"__proto__": {"profile": "emit"}}'), /there is no option `__proto__`/],
    [{ constructor: 1 }, /there is no option `constructor`/],
    [{ profile: "emitt" }, /there is no profile `emitt`.*`ingest` and `emit`; did you mean `emit`\?/],
    [{ profile: "EMIT" }, /did you mean `emit`/],
    [{ profile: "" }, /there is no profile ``/],
    [{ profile: "\ud800" }, /there is no profile/],
    [{ profile: null }, /`profile` must be one of .*, not null/],
    [{ profile: new String("emit") }, /`profile` must be one of .*, not an object/],
    [{ profile: {} }, /not an object/],
    [{ rules: "severity/reason" }, /`rules` must be an object of rule ids and levels, not the string/],
    [{ rules: [] }, /not an array/],
    [{ rules: null }, /not null/],
    [{ rules: { "severity/reson": "off" } }, /there is no rule `severity\/reson`; did you mean `severity\/reason`\?/],
    [{ rules: { severity: "off" } }, /there is no rule `severity`; `rules\(\)` lists the rules/],
    [
      { rules: { "severity/reason": "fatal" } },
      /`rules\["severity\/reason"\]`.*`fatal`.*`info`, `warning`, `error` and `off`/,
    ],
    [{ rules: { "severity/reason": "warn" } }, /there is no level `warn`/],
    [{ rules: { "severity/reason": 2 } }, /must be one of .*, not 2/],
    [{ rules: { "severity/reason": { level: "off" } } }, /not an object/],
    [{ rules: { "severity/reason": ["off"] } }, /not an array/],
    [{ unwrap: "yes" }, /`unwrap` must be true or false, not the string `yes`/],
    [{ unwrap: 1 }, /`unwrap` must be true or false, not 1/],
    [{ maskValues: 0n }, /`maskValues` must be true or false, not a BigInt/],
    [{ report: "off" }, /there is no level `off`/],
    ...["maxFindings", "maxEventBytes", "maxDepth"].flatMap((name) =>
      [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 1e300, "1", null, 1n, new Number(1), [1]].map(
        (value) => [{ [name]: value }, new RegExp(`\`${name}\` must be an integer from [01] to \\d+, not `)],
      ),
    ),
    [{ maxEventBytes: 0 }, /an integer from 1 to 16777216, not 0/],
    [{ maxEventBytes: 16_777_217 }, /an integer from 1 to 16777216/],
    [{ maxDepth: 0 }, /an integer from 1 to 10000, not 0/],
    [{ maxDepth: 10_001 }, /an integer from 1 to 10000/],
    [{ maxFindings: 10_001 }, /an integer from 0 to 10000/],
    [
      {
        get profile() {
          throw new Error("mine");
        },
      },
      /`profile` cannot be read/,
    ],
    [
      {
        rules: {
          get "crn/syntax"() {
            throw new Error("mine");
          },
        },
      },
      /`rules.crn\/syntax` cannot be read/,
    ],
    [
      new Proxy(
        {},
        {
          ownKeys() {
            throw new Error("mine");
          },
        },
      ),
      /the options cannot be read/,
    ],
  ];
  for (const [options, message] of cases) {
    test(String(message), () => {
      for (const call of [validate, isValid, describe]) {
        assert.throws(() => call(text, options), { code: "bad_option", message });
        assert.throws(() => call(undefined, options), { code: "bad_option", message });
      }
      assert.throws(() => describe("pm-20.training.create", options), { code: "bad_option", message });
      // The next call is not touched by it.
      assert.equal(levels()["outcome/value"], "error");
    });
  }

  test("is an Error of the package, told apart by its code", () => {
    try {
      validate("{}", { profil: 1 });
      assert.fail("not thrown");
    } catch (error) {
      assert.ok(error instanceof Error);
      assert.equal(error.name, "ActivityTrackerEventsError");
      assert.match(error.stack, /options\.test\.mjs/);
    }
  });
});

suite("what each does", () => {
  test("profile", () => {
    assert.equal(levels({ profile: "emit" })["field/required"], "error");
    assert.deepEqual(levels({ profile: "ingest" }), levels());
    assert.notDeepEqual(levels({ profile: "emit" }), levels());
  });

  test("rules", () => {
    assert.equal(levels()["outcome/value"], "error");
    assert.equal(levels({ rules: { "outcome/value": "info" } })["outcome/value"], "info");
    assert.equal(levels({ rules: { "outcome/value": "off" } })["outcome/value"], undefined);
    assert.equal(validate("{", { rules: { "json/syntax": "off" } }).valid, true);
    assert.equal(isValid(undefined, { rules: { "event/type": "warning" } }), true);
    assert.deepEqual(levels({ rules: {} }), levels());
  });

  test("maxFindings", () => {
    const all = validate(text);
    assert.equal(all.more, undefined);
    for (const maxFindings of [0, 1, 2, 10_000]) {
      const report = validate(text, { maxFindings });
      assert.deepEqual(report.findings, all.findings.slice(0, maxFindings));
      assert.equal(report.findings.length + (report.more ?? 0), all.findings.length);
      assert.equal(report.valid, all.valid);
      assert.equal("more" in report, maxFindings < all.findings.length);
    }
    for (const bad of ["{", undefined, { a: 1n }, "x".repeat(2e6)]) {
      assert.deepEqual(validate(bad, { maxFindings: 0 }), { valid: false, findings: [], more: 1 });
    }
  });

  test("maxEventBytes, in bytes of UTF-8, for every kind of input alike", () => {
    for (const value of [{ a: "é" }, { a: "😀" }, { a: "x" }]) {
      const json = JSON.stringify(value);
      const size = Buffer.byteLength(json);
      for (const input of [json, Buffer.from(json), value]) {
        assert.notEqual(validate(input, { maxEventBytes: size }).findings[0].rule, "event/too-large");
        const { rule, path, found } = validate(input, { maxEventBytes: size - 1 }).findings[0];
        assert.deepEqual([rule, path], ["event/too-large", ""]);
        assert.match(found, /^(more than )?\d+ bytes$/);
      }
      assert.equal(validate(json, { maxEventBytes: size - 1 }).findings[0].found, `${size} bytes`);
    }
  });

  test("maxDepth, for text and object alike", () => {
    const nested = (depth) => Array.from({ length: depth - 1 }).reduce((inner) => ({ a: inner }), {});
    for (const maxDepth of [1, 2, 128, 1_000, 10_000]) {
      // JSON.stringify cannot write such a text.
      const written = (depth) => `${'{"a":'.repeat(depth - 1)}{}${"}".repeat(depth - 1)}`;
      for (const form of [nested, written]) {
        assert.notEqual(validate(form(maxDepth), { maxDepth }).findings[0].rule, "json/syntax");
        const [finding] = validate(form(maxDepth + 1), { maxDepth }).findings;
        assert.equal(finding.rule, "json/syntax");
        assert.match(finding.message, new RegExp(`deeper than ${maxDepth} levels`));
      }
    }
  });

  test("maskValues", () => {
    const masked = validate('{"outcome": "secret-value"}', { maskValues: true });
    assert.doesNotMatch(JSON.stringify(masked), /secret-value/);
    assert.match(JSON.stringify(validate('{"outcome": "secret-value"}')), /secret-value/);
  });

  test("unwrap", () => {
    const wrapped = { payload: event, logSourceCRN: "crn:v1" };
    assert.equal(validate(wrapped).action, event.action);
    assert.notEqual(validate(wrapped).envelope, undefined);
    assert.equal(validate(wrapped, { unwrap: false }).action, undefined);
  });

  test("undefined is not given", () => {
    const none = { profile: undefined, rules: undefined, unwrap: undefined, maxFindings: undefined, report: undefined };
    assert.deepEqual(validate(text, none), validate(text));
    assert.deepEqual(validate(text, { rules: { "outcome/value": undefined } }), validate(text));
  });
});

suite("from call to call", () => {
  test("each call has its own options, however they alternate", () => {
    const emit = validate(text, { profile: "emit" });
    const ingest = validate(text);
    for (let round = 0; round < 3; round++) {
      assert.deepEqual(validate(text, { profile: "emit" }), emit);
      assert.deepEqual(validate(text), ingest);
      assert.deepEqual(validate(text, {}), ingest);
      assert.throws(() => validate(text, { profile: "none" }), { code: "bad_option" });
      assert.deepEqual(validate(text, {}), ingest);
    }
  });

  test("an options object that is changed counts as it is now", () => {
    const options = { rules: {} };
    assert.equal(levels(options)["outcome/value"], "error");
    options.rules["outcome/value"] = "off";
    assert.equal(levels(options)["outcome/value"], undefined);
    options.maxFindings = 1;
    assert.equal(validate(text, options).findings.length, 1);
  });

  test("a call from within another one has its own options too", () => {
    let inner;
    const hostile = {
      ...event,
      get message() {
        inner = validate(text, { rules: { "outcome/value": "off" }, maxFindings: 1 });
        return "x: y";
      },
    };
    const outer = validate(hostile, { profile: "emit" });
    assert.equal(inner.findings.length, 1);
    assert.deepEqual(outer, validate({ ...event, message: "x: y" }, { profile: "emit" }));
  });

  test("options that look alike are told apart", () => {
    assert.equal(levels({ rules: { "outcome/value": "off" } })["outcome/value"], undefined);
    assert.throws(() => validate(text, { rules: '{"outcome/value":"off"}' }), { code: "bad_option" });
    assert.equal(validate(text, { maxFindings: 1 }).findings.length, 1);
    assert.throws(() => validate(text, { maxFindings: "1" }), { code: "bad_option" });
    assert.throws(() => validate(text, { maxFindings: true }), { code: "bad_option" });
  });
});

suite("options that are given again", () => {
  test("count as they are then", () => {
    const options = { profile: "ingest", rules: { "outcome/value": "info" } };
    const level = () => levels(options)["outcome/value"];
    assert.equal(level(), "info");
    assert.equal(level(), "info");
    options.rules["outcome/value"] = "warning";
    assert.equal(level(), "warning");
    options.rules = { "outcome/value": "off" };
    assert.equal(level(), undefined);
    delete options.rules;
    assert.equal(level(), "error");
    options.profile = "emit";
    assert.equal(levels(options)["field/required"], "error");
    assert.equal(levels(options)["outcome/value"], "error");
    options.profil = "emit";
    assert.throws(level, { code: "bad_option" });
    delete options.profil;
    assert.equal(level(), "error");
    assert.deepEqual(levels(), levels({}));
    Object.defineProperty(options, "maxFindings", { get: () => 0, enumerable: true });
    assert.deepEqual([levels(options), levels(options)], [{}, {}]);
  });
});
