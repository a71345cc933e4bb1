/** Many events at once: lines, arrays and envelopes, whole or in pieces. Each event gets the report it gets alone. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { validate, validateLines } from "activity-tracker-events";
import { shifted } from "./shifted.mjs";

const sample = readFileSync(new URL("../../samples/events.ndjson", import.meta.url), "utf8");
const samples = sample.trimEnd().split("\n");
const bytes = new TextEncoder().encode(sample);
const good = samples[0];
const broken = '{"action": "a.b", "outcome": "done"}';
const long = `{"x":"${"x".repeat(300)}"}`;
const pretty = (text) => JSON.stringify(JSON.parse(text), null, 2);
const user = (text) => JSON.stringify({ metadata: [], user_data: text });
/** Everything is told of, so that every record with a finding shows. */
const info = { report: "info" };

/** What counts: how many records there are, which of them cannot be read, and lines without anything. */
function counted(input, options) {
  const { records, unreadable, blank } = validateLines(input, options);
  return { records, unreadable, blank };
}

const places = ({ lines }) => lines.map(({ line, index, offset, length }) => ({ line, index, offset, length }));
const ruleOf = ({ report }) => report.findings[0].rule;

suite("what goes in", () => {
  const expected = validateLines(sample, info);

  test("bytes of every kind are the text that they hold", () => {
    const within = new Uint8Array(bytes.length + 7);
    within.set(bytes, 3);
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    for (const input of [
      bytes,
      bytes.buffer.slice(0),
      Buffer.from(sample),
      Buffer.from(within.buffer, 3, bytes.length),
      new DataView(within.buffer, 3, bytes.length),
      within.subarray(3, 3 + bytes.length),
      shared,
      shared.buffer,
    ]) {
      assert.deepEqual(validateLines(input, info), expected);
    }
  });

  test("nothing is no record", () => {
    const none = { records: 0, events: 0, valid: 0, invalid: 0, unreadable: 0, blank: 0, counts: {}, lines: [] };
    assert.deepEqual(validateLines("\uFEFF"), { ...none, blank: 1 });
    for (const input of ["", new Uint8Array(0), new ArrayBuffer(0)]) assert.deepEqual(validateLines(input), none);
  });

  test("what is neither text nor bytes is refused, and so are bytes that are gone", () => {
    const gone = new Uint8Array(8);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    for (const [input, message] of [
      [undefined, /type undefined/],
      [null, /null/],
      [7, /type number/],
      [{ action: "a.b" }, /type object.*validateMany takes objects/],
      [[good], /an array/],
      [() => good, /type function/],
      [gone, /gone/],
    ]) {
      assert.throws(() => validateLines(input), { code: "bad_input", message });
    }
    assert.deepEqual(validateLines(sample, info), expected);
  });

  test("options that are wrong are refused as everywhere", () => {
    for (const options of [null, 7, { profil: "emit" }, { report: "off" }, { maxEventBytes: 0 }, { every: true }]) {
      assert.throws(() => validateLines(good, options), { code: "bad_option" });
    }
  });
});

suite("what a record is", () => {
  for (const [name, input, records, unreadable, blank] of [
    ["lines, the last without its end", `${good}\n${broken}`, 2, 0, 0],
    ["lines that end with CRLF, some of them blank", `${good}\r\n\r\n \t\r\n${broken}\r\n`, 2, 0, 2],
    ["a byte order mark before them", `\uFEFF${good}\n${good}\n`, 2, 0, 0],
    ["an array", `[${good}, ${broken}]`, 2, 0, 0],
    ["an array over many lines", `[\n${good},\n${pretty(broken)}\n]\n`, 2, 0, 0],
    ["an array a line", `[${good}]\n[${broken},${good}]\n[]\n`, 3, 0, 0],
    ["one value over several lines", pretty(good), 1, 0, 0],
    ["several values over several lines", `${pretty(good)}\r\n${pretty(broken)}\n\n${pretty(good)}`, 3, 0, 1],
    ["a line that is no JSON", `${good}\nno JSON\n${good}`, 2 + 1, 1, 0],
    ["a line that was cut off", `${good.slice(0, 300)}\n${good}`, 2, 1, 0],
    ["a value over several lines that was cut off", `${pretty(good).slice(0, 300)}\n${good}\n${good}`, 3, 1, 0],
    ["an array that was cut off", `[${good},${good}`, 3, 1, 0],
    ["an envelope of one", user(good), 1, 0, 0],
    ["an envelope of several", `{"result":{"results":[${user(good)},${user(broken)}]}}\n${good}`, 3, 0, 0],
    ["an envelope of several over several lines", pretty(`{"lines":[{"line":${good}},{"line":${broken}}]}`), 2, 0, 0],
    ["an envelope of none", '{"result":{"results":[]}}', 0, 0, 0],
    ["an envelope with a part that is no JSON", `{"lines":[{"line":"{"},{"line":${good}}]}`, 2, 1, 0],
  ]) {
    test(name, () => {
      assert.deepEqual(counted(input), { records, unreadable, blank });
      assert.deepEqual(validateLines(Buffer.from(input), info), validateLines(input, info));
    });
  }

  test("says where it is: line and byte, and of several in one which", () => {
    const text = `\uFEFF\n${broken}\r\n[ ${broken} ,\n${broken}]\n${pretty(broken)}\n{"lines":[{"line":${broken}},${broken}]}`;
    const { lines } = validateLines(text, info);
    const whole = Buffer.from(text);
    const found = lines.map(({ line, index, offset, length }) => [
      line,
      index,
      `${whole.subarray(offset, offset + length)}`,
    ]);
    assert.deepEqual(found, [
      [2, undefined, broken],
      [3, 0, broken],
      [4, 1, broken],
      [5, undefined, pretty(broken)],
      [9, 0, `{"line":${broken}}`],
      [9, 1, broken],
    ]);
    assert.deepEqual(lines.map(({ report }) => report.envelope).slice(-3), [undefined, "ingestion", "ingestion"]);
  });

  test("one that is larger than the limit is counted and passed over, wherever it stands", () => {
    const options = { maxEventBytes: 200 };
    for (const [input, records, line, offset] of [
      [`${broken}\n${long}\n${broken}`, 3, 2, broken.length + 1],
      [`[${broken},${long},${broken}]`, 3, 1, broken.length + 2],
      [`${pretty(long)}\n${broken}`, 2, 1, 0],
      [`{"lines":[${broken},${long},${broken}]}\n${broken}`, 4, 1, 10 + broken.length + 1],
    ]) {
      const report = validateLines(input, options);
      assert.deepEqual([report.records, report.unreadable], [records, 1]);
      const found = report.lines.filter((line) => ruleOf(line) === "event/too-large");
      assert.deepEqual(
        found.map((one) => [one.line, one.offset]),
        [[line, offset]],
      );
    }
    // An envelope of several may be as large as it likes.
    const parts = Array.from({ length: 50 }, () => user("{}"));
    assert.deepEqual(counted(`{"result":{"results":[${parts}]}}`, options), { records: 50, unreadable: 0, blank: 0 });
    assert.equal(counted(`{"result":{"results":[${parts}]}}`, { ...options, unwrap: false }).unreadable, 1);
  });
});

suite("what is found", () => {
  test("is what is found in each line alone, at its place in the whole input", () => {
    const odd = ['{"a', "7", "null", '"text"', "{} {}", broken, `  ${broken} `, user(broken), '{"é":"😀","a":1,"a":2}'];
    const lines = [...samples, ...odd];
    for (const profile of ["ingest", "emit"]) {
      for (const end of ["\n", "\r\n", "\n\n"]) {
        const options = { ...info, profile };
        const given = lines.join(end);
        const expected = lines.map((line, index) => {
          const before = lines.slice(0, index).join(end) + (index > 0 ? end : "");
          return shifted(validate(line, options), Buffer.byteLength(before), before.split("\n").length - 1);
        });
        const report = validateLines(given, options);
        assert.equal(report.records, lines.length);
        assert.deepEqual(
          report.lines.map(({ report }) => report),
          expected.filter(({ findings }) => findings.length > 0),
        );
      }
    }
  });

  test("in the first line is not moved by a byte order mark in another way than alone", () => {
    for (const line of [broken, ` ${broken}`, '{"a"', "7"]) {
      assert.deepEqual(validateLines(`\uFEFF${line}`, info).lines[0].report, validate(`\uFEFF${line}`, info));
    }
  });

  test("adds up, and every level is counted, whatever is reported", () => {
    const all = samples.flatMap((line) => validate(line).findings);
    const counts = {};
    for (const { rule } of all) counts[rule] = (counts[rule] ?? 0) + 1;
    const reported = (least) =>
      samples
        .map((line) => validate(line))
        .filter(({ findings }) => findings.some(({ level }) => least.includes(level)));
    for (const [report, least] of [
      ["info", ["info", "warning", "error"]],
      ["warning", ["warning", "error"]],
      [undefined, ["warning", "error"]],
      ["error", ["error"]],
    ]) {
      for (const options of [{ report }, { report, maxFindings: 0 }]) {
        const { lines, ...totals } = validateLines(sample, options);
        assert.deepEqual(totals, { records: 100, events: 99, valid: 94, invalid: 5, unreadable: 1, blank: 0, counts });
        assert.equal(lines.length, reported(least).length);
      }
    }
    assert.ok(reported(["error"]).length < reported(["warning", "error"]).length);
    assert.ok(reported(["warning", "error"]).length < reported(["info", "warning", "error"]).length);
  });

  test("follows each option as a check of one does", () => {
    const text = '{"action": "a.b.create", "outcome": "secret", "é": {"a": [[[1]]]}}';
    for (const options of [
      { profile: "emit" },
      { rules: { "outcome/value": "off", "field/unknown": "error" } },
      { rules: { "field/required": "info" } },
      { maxFindings: 0 },
      { maxFindings: 2 },
      { maskValues: true },
      { maxDepth: 3 },
      { maxEventBytes: 40 },
    ]) {
      const { lines, counts } = validateLines(`${text}\n\n${text}`, { ...info, ...options });
      const alone = validate(text, options);
      assert.deepEqual(
        lines.map(({ report }) => report),
        [alone, shifted(alone, Buffer.byteLength(text) + 2, 2)],
      );
      const all = validate(text, { ...options, maxFindings: 10_000 }).findings;
      assert.equal(
        Object.values(counts).reduce((sum, count) => sum + count, 0),
        2 * all.length,
      );
    }
    assert.doesNotMatch(JSON.stringify(validateLines(text, { maskValues: true })), /secret/);
    const payload = `{"payload":${broken}}`;
    assert.equal(validateLines(payload).lines[0].report.envelope, "payload");
    assert.equal(validateLines(payload, { unwrap: false }).lines[0].report.envelope, undefined);
    // A rule that is off makes no line invalid, and a line that is no JSON stays unreadable.
    const { unreadable, lines } = validateLines("no JSON", { rules: { "json/syntax": "off" } });
    assert.deepEqual([unreadable, lines], [1, []]);
  });

  test("belongs to the options of this call, whatever was called before", () => {
    const emit = validateLines(sample, { profile: "emit" });
    validate(good, { profile: "ingest", maxFindings: 1 });
    assert.deepEqual(validateLines(sample, { profile: "emit" }), emit);
    assert.notDeepEqual(validateLines(sample), emit);
  });
});

suite("text", () => {
  test("with surrogates that have no partner is not UTF-8, in that line only", () => {
    for (const lone of ["\ud800", "\udc00", "\udc00\ud800", "a\ud83d"]) {
      const line = `{"action": "${lone}"}`;
      const { records, unreadable, lines } = validateLines(`${good}\n${line}\n${good}`, info);
      assert.deepEqual([records, unreadable], [3, 1]);
      const alone = validate(line);
      assert.match(alone.findings[0].message, /UTF-8/);
      const [{ report }] = lines.filter((one) => one.line === 2);
      assert.deepEqual(report, shifted(alone, Buffer.byteLength(good) + 1, 1));
    }
    for (const [input, records] of [
      [`${good}\n\ud83d`, 2],
      ["\ud83d", 1],
      ["\ude00", 1],
    ]) {
      assert.deepEqual(counted(input), { records, unreadable: 1, blank: 0 });
    }
  });

  test("is not cut within a character, wherever its pieces end", () => {
    for (const unit of ["é", "€", "😀", "x😀é"]) {
      for (let before = 0; before < 3; before++) {
        const line = `{"action":"a.b","message":"${unit.repeat(300)}"}`;
        const text = " ".repeat(before) + Array.from({ length: 700 }, () => line).join("\n");
        assert.ok(text.length > 2 << 16);
        assert.deepEqual(validateLines(text, info), validateLines(Buffer.from(text), info));
        assert.equal(validateLines(text).unreadable, 0);
      }
    }
    // A lone surrogate at the end of a piece, or before one, is not joined with what is not its own.
    for (let at = (1 << 16) - 3; at < (1 << 16) + 3; at++) {
      const text = `${"x".repeat(at)}\ud83d\n${"😀".repeat(40_000)}\n{}`;
      assert.deepEqual(counted(text), { records: 3, unreadable: 2, blank: 0 });
      assert.deepEqual(places(validateLines(text)).at(-1), {
        line: 3,
        index: undefined,
        offset: at + 5 + 160_000,
        length: 2,
      });
    }
  });

  test("of many megabytes is told in the order of its lines", () => {
    const text = sample.repeat(40);
    const { lines, ...totals } = validateLines(text);
    const once = validateLines(sample);
    assert.equal(totals.records, 4_000);
    assert.equal(totals.invalid, 40 * once.invalid);
    assert.equal(lines.length, 40 * once.lines.length);
    assert.deepEqual(
      lines.map(({ line }) => line),
      Array.from({ length: 40 }, (_, round) => once.lines.map(({ line }) => 100 * round + line)).flat(),
    );
  });
});

test("a piece with more to tell than to read is told in parts, and nothing is lost", () => {
  const { records, lines } = validateLines("{}\n".repeat(5_000), { maxFindings: 50 });
  assert.equal(records, 5_000);
  assert.deepEqual(
    lines.map(({ line }) => line),
    Array.from({ length: 5_000 }, (_, index) => index + 1),
  );
});
