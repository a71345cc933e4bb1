/** Parsed objects by the fast lane: what is found is what is found in the JSON text, one at a time and many at once. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isValid, validate, validateMany } from "activity-tracker-events";
import { random } from "../common/random.mjs";

const SAMPLE = readFileSync(new URL("../../samples/events.ndjson", import.meta.url), "utf8")
  .split("\n")
  .flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });

const VALUES = [
  null,
  true,
  false,
  "true",
  0,
  -0,
  403,
  2.5,
  1e21,
  "",
  "403",
  "failure",
  "unknown",
  "critical",
  " x ",
  "é😀",
  "\u0000",
  '"\\\n',
  "\ud800",
  [],
  {},
  [1, { a: [] }],
  { a: { b: { c: "d" } } },
  "crn:v1:bluemix:public:pm-20:us-south:a/x:y::",
  '{"month":"2026-03"}',
  undefined,
];

/** Every field, by its path. */
const FIELDS = readFileSync(new URL("../../src/event/field.rs", import.meta.url), "utf8")
  .split("\n")
  .flatMap((line) => /^ {4}[A-Z]\w+ "([\w.]+)" "\//.exec(line)?.[1] ?? []);
assert.ok(FIELDS.length >= 50);

const NAMES = ["outcome", "Outcome", "reason", "requestData", "_line", "initiator.id", "payload", "x", "lines", "a/b~"];

/** A copy of an event with a few members changed, added or taken out, at any depth. */
function mutated(next) {
  const event = structuredClone(SAMPLE[next(SAMPLE.length)]);
  for (let changes = next(4); changes > 0; changes--) {
    let object = event;
    for (;;) {
      const inner = Object.values(object).filter((value) => typeof value === "object" && value !== null);
      if (inner.length === 0 || next(2) === 0) break;
      object = inner[next(inner.length)];
    }
    const names = Object.keys(object);
    const name = next(3) > 0 && names.length > 0 ? names[next(names.length)] : NAMES[next(NAMES.length)];
    if (next(4) === 0) delete object[name];
    else object[name] = structuredClone(VALUES[next(VALUES.length)]);
  }
  return event;
}

/** A report of a text, as if its places were not known. */
function withoutPlaces(report) {
  return { ...report, findings: report.findings.map(({ offset: _, line: __, column: ___, ...finding }) => finding) };
}

for (const options of [
  undefined,
  { profile: "emit" },
  { rules: { "field/unknown": "error", "action/unknown": "off" } },
]) {
  test(`an object is judged as its JSON text is: ${JSON.stringify(options)}`, () => {
    const next = random(7);
    const events = Array.from({ length: 4_000 }, () => mutated(next));
    const single = events.map((event) => validate(event, options));
    const sort = (findings) => findings.map((finding) => JSON.stringify(finding)).sort();
    let clean = 0;
    for (const [index, event] of events.entries()) {
      const text = JSON.stringify(event);
      const expected = withoutPlaces(validate(text, options));
      const found = single[index];
      assert.deepEqual(
        { ...found, findings: sort(found.findings) },
        { ...expected, findings: sort(expected.findings) },
        text,
      );
      assert.equal(isValid(event, options), expected.valid, text);
      if (found.findings.length === 0) clean++;
    }
    assert.ok(clean > 100, `only ${clean} were clean`);

    const { reports, ...totals } = validateMany(events, { ...options, report: "info" });
    const told = single.flatMap((report, index) => (report.findings.length > 0 ? [{ index, report }] : []));
    assert.deepEqual(reports, told);
    const unreadable = single.filter(({ findings }) => findings.some(({ rule }) => rule === "json/syntax")).length;
    assert.equal(totals.records, events.length);
    assert.equal(totals.unreadable, unreadable);
    assert.equal(totals.valid, single.filter(({ valid }) => valid).length);
    assert.equal(totals.valid + totals.invalid, totals.events);
    assert.equal(totals.events + totals.unreadable, totals.records);
    const counts = {};
    for (const { findings } of single) for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
    assert.deepEqual(totals.counts, counts);
  });
}

test("every field with every value is judged as in its JSON text", () => {
  const odd = [...VALUES, " ", "a:b", "crn:v1", "2026-02-30T00:00:00Z", "1.2.3.4", "x".repeat(300), {}, [[]]];
  for (const profile of ["ingest", "emit"]) {
    for (const path of FIELDS) {
      const names = path.split(".");
      const last = names.pop();
      const events = odd.map((value) => {
        const event = structuredClone(SAMPLE[0]);
        let object = event;
        for (const name of names) object = object[name] ??= {};
        object[last] = value;
        return event;
      });
      const told = new Map(
        validateMany(events, { profile, report: "info" }).reports.map(({ index, report }) => [index, report]),
      );
      for (const [index, event] of events.entries()) {
        const expected = withoutPlaces(validate(JSON.stringify(event), { profile }));
        assert.deepEqual(validate(event, { profile }), expected, `${path}: ${JSON.stringify(odd[index])}`);
        assert.equal(isValid(event, { profile }), expected.valid);
        assert.deepEqual(told.get(index), expected.findings.length > 0 ? expected : undefined);
      }
    }
  }
});

test("halves of a pair that come to stand side by side stay apart", () => {
  const event = structuredClone(SAMPLE[0]);
  event.initiator = { id: "\ud83d", typeURI: "\ude00", name: "é" };
  const expected = withoutPlaces(validate(JSON.stringify(event)));
  assert.deepEqual(validate(event), expected);
  assert.deepEqual(validateMany([event, event]).reports, [
    { index: 0, report: expected },
    { index: 1, report: expected },
  ]);
});

test("free-form data of an ordinary object is not looked into", () => {
  const event = structuredClone(SAMPLE[0]);
  const clean = validate(event);
  assert.equal(clean.valid, true);
  const cycle = {};
  cycle.cycle = cycle;
  for (const value of [Number.NaN, undefined, () => 1, 1n, cycle, new Map(), "\ud800", "x".repeat(1 << 21)]) {
    event.responseData = { a: [value] };
    assert.deepEqual(validate(event), clean);
    assert.equal(isValid(event), true);
    assert.equal(validateMany([event]).valid, 1);
    // Stricter limits, and whatever else takes the full lane, look at all of it.
    const { valid } = validate(event, { maxDepth: 127 });
    assert.equal(valid, value === undefined || value === "\ud800");
  }
});

test("request data is looked into where a rule asks for it", () => {
  const action = "billing.account-usage-report.read";
  const values = [
    {},
    { month: 3 },
    { month: "2026-03", usage_report_type: "rollup" },
    null,
    '{"month":"2026-03","usage_report_type":"rollup"}',
    [],
  ];
  for (let round = 0; round < 2; round++) {
    for (const requestData of values) {
      const event = { ...structuredClone(SAMPLE[0]), action, requestData };
      const expected = withoutPlaces(validate(JSON.stringify(event)));
      assert.equal(
        expected.findings.some(({ rule }) => rule === "request-data/field"),
        [0, 1, 3].includes(values.indexOf(requestData)),
      );
      assert.deepEqual(validate(event), expected);
      assert.equal(isValid(event), expected.valid);
      assert.deepEqual(
        validateMany([event, SAMPLE[0], event], { report: "info" }).reports.filter(({ index }) => index !== 1),
        [0, 2].flatMap((index) => (expected.findings.length > 0 ? [{ index, report: expected }] : [])),
      );
    }
    const cycle = { month: "2026-03" };
    cycle.cycle = cycle;
    assert.equal(validate({ ...SAMPLE[0], action, requestData: cycle }).valid, false);
  }
});

test("what is not told is counted all the same", () => {
  const all = validateMany(SAMPLE, { report: "info" });
  const few = validateMany(SAMPLE, { report: "error" });
  assert.deepEqual(few.counts, all.counts);
  assert.ok(few.reports.length < all.reports.length);
  assert.ok(few.reports.every(({ report }) => !report.valid));
});

test("whatever an event is given as, many take it as one does", () => {
  const events = [
    SAMPLE[0],
    JSON.stringify(SAMPLE[1]),
    new TextEncoder().encode("{"),
    7,
    null,
    undefined,
    () => 1,
    10n,
    [],
    "x",
    " ".repeat(2 ** 20 + 1),
  ];
  const { reports, records } = validateMany(events, { report: "info" });
  assert.equal(records, events.length);
  for (const { index, report } of reports) assert.deepEqual(report, validate(events[index]));
  assert.deepEqual(validateMany(new Set(SAMPLE)).records, SAMPLE.length);
  assert.deepEqual(validateMany([]), {
    records: 0,
    events: 0,
    valid: 0,
    invalid: 0,
    unreadable: 0,
    blank: 0,
    counts: {},
    reports: [],
  });
});

test("bytes and odd objects are read before the next event is asked for", () => {
  const texts = [`{"action":"a.b"}`, `{"action":"c.d"}`, "{", `{"action":"e.f"}`];
  function* bytes() {
    const room = new Uint8Array(100);
    for (const text of texts) yield room.subarray(0, new TextEncoder().encodeInto(text, room).written);
  }
  const { reports, ...totals } = validateMany(bytes());
  assert.deepEqual(
    reports.map(({ index, report }) => [index, report.action]),
    [
      [0, "a.b"],
      [1, "c.d"],
      [2, undefined],
      [3, "e.f"],
    ],
  );
  assert.equal(totals.unreadable, 1);
  function* objects() {
    // What is hoisted from a log line is for the full lane.
    const line = { _ts: 1, action: "" };
    for (const action of ["a.b", "c.d"]) {
      line.action = action;
      yield line;
    }
  }
  assert.deepEqual(
    validateMany(objects()).reports.map(({ report }) => report.action),
    ["a.b", "c.d"],
  );
});

test("what cannot be iterated is refused", () => {
  for (const wrong of [undefined, null, 7, {}, "text"]) {
    assert.throws(() => validateMany(wrong), { code: "bad_input" });
  }
  assert.throws(() => validateMany([], { profile: "x" }), { code: "bad_option" });
});

test("what hides behind an ordinary look is found", () => {
  const event = () => structuredClone(SAMPLE[0]);
  const cycle = event();
  cycle.initiator.credential = cycle;
  const deep = event();
  deep.initiator.f = [{ g: () => 1 }];
  const getter = event();
  Object.defineProperty(getter, "outcome", { enumerable: true, get: () => assert.fail("thrown") });
  const inherited = Object.create(event());
  const own = Object.assign(Object.create({ toJSON: () => ({}) }), event());
  const hidden = event();
  Object.defineProperty(hidden, "action", { value: "a.b", enumerable: false });
  const large = event();
  large.target.name = "x".repeat(1 << 20);
  for (const odd of [cycle, deep, getter, inherited, own, hidden, large]) {
    const report = validate(odd);
    assert.equal(report.valid, false);
    assert.equal(isValid(odd), false);
    assert.deepEqual(validateMany([event(), odd, event()]).reports, [{ index: 1, report }]);
  }
});

test("members that every object was given are no fields", () => {
  const clean = validate(SAMPLE[0]);
  for (const enumerable of [true, false]) {
    const { outcome: _, ...event } = SAMPLE[0];
    const expected = validate(event);
    Object.defineProperty(Object.prototype, "outcome", { value: "success", configurable: true, enumerable });
    try {
      assert.deepEqual(validate(event), expected);
      assert.deepEqual(validate(SAMPLE[0]), clean);
      assert.deepEqual(validateMany([event]).reports, [{ index: 0, report: expected }]);
    } finally {
      delete Object.prototype.outcome;
    }
  }
});

test("a member that says how it is written is taken at its word", () => {
  const event = structuredClone(SAMPLE[0]);
  event.eventTime = new Date(0);
  assert.deepEqual(validate(event), withoutPlaces(validate(JSON.stringify(event))));
});

test("a getter is read twice at most", () => {
  const event = structuredClone(SAMPLE[0]);
  let reads = 0;
  Object.defineProperty(event, "outcome", {
    enumerable: true,
    get: () => {
      reads++;
      return "done";
    },
  });
  assert.equal(validate(event).valid, false);
  assert.ok(reads <= 2, `${reads} times`);
});

test("a getter that calls back changes nothing", () => {
  const event = structuredClone(SAMPLE[0]);
  const { action } = event;
  Object.defineProperty(event, "action", {
    enumerable: true,
    get: () => {
      validate({ action: 7 }, { profile: "emit" });
      validateMany([{}], { profile: "emit" });
      return action;
    },
  });
  assert.deepEqual(validate(event), validate(SAMPLE[0]));
  assert.deepEqual(
    validateMany([event, SAMPLE[0]], { report: "info" }),
    validateMany([SAMPLE[0], SAMPLE[0]], { report: "info" }),
  );
});
