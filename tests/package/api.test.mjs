/** The face of the package: what it exports, the shapes it gives, and what the catalog says through it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { suite, test } from "node:test";
import * as face from "activity-tracker-events";

const { actions, catalogVersion, describe, groups, isValid, lookup, rules, search, suggest, validate, version } = face;
const file = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const rows = (name) =>
  file(name)
    .split("\n")
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
const samples = file("samples/events.ndjson").split("\n").filter(Boolean);

/** Every object within a value, with the way to it. */
function* objects(value, path = "") {
  if (typeof value !== "object" || value === null) return;
  yield [path, value];
  for (const [key, member] of Object.entries(value)) yield* objects(member, `${path}/${key}`);
}

suite("exports", () => {
  test("are these and no others", () => {
    const names = [
      "actions",
      "catalogVersion",
      "createValidator",
      "defineActions",
      "describe",
      "groups",
      "init",
      "initSync",
      "isValid",
    ];
    names.push("catalogDiff", "loadCatalog", "loadedCatalogs");
    names.push("jsonSchema", "lookup", "rules", "search", "suggest", "validate", "validateLines", "validateMany");
    names.push("validateStream", "ValidatorStream", "version");
    assert.deepEqual(Object.keys(face).sort(), names.sort());
  });

  test("are the same for require, which answers the same", () => {
    const other = createRequire(import.meta.url)("activity-tracker-events");
    assert.deepEqual(Object.keys(other).sort(), Object.keys(face).sort());
    assert.notEqual(other.validate, validate);
    for (const line of samples) assert.deepEqual(other.validate(line), validate(line));
  });

  test("name the versions", () => {
    assert.equal(version, JSON.parse(file("pkg/package.json")).version);
    assert.match(catalogVersion, /^2025-05-13\.\d+$/);
  });
});

suite("the catalog", () => {
  test("lists every entry, and every name resolves", () => {
    assert.equal(
      actions().length,
      groups().reduce((sum, { entries }) => sum + entries, 0),
    );
    for (const entry of actions()) assert.equal(lookup(entry.action)?.action, entry.action);
    for (const [group, action, description] of rows("tests/data/watsonx-actions.tsv")) {
      const entry = lookup(action);
      assert.equal(entry?.group, group, action);
      assert.equal(entry.description, description);
    }
    const named = file("pkg/src/generated/names.ts").split("export type ActionName =")[1].split(";")[0];
    const names = [...named.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.equal(lookup(name)?.action, name);
    assert.ok(names.length > 250);
  });

  test("fills in templates", () => {
    const entry = lookup("pm-20.wml_model.create");
    assert.equal(entry.template, "pm-20.<asset_type>.create");
    assert.deepEqual(Object.keys(entry.parameters), ["asset_type"]);
    assert.deepEqual(
      entry.parameters.asset_type.map(({ value }) => value),
      ["wml_model"],
    );
    const template = lookup("pm-20.<asset_type>.create");
    assert.equal(template.action, template.template);
    assert.equal(template.parameters.asset_type.length, 7);
    const open = lookup("<service_name>.instance.create");
    assert.deepEqual(open.parameters, { service_name: [] });
    assert.equal(lookup("cloud-object-storage.instance.create").template, open.action);
    assert.equal(lookup("pm-20.instance.create").template, undefined);
  });

  test("answers any name", () => {
    const names = [
      "",
      ".",
      "a",
      "pm-20",
      "pm-20.",
      "é.ü.ß",
      "😀",
      "\ud800",
      "\0",
      "constructor",
      "__proto__",
      "toString",
    ];
    names.push("x".repeat(1e6), "a.".repeat(5e5), "pm-20.training.delete ", "PM-20.TRAINING.DELETE");
    for (const name of [...names, undefined, null, 1, {}, [], Symbol("a")]) {
      assert.equal(lookup(name), undefined);
      assert.ok(Array.isArray(suggest(name)));
      assert.ok(Array.isArray(search(name)));
    }
  });

  test("gives entries, groups and rules that nobody can change, in arrays that are the caller's", () => {
    for (const list of [actions, groups, rules]) {
      const given = list();
      for (const [path, object] of objects([...given])) {
        if (path !== "") assert.ok(Object.isFrozen(object), path);
      }
      given.length = 0;
      assert.notEqual(list().length, 0);
    }
    const entry = lookup("pm-20.training.delete");
    assert.ok(Object.isFrozen(entry));
    assert.equal(lookup("pm-20.training.delete"), entry);
    assert.throws(() => {
      entry.title = "mine";
    }, TypeError);
  });

  test("searches and suggests as far as asked", () => {
    assert.equal(search("notebook delete")[0].action, "data-science-experience.notebook.delete");
    assert.ok(search("create").length === 20 && search("create", { limit: 300 }).length > 20);
    assert.equal(search("create", { limit: 3 }).length, 3);
    assert.deepEqual(search("create", { limit: 0 }), []);
    assert.deepEqual(search(""), []);
    assert.deepEqual(suggest("pm-20.training.delte", 1), ["pm-20.training.delete"]);
    assert.ok(suggest("pm-20.training.delte").length <= 3);
    assert.deepEqual(suggest("pm-20.training.delete"), []);
    for (const limit of [-1, 1.5, Number.NaN, 10_001, "3", null]) {
      assert.throws(() => suggest("x", limit), { code: "bad_option" });
      assert.throws(() => search("x", { limit }), { code: "bad_option" });
    }
    assert.throws(() => search("x", { limt: 1 }), { code: "bad_option" });
    assert.throws(() => search("x", null), { code: "bad_option" });
  });

  test("has its groups and what stands in them", () => {
    const ids = groups().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { group } of actions()) assert.ok(ids.includes(group));
    for (const { id, entries, activities } of groups()) {
      assert.equal(actions().filter((entry) => entry.group === id).length, entries, id);
      for (const activity of activities ?? []) assert.ok(activity.groups.every((other) => ids.includes(other)));
    }
    assert.equal(groups().filter(({ activities }) => activities !== undefined).length, 1);
  });
});

suite("the rules", () => {
  test("are listed with levels, strongest first", () => {
    const strength = ["off", "info", "warning", "error"];
    const ids = rules().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, family, summary, why, mend, levels, cases } of rules()) {
      assert.equal(id.split("/")[0], family);
      for (const text of [summary, why, mend]) assert.match(text, /\S/);
      assert.deepEqual(Object.keys(levels).sort(), ["emit", "ingest"]);
      for (const other of cases ?? []) {
        assert.match(other.when, /\S/);
        for (const profile of ["emit", "ingest"]) {
          assert.ok(strength.indexOf(other.levels[profile]) <= strength.indexOf(levels[profile]), id);
        }
      }
    }
  });
});

suite("results", () => {
  /** What is absent has no key: no null and no undefined anywhere. */
  function complete(value) {
    for (const [path, object] of objects(value)) {
      const prototype = Object.getPrototypeOf(object);
      assert.ok(prototype === Object.prototype || prototype === Array.prototype, path);
      for (const [key, member] of Object.entries(object)) {
        assert.ok(member !== null && member !== undefined, `${path}/${key}`);
        assert.notEqual(typeof member, "bigint", `${path}/${key}`);
      }
    }
  }

  test("hold no null, no undefined, no Map, no BigInt", () => {
    const inputs = [...samples, "", "{}", "[]", "1", undefined, 1n, { a: 1n }, "{", new Uint8Array([0xff])];
    for (const input of inputs) {
      for (const options of [undefined, { profile: "emit" }, { maskValues: true }, { maxFindings: 1 }]) {
        complete(validate(input, options));
        complete(describe(input, options));
      }
    }
    complete([...actions(), ...groups(), ...rules()]);
    complete(describe("pm-20.training.delte"));
  });

  test("are the caller's own", () => {
    const first = validate("{}");
    first.findings.length = 0;
    assert.ok(validate("{}").findings.length > 0);
  });

  test("have a place for text and bytes, none for objects", () => {
    const text = '\ufeff{\r\n "é😀": 1, "outcome": "done" }';
    const bytes = new TextEncoder().encode(text);
    const finding = (input) => validate(input).findings.find(({ rule }) => rule === "outcome/value");
    const place = ({ offset, line, column }) => ({ offset, line, column });
    assert.deepEqual(place(finding(text)), { offset: Buffer.from(bytes).indexOf('"done"'), line: 2, column: 23 });
    for (const view of [bytes, bytes.buffer, new DataView(bytes.buffer), Buffer.from(bytes)]) {
      assert.deepEqual(finding(view), finding(text));
    }
    const object = finding(JSON.parse(text.slice(1)));
    assert.deepEqual(
      [object.path, object.offset, object.line, object.column],
      ["/outcome", undefined, undefined, undefined],
    );
    assert.ok(!("offset" in object));
  });

  test("are taken from views and buffers of any kind", () => {
    const bytes = new TextEncoder().encode(`  ${samples[0]}  `);
    const expected = validate(samples[0]).valid;
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const padded = new Uint8Array(bytes.length + 8);
    padded.set(bytes, 4);
    for (const view of [shared, shared.buffer, padded.subarray(4, 4 + bytes.length)]) {
      assert.equal(validate(view).valid, expected);
      assert.equal(isValid(view), expected);
      assert.equal(describe(view).sentence, describe(samples[0]).sentence);
    }
  });

  test("agree: isValid is validate's valid", () => {
    for (const line of samples) {
      for (const profile of ["ingest", "emit"]) {
        assert.equal(isValid(line, { profile }), validate(line, { profile }).valid);
        const bytes = Buffer.from(line);
        assert.equal(isValid(bytes, { profile }), validate(bytes, { profile }).valid);
      }
    }
  });
});

suite("describe", () => {
  test("tells events from actions", () => {
    assert.equal(describe("pm-20.training.delete").title, lookup("pm-20.training.delete").title);
    assert.equal(describe("{}").known, false);
    assert.match(describe(" \n\ufeff{").sentence, /unknown|cannot/i);
    for (const text of [
      samples[0],
      ` \t\r\n${samples[0]}`,
      `\ufeff ${samples[0]}`,
      JSON.parse(samples[0]),
      Buffer.from(samples[0]),
    ]) {
      assert.deepEqual(describe(text), describe(samples[0]));
      assert.ok(describe(text).outcome);
    }
  });

  test("answers anything", () => {
    for (const input of [
      undefined,
      null,
      1,
      Number.NaN,
      1n,
      true,
      Symbol("a"),
      () => 1,
      [],
      [1],
      new Map(),
      "",
      "\0",
      "\ud800",
    ]) {
      const description = describe(input);
      assert.equal(description.known, false);
      assert.match(description.sentence, /\S/);
    }
    assert.equal(describe("x".repeat(1e8)).known, false);
    assert.match(describe(`{${" ".repeat(2e6)}}`).sentence, /1048576 bytes/);
    assert.match(describe({ a: [1n] }).sentence, /\/a\/0.*BigInt/);
  });

  test("takes the options that there are", () => {
    assert.throws(() => describe("pm-20.training.delete", { profil: "emit" }), { code: "bad_option" });
    assert.throws(() => describe({}, { maxDepth: 0 }), { code: "bad_option" });
    const wrapped = { payload: JSON.parse(samples[0]) };
    assert.equal(describe(wrapped).known, true);
    assert.equal(describe(wrapped, { unwrap: false }).known, false);
  });
});
