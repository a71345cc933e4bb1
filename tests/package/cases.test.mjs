/**
 * The cases in tests/cases (tests/cases.rs says how they are written) against the built package: as text or bytes, and,
 * where a case is a whole event, as the parsed object too, which has the same findings without their places.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { rules, validate, validateLines, validateStream } from "activity-tracker-events";

const folder = new URL("../cases/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const keysOf = (pointer) =>
  pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

/** A plain assignment to `__proto__` would not make a member. */
const put = (object, key, value) =>
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });

function set(event, pointer, value) {
  const keys = keysOf(pointer);
  const last = keys.pop();
  if (last === undefined) return value;
  let at = event;
  for (const key of keys) at = Object.hasOwn(at, key) ? at[key] : put(at, key, {})[key];
  put(at, last, value);
  return event;
}

function remove(event, pointer) {
  const keys = keysOf(pointer);
  const last = keys.pop();
  const parent = keys.reduce((at, key) => at[key], event);
  assert.ok(Object.hasOwn(parent, last), `there is no ${pointer} to remove`);
  delete parent[last];
}

function inputOf(entry) {
  if (entry.text !== undefined) return entry.text;
  if (entry.base64 !== undefined) return new Uint8Array(Buffer.from(entry.base64, "base64"));
  let event = structuredClone(entry.event) ?? read(`base/${entry.base ?? "notebook"}.json`);
  for (const [pointer, value] of Object.entries(entry.set ?? {})) event = set(event, pointer, value);
  for (const pointer of entry.remove ?? []) remove(event, pointer);
  let text = JSON.stringify(event);
  for (const [from, to] of Object.entries(entry.replace ?? {})) {
    assert.equal(text.split(from).length, 2, `${from} does not stand in the event once`);
    text = text.replace(from, () => to);
  }
  return text;
}

const withoutPlace = ({ offset, line, column, ...finding }) => finding;

/** Compares what a case gives; `rule`, `level` and `path` it always gives. */
function check(report, entry, profile, expected) {
  const found = report.findings.map((finding, index) =>
    Object.fromEntries(
      Object.keys(expected[index] ?? { rule: "", level: "", path: "" }).map((key) => [key, finding[key] ?? null]),
    ),
  );
  assert.deepEqual(found, expected);
  const more = entry.more?.[profile];
  if (more === undefined)
    assert.equal(
      report.valid,
      expected.every(({ level }) => level !== "error"),
      "valid",
    );
  assert.equal(report.more, more, "more");
  assert.equal(report.envelope, entry.envelope, "envelope");
}

/**
 * Whether an input is a single record among many: an array holds one for each element, an envelope may hold several, and
 * files may have been joined with their byte order marks.
 */
function isOneRecord(input) {
  const { findings } = validate(input);
  const several = findings.some(({ message }) => /envelope holds/.test(message));
  return !several && !/^\s*(?:\[|$)|\n|.\uFEFF/.test(Buffer.from(input).toString());
}

/** The report of the only record of an input, as checks of many give it. */
async function amongMany(input, options) {
  const records = [];
  for await (const record of validateStream([input], { ...options, every: true })) records.push(record);
  assert.equal(records.length, 1);
  const [{ report }] = records;
  const { lines } = validateLines(input, { ...options, report: "info" });
  assert.deepEqual(
    lines.map(({ report }) => report),
    report.findings.length + (report.more ?? 0) > 0 ? [report] : [],
  );
  return report;
}

const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const families = folders.map(({ name }) => name).filter((name) => name !== "base");
const files = families
  .flatMap((family) => readdirSync(new URL(family, folder)).map((name) => `${family}/${name}`))
  .filter((name) => name.endsWith(".json"))
  .sort();

test("every rule of the package has its cases", () => {
  const wanted = rules().map(({ id }) => `${id}.json`);
  assert.deepEqual(
    files.filter((name) => !/^(noise|envelope)\//.test(name)),
    wanted.sort(),
  );
});

test("no event as it is published needs a person to look", () => {
  const noise = files.filter((name) => name.startsWith("noise/"));
  assert.ok(noise.length > 0);
  for (const { ingest, options } of noise.flatMap((name) => read(name).cases))
    assert.deepEqual([options, ingest.filter(({ level }) => level !== "info")], [undefined, []]);
});

for (const file of files) {
  suite(file, () => {
    for (const entry of read(file).cases) {
      for (const profile of ["ingest", "emit"]) {
        const options = { ...entry.options, profile };
        test(`${entry.name}, ${profile}`, async () => {
          const input = inputOf(entry);
          check(validate(input, options), entry, profile, entry[profile]);
          if (isOneRecord(input)) check(await amongMany(input, options), entry, profile, entry[profile]);
          // A changed text may hold what no object can, such as a key twice.
          if (typeof input !== "string" || entry.text !== undefined || entry.replace !== undefined) return;
          const report = validate(JSON.parse(input), options);
          for (const finding of report.findings)
            assert.deepEqual(finding, withoutPlace(finding), "an object has no places");
          check(report, entry, profile, entry[profile].map(withoutPlace));
        });
      }
    }
  });
}

/** What JSON cannot hold: a value, and the path at which it is found. */
const NOT_JSON = {
  "an object within itself": () => {
    const event = { requestData: { list: [{}] } };
    event.requestData.list[0].event = event;
    return [event, "/requestData/list/0/event"];
  },
  "a BigInt": () => [{ reason: { reasonCode: 201n } }, "/reason/reasonCode"],
  "a function": () => [{ message: () => "" }, "/message"],
  "a symbol": () => [{ target: { name: Symbol("name") } }, "/target/name"],
  "a getter that throws": () => [
    {
      initiator: {
        get "a/b~c"() {
          throw new Error("no");
        },
      },
    },
    "/initiator/a~1b~0c",
  ],
};

suite("objects that hold what JSON cannot", () => {
  for (const [name, make] of Object.entries(NOT_JSON)) {
    test(name, () => {
      const [event, path] = make();
      for (const profile of ["ingest", "emit"]) {
        const report = validate(event, { profile });
        const found = report.findings.map(({ rule, level, path }) => ({ rule, level, path }));
        assert.deepEqual(found, [{ rule: "json/syntax", level: "error", path }]);
        assert.deepEqual(report.findings, report.findings.map(withoutPlace));
        assert.equal(report.valid, false);
      }
    });
  }

  test("one object in two places is no cycle", () => {
    const shared = { id: "1" };
    const event = { ...read("base/notebook.json"), requestData: { one: shared, other: [shared, shared] } };
    assert.deepEqual(validate(event, { profile: "emit" }).findings, []);
  });

  test("undefined is no event", () => {
    const { valid, findings } = validate(undefined);
    const found = findings.map(({ rule, level, path }) => ({ rule, level, path }));
    assert.deepEqual(found, [{ rule: "event/type", level: "error", path: "" }]);
    assert.equal(valid, false);
  });
});
