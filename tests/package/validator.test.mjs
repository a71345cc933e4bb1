/** `createValidator`: every function answers as it does with the options themselves, which are read once. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  createValidator,
  describe,
  isValid,
  validate,
  validateLines,
  validateMany,
  validateStream,
} from "activity-tracker-events";

const sample = readFileSync(new URL("../../samples/events.ndjson", import.meta.url), "utf8");
const lines = sample.split("\n").filter(Boolean);
const german = JSON.parse(readFileSync(new URL("../../pkg/src/messages/de.json", import.meta.url), "utf8"));

async function all(reports) {
  const found = [];
  for await (const record of reports) found.push(record);
  return { ...(await reports.totals), found };
}

test("each function answers as with the options, whatever is asked in between", async () => {
  const settings = [
    {},
    { profile: "emit" },
    { rules: { "severity/reason": "error" }, maxFindings: 1 },
    { maskValues: true },
  ];
  const made = settings.map((options) => [options, createValidator(options)]);
  for (const line of lines) {
    for (const [options, own] of made) {
      assert.deepEqual(own.validate(line), validate(line, options));
      assert.equal(own.isValid(line), isValid(line, options));
      assert.deepEqual(own.describe(line), describe(line, options));
    }
  }
  const events = lines.slice(0, 20).map((line) => JSON.parse(line));
  for (const [options, own] of made) {
    assert.deepEqual(own.validateLines(sample), validateLines(sample, options));
    assert.deepEqual(own.validateMany(events), validateMany(events, options));
    assert.deepEqual(await all(own.validateStream([sample])), await all(validateStream([sample], options)));
    const every = { every: true };
    assert.deepEqual(
      await all(own.validateStream([sample], every)),
      await all(validateStream([sample], { ...options, ...every })),
    );
    const through = own.stream(every);
    const records = [];
    for await (const record of ReadableStream.from([sample]).pipeThrough(through)) records.push(record);
    assert.equal(records.length, (await through.totals).records);
  }
});

test("what becomes of the options afterwards counts for nothing", () => {
  const rules = { "severity/reason": "error" };
  const options = { rules };
  const { validate: own, options: kept } = createValidator(options);
  const refused = lines.find((line) => line.includes('"reasonCode":403') && !validate(line, options).valid);
  rules["severity/reason"] = "off";
  options.profile = "emit";
  assert.equal(own(refused).valid, false);
  assert.deepEqual(kept, { rules: { "severity/reason": "error" } });
  assert.ok(Object.isFrozen(kept) && Object.isFrozen(kept.rules));
});

test("descriptions speak the language that was given", () => {
  const own = createValidator({ messages: german });
  assert.equal(own.describe(lines[0]).sentence, describe(lines[0], { messages: german }).sentence);
  assert.notEqual(own.describe(lines[0]).sentence, describe(lines[0]).sentence);
});

test("options that are none are refused at once", () => {
  for (const options of [
    null,
    7,
    "emit",
    [],
    { profil: "emit" },
    { rules: { "field/unknwon": "off" } },
    { messages: 7 },
  ]) {
    assert.throws(() => createValidator(options), { code: "bad_option" }, JSON.stringify(options));
  }
});
