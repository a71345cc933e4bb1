/** The declarations are written by hand: here the compiler holds them to what the package really gives. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { actions, defineActions, describe, groups, lookup, rules, validate } from "activity-tracker-events";

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = (name) => readFileSync(join(root, name), "utf8");
mkdirSync(join(root, "target"), { recursive: true });
// Within the checkout, where the package and the compiler are found.
const folder = mkdtempSync(join(root, "target", "types-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const CONFIG = {
  compilerOptions: {
    target: "es2022",
    // No dom and no node: the declarations stand on the language alone.
    lib: ["es2022"],
    types: [],
    module: "nodenext",
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
  },
};

/** What the compiler has to say about some modules; nothing if they are right. */
function compile(name, files) {
  const project = join(folder, name);
  mkdirSync(project);
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ ...CONFIG, include: ["*"] }));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
  const tsc = join(dirname(fileURLToPath(import.meta.resolve("typescript/package.json"))), "bin", "tsc");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

const OTHER = { action: "my-shop.<thing>.create", title: "Create a <thing>", operation: "create", deprecated: {} };
defineActions([
  { ...OTHER, parameters: { thing: [] } },
  { ...OTHER, action: "my-shop.order.close", title: "Close it", deprecated: { replacedBy: "pm-20.training.delete" } },
]);

/** Everything that the package gives, as far as it can be had. */
function outputs() {
  const samples = file("samples/events.ndjson").split("\n").filter(Boolean);
  const parsed = JSON.parse(samples[0]);
  const misspelled = { ...parsed, Outcome: "x", action: "pm-20.training.delte", reason: { reasonCode: 403 } };
  const inputs = [
    ...samples,
    parsed,
    misspelled,
    { payload: parsed },
    "{",
    "[]",
    undefined,
    { a: 1n },
    "x".repeat(2e6),
  ];
  // The mildest start: what only failures, refusals and others' logins have.
  const failed = {
    ...parsed,
    outcome: "failure",
    severity: "normal",
    correlationId: "123e4567-e89b-12d3-a456-426614174000",
    reason: { reasonCode: 403, reasonType: "Forbidden", reasonForFailure: "no policy" },
    initiator: {
      ...parsed.initiator,
      authnId: "IBMid-2",
      host: { address: "192.0.2.1", addressType: "IPv4", agent: "curl" },
    },
    target: { ...parsed.target, id: "crn:v1:bluemix:public:pm-20:us-south:a/1:instance:type:resource" },
  };
  const traits = { old_mfa_traits: "NONE", new_mfa_traits: "TOTP" };
  inputs.push({ action: "iam-identity.accountsettings.update", requestData: { request_body: traits } });
  inputs.push(failed, { ...failed, reason: { reasonCode: 500, reasonType: "Broken" } });
  const some = [undefined, { profile: "emit" }, { maxFindings: 1 }];
  const names = ["pm-20.training.delete", "pm-20.training.delte", "pm-20.wml_model.create", "my-shop.x.create", ""];
  return {
    Report: inputs.flatMap((input) => some.map((options) => validate(input, options))),
    Description: [...inputs, ...names].map((input) => describe(input)),
    Entry: [...actions(), ...names.map(lookup).filter(Boolean)],
    Group: groups(),
    Rule: rules(),
  };
}

suite("the declarations", () => {
  const found = outputs();

  test("take everything that the package gives", () => {
    const files = {};
    for (const [type, values] of Object.entries(found)) {
      const text = values.map((value, at) => `export const value${at}: ${type} = ${JSON.stringify(value)};`).join("\n");
      files[`${type}.mts`] = `import type { ${type} } from "activity-tracker-events";\n${text}\n`;
    }
    assert.equal(compile("outputs", files), "");
  });

  test("declare nothing that the package never gives", () => {
    const given = new Set();
    const collect = (value) => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, member] of Object.entries(value)) {
        given.add(key);
        collect(member);
      }
    };
    collect(found);
    const inputs = new Set(["Options", "SearchOptions", "ActionDefinition", "RequestFieldDefinition"]);
    const declared = file("pkg/src/types.ts").matchAll(/^export interface (\w+) \{\n(.*?)^\}/gms);
    for (const [, name, body] of declared) {
      if (inputs.has(name)) continue;
      for (const [, property] of body.matchAll(/^ {2}(?:readonly )?(\w+)\??: /gm)) {
        assert.ok(given.has(property), `${name}.${property}`);
      }
    }
  });

  test("take what may be passed, and refuse what may not", () => {
    const use = `
      import * as face from "activity-tracker-events";
      import type { ActionName, CodedError, Entry, ErrorCode, Finding, GroupId, Level, Options, Report, RuleId, TemplateName } from "activity-tracker-events";

      const options: Options = { profile: "emit", rules: { "severity/reason": "off", "crn/syntax": undefined }, unwrap: undefined };
      const report: Report = face.validate({}, options);
      face.validate(undefined);
      face.validate("{}", { maxFindings: 0 });
      const first: Finding | undefined = report.findings[0];
      const level: Level | undefined = first?.level;
      const rule: RuleId = first?.rule ?? "json/syntax";
      const valid: boolean = face.isValid(new Uint8Array(2));
      const known: ActionName = "pm-20.wml_model.create";
      const open: ActionName = "my-database.instance.create";
      const template: TemplateName = "pm-20.<asset_type>.create";
      const entry: Entry | undefined = face.lookup("anything.at.all");
      const title: string | undefined = face.lookup(known)?.title;
      const group: GroupId = "user-defined";
      const sorted: Entry[] = face.actions().sort((one, other) => one.action.localeCompare(other.action));
      const starting: Promise<void> = face.init("https://example.com/core.wasm");
      face.initSync(new Uint8Array(2));
      face.describe({ action: "a.b" }).outcome?.how === "refused";
      face.defineActions([{ action: "a.b", title: "A", operation: "create", parameters: { x: [{ value: "y" }] } }]);
      face.search("delete", { limit: 3 }).map((found) => found.concern);
      face.suggest("a.b", 2).join();
      const schema: object = [face.jsonSchema(), face.jsonSchema(undefined), face.jsonSchema("emit")];
      const code: ErrorCode = ({} as CodedError).code;
      const version: string = face.version + face.catalogVersion;
      export { level, rule, valid, open, template, entry, title, group, sorted, starting, schema, code, version };

      // @ts-expect-error
      face.validate({}, { profil: "emit" });
      // @ts-expect-error
      face.validate({}, { profile: "Emit" });
      // @ts-expect-error
      face.validate({}, { rules: { "severity/reson": "off" } });
      // @ts-expect-error
      face.validate({}, { rules: { "severity/reason": "fatal" } });
      // @ts-expect-error
      face.validate({}, { maxDepth: "1" });
      // @ts-expect-error
      face.validate();
      // @ts-expect-error
      const unknown: ActionName = "pm-20.training.delte";
      // @ts-expect-error
      const wrong: RuleId = "severity/reson";
      // @ts-expect-error
      face.lookup("pm-20.training.delete").title;
      // @ts-expect-error
      face.actions()[0].title;
      // @ts-expect-error
      sorted.forEach((one) => { one.title = ""; });
      // @ts-expect-error
      face.defineActions([{ action: "a.b", title: "A" }]);
      // @ts-expect-error
      face.defineActions([{ action: "a.b", title: "A", operation: "make" }]);
      // @ts-expect-error
      face.search("delete", { max: 3 });
      // @ts-expect-error
      face.jsonSchema("Emit");
      // @ts-expect-error
      report.findings[0].rule === "severity/reson";
      // @ts-expect-error
      face.validateLines("");
    `;
    assert.equal(compile("use", { "esm.mts": use, "cjs.cts": use }), "");
  });
});
