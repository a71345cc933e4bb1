/**
 * The JSON Schema of an event, by ajv, against the validator: on mutated events, whatever the schema takes or refuses, the
 * rules for single fields do too. `ATE_EVENTS` sets how many there are, `ATE_SEED` which ones.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { suite, test } from "node:test";
import { jsonSchema, rules, validate, version } from "activity-tracker-events";
import Ajv from "ajv/dist/2020.js";
import { random } from "../common/random.mjs";

const EVENTS = Number(process.env.ATE_EVENTS ?? 100_000);
const SEED = Number(process.env.ATE_SEED ?? 1);
const PROFILES = ["ingest", "emit"];
/** The rules on the text or over two fields. */
const OUTSIDE = [
  "json/syntax",
  "json/duplicate-key",
  "event/too-large",
  "severity/reason",
  "outcome/reason",
  "outcome/action",
  "host/address",
];

const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const load = createRequire(import.meta.url);
/** As strict as ajv can be; of an event that is refused, all reasons. */
const ajv = new Ajv({ strict: true, allErrors: true });
const bySchema = Object.fromEntries(PROFILES.map((profile) => [profile, ajv.compile(jsonSchema(profile))]));

/** The fields that the schema knows, objects among them: the keys that lead there, and the words that it has for each. */
const FIELDS = [...fieldsOf(jsonSchema("emit"), [])];

function* fieldsOf(schema, within) {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const keys = [...within, name];
    yield { keys, words: property.enum ?? [] };
    yield* fieldsOf(property, keys);
  }
}

/** The finding says that a string is not the JSON text of an object, and nobody can see that from the braces. */
function needsReading(finding, event) {
  if (finding.rule !== "field/type" || !["/requestData", "/responseData"].includes(finding.path)) return false;
  const value = event[finding.path.slice(1)];
  return typeof value === "string" && /^\ufeff?[ \t\n\r]*\{[\s\S]*\}[ \t\n\r]*$/.test(value);
}

/** What is wrong with an event, as far as it is the schema's business. */
function errorsOf(event, profile) {
  const { findings, more } = validate(event, { profile, unwrap: false, maxFindings: 10_000 });
  assert.equal(more, undefined);
  return findings.filter((finding) => {
    if (finding.level !== "error" || OUTSIDE.includes(finding.rule)) return false;
    return profile === "emit" || !needsReading(finding, event);
  });
}

/** Fails where the two differ, and shows all that is needed to see why; returns the rules that are broken. */
function agree(event, profile, how) {
  const errors = errorsOf(event, profile);
  const valid = bySchema[profile](event);
  if (valid === (errors.length === 0)) return errors.map(({ rule }) => rule);
  const lines = [
    `${profile}: the schema ${valid ? "takes" : "refuses"} what the rules ${valid ? "refuse" : "take"}`,
    `how: ${how}`,
    ...errors.map(({ rule, path, message }) => `rule: ${rule} ${path}: ${message}`),
    ...(valid ? [] : bySchema[profile].errors.map((error) => `ajv: ${error.instancePath} ${error.message}`)),
    JSON.stringify(event, null, 2),
  ];
  assert.fail(lines.join("\n"));
}

/** Values for any field: of every type, and what other fields hold. */
const ANYTHING = [
  ...[null, true, false, 0, -0, 1, 99, 100, 200, 403, 599, 600, 200.5, 1e21, -403],
  ...["", " ", "true", "True", "403", "0403", "4 3", "403\n", "٤٠٣", "4e2", "null", "x", "\ud800"],
  ...["{}", ' {"a":1}\n', "\ufeff{}", "\u00a0{}", "{a}", "{", "}", "[{}]", '"{}"', "{}{}"],
  ...[[], {}, [{}], { type: "x" }, { id: "" }, { id: "a", name: "" }, { address: "192.0.2.1" }, { reasonCode: 200 }],
];
const CRN = "crn:v1:bluemix:public:pm-20:us-south:a/1:2::";
/** Values for one field: good ones, and those that just are not. */
const FOR_FIELD = {
  action: ["a.b", "a", "a.", ".a", "a..b", "a.b c", "ä.b", "a.b\n", "A_1.-b.c", "a.b.c.d.e.f", "pm-20.training.failed"],
  outcome: ["unknown", "Success", "failed", "success "],
  severity: ["Normal", "error"],
  saveServiceCopy: [true, "true", "false", "TRUE"],
  dataEvent: [false, "true", "false", "False"],
  reasonCode: [99, 100, 599, 600, 99.99999999999999, 100.5, 2e2, 599.0000000000001, "100", "099", "1e2", "+200", "600"],
  typeURI: [
    ...["service/security/account/user", "service/security/account/profile", "service/security/clientid", "a/b", "a/"],
    ...["/a", "a//b", "a", "a/b/c", "é/ü", "a/\n", "service/security/account/service-id", "user"],
  ],
  type: ["Token", "password"],
  addressType: ["ipv4", "Subnet"],
  name: ["ActivityTracker", "activitytracker", "ActivityTracker "],
  correlationId: ["cf3a546d-b817-45a1-b01c-6f4312162a68", "none"],
  ...Object.fromEntries(["id", "logSourceCRN", "resourceGroupId"].map((name) => [name, crns()])),
};

function crns() {
  const parts = CRN.split(":");
  const instead = {
    0: ["CRN", "", "cr"],
    1: ["v2", "", "v1 "],
    2: ["", "é", "a/b"],
    3: ["dedicated", ""],
    4: ["", "PM-20", "pm_20", "is.volume", "is.", "..", "-", "a.b.c", "1"],
    5: ["", "global", "\n"],
    6: ["", "a/", "o/1", "s/\ud83d\ude00", "b/1", "a", "/1", "A/1", "a/ ", "a//"],
    7: ["", "x/y"],
    9: ["a:b:c", "\n", "/"],
  };
  const changed = Object.entries(instead).flatMap(([at, values]) =>
    values.map((value) => parts.with(Number(at), value).join(":")),
  );
  return [
    ...changed,
    CRN,
    CRN.slice(0, -1),
    CRN.slice(0, -2),
    `${CRN}:::`,
    `${CRN}\n`,
    ` ${CRN}`,
    "crn:",
    "crn",
    "IBMid-1",
    "",
  ];
}

const two = (number) => String(number).padStart(2, "0");

/** The parts of a time: a good one first, then what else may stand there. */
const TIME = [
  ["2026", "2024", "2000", "1900", "0000", "9999", "202", "20260"],
  ["-", "-", "-", "/"],
  ["03-10", "02-28", "02-29", "02-30", "06-30", "12-31", "01-01", "07-01", "04-31", "13-01", "00-01", "1-1"],
  ["T", "t", " ", "T "],
  ["08:15:04", "23:59:60", "00:29:60", "23:59:59", "24:00:00", "00:60:00", "00:00:61", "8:15:04", "0815:04"],
  [".12", "", ".1", ".123456789", ".1234567890", ".", ",12", ".1x"],
  ["+0000", "-0000", "Z", "z", "", "+00:00", "+0030", "-2359", "+05:30", "+2400", "+0060", "+00:60", "+0:00", "+00"],
  ["", "", "", " ", "\n", "[UTC]"],
];

/** A time with up to three parts changed. */
function anyTime(next) {
  const parts = TIME.map(([first]) => first);
  for (let left = next(4); left > 0; left--) {
    const at = next(TIME.length);
    parts[at] = TIME[at][next(TIME[at].length)];
  }
  return parts.join("");
}

const holderOf = (event, keys) =>
  keys.slice(0, -1).reduce((at, key) => (typeof at === "object" && at !== null ? at[key] : undefined), event);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Changes an event in one place, and says how; undefined where there is no such place. */
const CHANGES = {
  set(event, { keys, words }, next) {
    const holder = holderOf(event, keys);
    const name = keys.at(-1);
    if (!isObject(holder)) return undefined;
    const own = [...words, ...(FOR_FIELD[name] ?? [])];
    if (name === "eventTime" && next(4) > 0) holder[name] = anyTime(next);
    else if (own.length > 0 && next(4) > 0) holder[name] = own[next(own.length)];
    else holder[name] = structuredClone(ANYTHING[next(ANYTHING.length)]);
    return `${keys.join(".")} = ${JSON.stringify(holder[name])}`;
  },
  remove(event, { keys }) {
    const holder = holderOf(event, keys);
    if (!isObject(holder) || !Object.hasOwn(holder, keys.at(-1))) return undefined;
    delete holder[keys.at(-1)];
    return `${keys.join(".")} removed`;
  },
  rename(event, { keys }, next) {
    const holder = holderOf(event, keys);
    const name = keys.at(-1);
    if (!isObject(holder) || !Object.hasOwn(holder, name)) return undefined;
    const other = [name.toUpperCase(), `${name}s`, `_${name}`, name.slice(1), `x.${name}`, "toString"][next(6)];
    const value = holder[name];
    delete holder[name];
    holder[other] = value;
    return `${keys.join(".")} renamed to ${other}`;
  },
  slip(event, { keys }, next) {
    const holder = holderOf(event, keys);
    const name = keys.at(-1);
    if (!isObject(holder) || typeof holder[name] !== "string") return undefined;
    const text = holder[name];
    const at = next(text.length + 1);
    const sign = [..."aZ09 .:/-_+T{}\n\0é😀", "\ud800", "\u2028"][next(20)];
    holder[name] = text.slice(0, at) + [sign, ""][next(2)] + text.slice(at + next(3));
    return `${keys.join(".")}: ${JSON.stringify(text)} became ${JSON.stringify(holder[name])}`;
  },
};

/** What is no event at all; a string would be taken for its text. */
const NO_EVENTS = [null, true, 0, [], [{}]];

function mutated(seed, bases) {
  const next = random(seed);
  if (next(200) === 0) return { event: NO_EVENTS[next(NO_EVENTS.length)], how: "no event" };
  const event = structuredClone(bases[next(bases.length)]);
  const how = [];
  // Mostly one change, so that the two have the same one thing to see.
  for (let left = [0, 1, 1, 1, 1, 1, 2, 2, 3, 6][next(10)]; left > 0; left--) {
    const change = [CHANGES.set, CHANGES.set, CHANGES.set, CHANGES.remove, CHANGES.rename, CHANGES.slip][next(6)];
    how.push(change(event, FIELDS[next(FIELDS.length)], next) ?? "nothing");
  }
  return { event, how: how.join("; ") };
}

/** An event that is right in every field, by either profile. */
const GOOD = JSON.parse(read("tests/cases/base/iam.json"));

/** Bare events of the samples and of the cases, each as it is and as a producer should have written it. */
function bases() {
  const samples = read("samples/events.ndjson").split("\n");
  const bare = samples.filter((line) => validate(line, { unwrap: false }).action !== undefined);
  const cases = ["billing", "deployment", "iam", "instance", "notebook"];
  const events = [...bare, ...cases.map((name) => read(`tests/cases/base/${name}.json`))].map((text) =>
    JSON.parse(text),
  );
  const complete = (event, from) => {
    for (const [key, value] of Object.entries(from)) {
      if (!Object.hasOwn(event, key)) event[key] = structuredClone(value);
      else if (isObject(value) && isObject(event[key])) complete(event[key], value);
    }
    return event;
  };
  const mended = events.map((event) => complete(structuredClone(event), GOOD));
  for (const event of mended) {
    event.eventTime = GOOD.eventTime;
    if (typeof event.requestData === "string") delete event.requestData;
  }
  return [...events, ...mended];
}

suite("the JSON Schema", () => {
  test("compiles in ajv's strict mode and names itself", () => {
    for (const profile of PROFILES) {
      const schema = jsonSchema(profile);
      assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
      assert.equal(schema.$id, `urn:activity-tracker-events:event:${profile}:${version}`);
      assert.ok(ajv.validateSchema(schema));
    }
    assert.deepEqual(jsonSchema(), jsonSchema("ingest"));
  });

  test("is the same as a file of the package", () => {
    assert.deepEqual(load("activity-tracker-events/event.schema.json"), jsonSchema("ingest"));
    assert.deepEqual(load("activity-tracker-events/event.emit.schema.json"), jsonSchema("emit"));
    assert.deepEqual(load("activity-tracker-events").jsonSchema("emit"), jsonSchema("emit"));
  });

  test("is the caller's own", () => {
    const first = jsonSchema();
    first.properties.action.pattern = "";
    delete first.required;
    assert.notDeepEqual(jsonSchema(), first);
  });

  test("is that of the profile asked for, whatever was asked before", () => {
    validate({}, { profile: "emit" });
    assert.match(jsonSchema().$id, /:ingest:/);
    jsonSchema("emit");
    assert.equal(validate({ ...GOOD, outcome: "unknown" }).valid, true);
  });

  test("refuses a profile that there is not, and offers one that there is", () => {
    assert.throws(() => jsonSchema("emmit"), { code: "bad_option", message: /`emmit`.*did you mean `emit`\?/ });
    for (const profile of [null, 1, "", {}, [], Symbol("emit"), () => "emit"]) {
      assert.throws(() => jsonSchema(profile), { code: "bad_option", message: /`ingest` and `emit`/ });
    }
    assert.deepEqual(jsonSchema(undefined), jsonSchema("ingest"));
  });

  test("names in its description the rules that it leaves to the validator", () => {
    for (const profile of PROFILES) {
      const { description } = jsonSchema(profile);
      const named = rules().filter(({ id }) => description.includes(`\`${id}\``));
      const errors = rules().filter(({ levels }) => levels[profile] === "error");
      assert.deepEqual(
        named.map(({ id }) => id),
        errors.map(({ id }) => id).filter((id) => OUTSIDE.includes(id)),
      );
    }
  });

  test(`agrees with the rules on ${EVENTS} mutated events`, () => {
    const from = bases();
    const valid = { ingest: 0, emit: 0 };
    const seen = Object.fromEntries(PROFILES.map((profile) => [profile, new Set()]));
    for (let index = 0; index < EVENTS; index++) {
      const { event, how } = mutated(SEED * 1_000_003 + index, from);
      for (const profile of PROFILES) {
        const broken = agree(event, profile, `event ${index} of seed ${SEED}: ${how}`);
        if (broken.length === 0) valid[profile]++;
        for (const rule of broken) seen[profile].add(rule);
      }
    }
    // A test of nothing but broken events, or of nothing but good ones, would agree as well.
    for (const profile of PROFILES) {
      assert.ok(
        valid[profile] > EVENTS / 10 && valid[profile] < (EVENTS * 9) / 10,
        `${profile}: ${valid[profile]} valid`,
      );
      const errors = rules().filter(({ levels, id }) => levels[profile] === "error" && !OUTSIDE.includes(id));
      if (EVENTS >= 1_000) assert.deepEqual([...seen[profile]].sort(), errors.map(({ id }) => id).sort());
    }
  });

  test("agrees with the rules on times of all sorts", () => {
    for (const profile of PROFILES) assert.deepEqual(agree(GOOD, profile, "a good event"), []);
    const next = random(SEED);
    for (let left = EVENTS / 2; left > 0; left--) {
      const eventTime = anyTime(next);
      for (const profile of PROFILES) agree({ ...GOOD, eventTime }, profile, eventTime);
    }
  });

  test("knows which days there are", () => {
    for (const year of "0000 0004 0100 0400 1900 2000 2023 2024 2096 2100 9996 9999".split(" ")) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const eventTime = `${year}-${two(month)}-${two(day)}T00:00:00.00+0000`;
          for (const profile of PROFILES) agree({ ...GOOD, eventTime }, profile, eventTime);
        }
      }
    }
  });

  test("knows which seconds 60 there are, by every clock", () => {
    let valid = 0;
    const check = (eventTime) => {
      if (agree({ ...GOOD, eventTime }, "ingest", eventTime).length === 0) valid++;
      agree({ ...GOOD, eventTime }, "emit", eventTime);
    };
    const at = (moment, minutes) => new Date(moment + minutes * 60_000).toISOString().slice(0, 16);
    for (const moment of [Date.UTC(2015, 5, 30, 23, 59), Date.UTC(2016, 11, 31, 23, 59)]) {
      for (let offset = -1_439; offset <= 1_439; offset++) {
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60].map(two);
        const zone = `${offset < 0 ? "-" : "+"}${hours}${offset % 2 === 0 ? ":" : ""}${minutes}`;
        check(`${at(moment, offset)}:60${zone}`);
        // The minutes beside it, ten minutes, an hour, half a day and a day away.
        const away = [1, -1, 10, -60, 60, 720, -1_440, 1_440][(offset + 1_440) % 8];
        check(`${at(moment, offset + away)}:60${zone}`);
      }
      for (const end of ["Z", "-00:00", "-0000", ".12+0000", ".12z"]) check(`${at(moment, 0)}:60${end}`);
    }
    // Every offset of either moment, and the five other ways to write none.
    assert.equal(valid, 2 * (2 * 1_439 + 1 + 5));
  });
});
