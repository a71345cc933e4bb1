/** Inputs made so that work multiplies: long keys in many paths, findings far into arrays and strings, endless names. */
import assert from "node:assert";
import { test } from "node:test";
import { describe, isValid, validate } from "activity-tracker-events";

/** Without the care taken for them, each of these runs for most of a minute, or ends in a trap. */
const options = { timeout: 30_000 };
const many = { maxFindings: 10_000 };
const twice = (count) => '{"a":1,"a":1},'.repeat(count).slice(0, -1);

const inputs = {
  "a long key around many findings": `{"${"k".repeat(100_000)}":[${twice(10_000)}]}`,
  "a key of half a megabyte around more": `{"${"k".repeat(500_000)}":[${twice(35_000)}]}`,
  "findings at the end of a long array": `{"a":[${"0,".repeat(450_000)}${twice(9_000)}]}`,
  "many findings within a string": JSON.stringify({
    lines: [{ line: `{${Array.from({ length: 40_000 }, (_, at) => `"k${at % 20_000}":1`).join(",")}}` }],
  }),
  "many repeated objects beside many unknown fields": `{${'"a":1,'.repeat(40_000)}${'"target":{"b":1},'.repeat(20_000)}"c":1}`,
};

for (const [name, text] of Object.entries(inputs)) {
  test(name, options, () => {
    const report = validate(text, many);
    assert.equal(report.valid, false);
    assert.ok(report.findings.length <= 10_000);
    assert.equal(isValid(text, many), false);
    // Nothing is lost: what is not told is counted.
    const { findings, more = 0 } = validate(text);
    assert.equal(findings.length + more, report.findings.length + (report.more ?? 0));
    assert.equal(validate("{}").valid, false);
  });
}

test("a chain of repeated keys as deep as may be", options, () => {
  const text = `${'{"b":1,"b":'.repeat(9_000)}1${"}".repeat(9_000)}`;
  assert.equal(validate(text, { ...many, maxDepth: 10_000 }).valid, false);
});

test("a message key of a megabyte", options, () => {
  const messages = { ["x".repeat(1_000_000)]: "y" };
  assert.throws(
    () => describe("a.b", { messages }),
    ({ code, message }) => code === "bad_option" && message.length < 300,
  );
});

test("an action of a megabyte is no action of any service", options, () => {
  const action = `${"a".repeat(900_000)}.instance.create`;
  const told = describe(JSON.stringify({ action }));
  assert.equal(told.known, false);
  assert.ok(told.title.length < 300 && told.sentence.length < 500);
});
