/** The declarations are written by hand: here the compiler holds them to what the package really gives. */
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
  actions,
  catalogDiff,
  defineActions,
  describe,
  groups,
  lookup,
  rules,
  validate,
  validateLines,
  validateStream,
} from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";

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

/** The oldest compiler whose users can rely on the declarations, and the one that they are made with. */
const COMPILERS = ["typescript-5.4", "typescript"];

/** What each compiler has to say about some modules; nothing if they are right. */
async function compile(name, files, host = {}, compilers = COMPILERS) {
  const said = await Promise.all(compilers.map((compiler) => compileWith(compiler, name, files, host)));
  return said.filter(Boolean).join("\n");
}

async function compileWith(compiler, name, files, host) {
  const project = join(folder, `${name}-${compiler}`);
  mkdirSync(project);
  const compilerOptions = { ...CONFIG.compilerOptions, ...host };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*"] }));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
  const tsc = join(dirname(fileURLToPath(import.meta.resolve(`${compiler}/package.json`))), "bin", "tsc");
  try {
    await promisify(execFile)(process.execPath, [tsc, "-p", project], { maxBuffer: 1 << 26 });
    return "";
  } catch ({ stdout, stderr }) {
    return `${compiler}: ${stdout}${stderr}`;
  }
}

/** A value as TypeScript. */
const literal = (value) =>
  JSON.stringify(value, (_, member) => (member instanceof Uint8Array ? "bytes" : member)).replaceAll(
    '"bytes":"bytes"',
    '"bytes":new Uint8Array()',
  );

const OTHER = { action: "my-shop.<thing>.create", title: "Create a <thing>", operation: "create", deprecated: {} };
defineActions([
  { ...OTHER, parameters: { thing: [] } },
  { ...OTHER, action: "my-shop.order.close", title: "Close it", deprecated: { replacedBy: "pm-20.training.delete" } },
]);

/** Everything that the package gives, as far as it can be had. */
async function outputs() {
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
  const records = [];
  for await (const record of validateStream([`[${samples[0]}, {}]`], { every: true })) records.push(record);
  const names = ["pm-20.training.delete", "pm-20.training.delte", "pm-20.wml_model.create", "my-shop.x.create", ""];
  return {
    Report: inputs.flatMap((input) => some.map((options) => validate(input, options))),
    LinesReport: [samples.join("\n"), `[${samples[0]}, {}]`, "{"].map((text) => validateLines(text)),
    RecordReport: records,
    Description: [...inputs, ...names].map((input) => describe(input)),
    Entry: [...actions(), ...names.map(lookup).filter(Boolean)],
    Group: groups(),
    Rule: rules(),
  };
}

test("tsc is the compiler of the build, whatever others are installed", () => {
  const { version } = JSON.parse(file("node_modules/typescript/package.json"));
  assert.equal(JSON.parse(file("package.json")).devDependencies.typescript, version);
  const { stdout } = spawnSync(process.execPath, [join(root, "node_modules", ".bin", "tsc"), "--version"], {
    encoding: "utf8",
  });
  assert.equal(stdout.trim(), `Version ${version}`);
});

suite("the declarations", async () => {
  const found = await outputs();

  test("name every rule, group and action, and no other", async () => {
    const catalog = JSON.parse(file("pkg/dist/catalog.json"));
    const ids = (list) => `{ ${list.map((id) => `${JSON.stringify(id)}: true`).join(", ")} }`;
    // With one too few or too many, the record does not fit.
    const exact = `
      import type { GroupId, Level, Profile, RuleId, TemplateName } from "activity-tracker-events";
      export const rule: Record<RuleId, true> = ${ids(rules().map(({ id }) => id))};
      export const group: Record<GroupId, true> = ${ids([...catalog.groups.map(({ id }) => id), "user-defined"])};
      export const template: Record<TemplateName, true> = ${ids(catalog.actions.filter(({ template }) => template).map(({ action }) => action))};
      export const level: Record<Level, true> = ${ids(["info", "warning", "error"])};
      export const profile: Record<Profile, true> = ${ids(["ingest", "emit"])};
    `;
    const expanded = catalog.actions.flatMap(({ action, template, parameters = {} }) => {
      if (template === undefined) return [action];
      const spelled = (name, [[part, values], ...rest]) =>
        (values.length > 0 ? values.map(({ value }) => value) : ["any-service"]).flatMap((value) => {
          const next = name.replace(`<${part}>`, value);
          return rest.length > 0 ? spelled(next, rest) : [next];
        });
      return spelled(action, Object.entries(parameters));
    });
    assert.ok(expanded.length > 230, `${expanded.length}`);
    const wrong = expanded.map((name) => (name.startsWith("any-service.") ? `${name}d` : `${name.slice(0, -1)}_`));
    const names = `
      import type { ActionName } from "activity-tracker-events";
      export const names: ActionName[] = ${JSON.stringify(expanded)};
      ${wrong.map((name, at) => `// @ts-expect-error\n export const wrong${at}: ActionName = ${JSON.stringify(name)};`).join("\n")}
    `;
    assert.equal(await compile("names", { "exact.mts": exact, "names.mts": names }), "");
  });

  test("let editors complete the names of actions", async () => {
    const { default: ts } = await import("typescript-5.4");
    const name = join(folder, "complete.mts");
    const text = 'import { describe, lookup } from "activity-tracker-events";\nlookup("");\ndescribe("");\n';
    const host = {
      getCompilationSettings: () => ({ module: ts.ModuleKind.NodeNext, strict: true, types: [] }),
      getScriptFileNames: () => [name],
      getScriptVersion: () => "1",
      getScriptSnapshot: (path) => {
        const found = path === name ? text : ts.sys.readFile(path);
        return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
      },
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (path) => path === name || ts.sys.fileExists(path),
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
      realpath: ts.sys.realpath,
    };
    const service = ts.createLanguageService(host);
    for (const call of ["lookup(", "describe("]) {
      const found = service.getCompletionsAtPosition(name, text.indexOf(`${call}"`) + call.length + 1, {});
      const names = found?.entries.map((entry) => entry.name) ?? [];
      assert.ok(names.includes("pm-20.wml_model.create"), `${call}: ${names.length} names`);
      assert.ok(names.length > 200, `${call}: ${names.length} names`);
    }
  });

  test("take everything that the package gives", async () => {
    const files = {};
    for (const [type, values] of Object.entries(found)) {
      const text = values.map((value, at) => `export const value${at}: ${type} = ${literal(value)};`).join("\n");
      files[`${type}.mts`] = `import type { ${type} } from "activity-tracker-events";\n${text}\n`;
    }
    assert.equal(await compile("outputs", files, {}, ["typescript"]), "");
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
    collect([ibmCloud, JSON.parse(file("pkg/dist/ibm-cloud.json")).actions]);
    const [one, two, three] = actions();
    const changed = [
      { ...one, title: "Another" },
      { ...two, deprecated: { replacedBy: one.action } },
      { ...three, action: `${three.action}-now` },
    ];
    collect(
      catalogDiff({ catalogVersion: "1", actions: [one, two, three] }, { catalogVersion: "2", actions: changed }),
    );
    const inputs = new Set(["Options", "SearchOptions", "ActionDefinition", "RequestFieldDefinition", "CatalogData"]);
    const declared = file("pkg/src/types.ts").matchAll(/^export interface (\w+) \{\n(.*?)^\}/gms);
    for (const [, name, body] of declared) {
      if (inputs.has(name)) continue;
      for (const [, property] of body.matchAll(/^ {2}(?:readonly )?(\w+)\??: /gm)) {
        assert.ok(given.has(property), `${name}.${property}`);
      }
    }
  });

  test("take what may be passed, and refuse what may not", async () => {
    const use = `
      import * as face from "activity-tracker-events";
      import type { ActionName, CodedError, Entry, ErrorCode, EventSource, Finding, GroupId, Level, LineReport, LinesReport, Options, RecordReport, Report, RuleId, StreamOptions, StreamReports, TemplateName, Totals } from "activity-tracker-events";

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
      const many: LinesReport = face.validateLines("", { report: "error" });
      face.validateLines(new Uint8Array(2).buffer).lines.map((line: LineReport): [number, number | undefined, Report] => [line.line, line.index, line.report]);
      const totals: Totals = many;
      const missing: number | undefined = totals.counts["field/required"];
      const sources: EventSource[] = ["", new Uint8Array(2)].map((piece) => [piece]);
      const streamed: StreamOptions = { every: undefined, profile: "emit", report: "info" };
      const some: StreamReports<LineReport> = face.validateStream(sources[0]!, streamed);
      const every: StreamReports<RecordReport> = face.validateStream([], { every: true });
      async function* pieces() { yield new Uint8Array(2); yield ""; }
      export async function take(): Promise<Totals> {
        for await (const { bytes } of face.validateStream(pieces(), { every: true })) bytes?.subarray(1);
        for await (const { line, offset, length } of some) line + offset + length;
        return every.totals;
      }
      const through = new face.ValidatorStream({ every: true });
      const after: Promise<Totals> = through.totals;
      export { missing, after };
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
      face.validateMany(7);
      // @ts-expect-error
      face.validateLines({ action: "a.b" });
      // @ts-expect-error
      face.validateLines("", { every: true });
      // @ts-expect-error
      face.validateStream({ action: "a.b" });
      // @ts-expect-error
      face.validateStream([7]);
      // @ts-expect-error
      face.validateStream([], { every: "yes" });
      // @ts-expect-error
      many.counts["severity/reson"];
      // @ts-expect-error
      new face.ValidatorStream({ profil: "emit" });
    `;
    assert.equal(await compile("use", { "esm.mts": use, "cjs.cts": use }), "");
  });

  test("fit the streams of each host", async () => {
    const web = `
      import { ValidatorStream, validateStream } from "activity-tracker-events";
      export async function take(response: Response, file: Blob): Promise<number[]> {
        const lines: number[] = [];
        for await (const { line } of validateStream(file.stream())) lines.push(line);
        if (response.body === null) return lines;
        const reader = response.body.pipeThrough(new ValidatorStream({ every: true })).getReader();
        const { value } = await reader.read();
        // @ts-expect-error
        value?.lines;
        return value ? [value.line, value.bytes?.length ?? 0] : [];
      }
    `;
    const dom = ["es2022", "dom", "dom.iterable", "dom.asynciterable"];
    assert.equal(await compile("web", { "web.mts": web }, { lib: dom }), "");
    // A page of a bundler, with the lines that every project has.
    const page = `
      import { init, validate } from "activity-tracker-events/slim";
      import wasm from "activity-tracker-events/catalog.json";
      export const count: number = wasm.actions.length;
      export const starting: Promise<void> = init(new URL("core.wasm", location.href)).then(() => void validate("{}"));
      export const fetched: Promise<void> = init(fetch("core.wasm"));
      export const module: Promise<void> = init(WebAssembly.compile(new Uint8Array(8)));
    `;
    const bundler = { lib: ["es2022", "dom"], module: "esnext", moduleResolution: "bundler", resolveJsonModule: true };
    assert.equal(await compile("bundler", { "page.ts": page }, bundler), "");
    const log = `
      import { openLog } from "activity-tracker-events/log";
      import type { Facet, Log, LogAnswer, LogFile, LogOptions, LogRow, LogStatus } from "activity-tracker-events/log";
      export async function ask(files: Parameters<typeof openLog>[0], options: LogOptions): Promise<number> {
        const log: Log = await openLog(files, { ...options, onProgress: ({ files }) => files.map((file: LogFile) => file.problem) });
        const status: LogStatus = await log.loaded;
        const facets: Facet[] = ["action", "outcome"];
        const answer: LogAnswer = await log.query({ facets, filter: [{ facet: "actor", include: [null, "a"] }], rows: [0, 9] });
        const row: LogRow | undefined = answer.rows[0];
        const { bytes, report, description } = await log.event(row?.index ?? 0);
        await log.setProfile("emit", { "severity/reason": "off" });
        // @ts-expect-error
        log.query({ facets: ["actr"] });
        // @ts-expect-error
        log.query({ sort: { by: "times" } });
        // @ts-expect-error
        openLog(files, { jops: 1 });
        await log.close();
        return status.events + bytes.length + report.findings.length + description.sentence.length;
      }
    `;
    const picked = `
      import { openLog } from "activity-tracker-events/log";
      export async function open(input: HTMLInputElement, signal: AbortSignal): Promise<string> {
        const worker = () => new Worker("worker.js");
        const log = await openLog([...(input.files ?? []), new Blob([]), { name: "x", file: new Blob([]) }], { worker, signal });
        return new Response(log.text({ text: "a" }, { signal })).text();
      }
    `;
    assert.equal(await compile("log", { "log.mts": log, "log.cts": log }), "");
    assert.equal(await compile("picked", { "log.mts": log, "picked.mts": picked }, { lib: dom }), "");
    const inNode = `
      import { Worker } from "node:worker_threads";
      import { openLog } from "activity-tracker-events/log";
      export const opening = openLog(["a.ndjson", { name: "b", file: "c" }], { worker: () => new Worker("x"), signal: AbortSignal.timeout(9) });
    `;
    assert.equal(
      await compile("log-node", { "log.mts": log, "node.mts": inNode }, { lib: ["es2022"], types: ["node"] }),
      "",
    );
    const node = `
      import { createReadStream } from "node:fs";
      import { Duplex, Readable, Writable } from "node:stream";
      import { pipeline } from "node:stream/promises";
      import { ValidatorStream, validateStream } from "activity-tracker-events";
      import { validate, validateFile } from "activity-tracker-events/node";
      export async function files(signal: AbortSignal): Promise<boolean> {
        const reports = validateFile(new URL("file:///x"), { jobs: 2, signal, onProgress: ({ bytes, size }) => bytes / size });
        for await (const { line, report } of reports) if (!report.valid) console.log(line);
        for await (const { bytes } of validateFile("x", { every: true })) validate(bytes);
        // @ts-expect-error
        validateFile("x", { jobs: "2" });
        return (await reports.totals).invalid === 0;
      }
      export async function take(): Promise<number> {
        const through = new ValidatorStream();
        await pipeline(createReadStream("x"), Duplex.fromWeb(through, { objectMode: true }), new Writable({ objectMode: true }));
        for await (const { line } of validateStream(process.stdin)) console.log(line + 1);
        for await (const { line } of validateStream(Readable.from(["x"]))) console.log(line + 1);
        return (await through.totals).records;
      }
    `;
    const config = { lib: ["es2022"], types: ["node"] };
    assert.equal(await compile("node", { "node.mts": node, "node.cts": node }, config), "");
    assert.equal(await compile("both", { "web.mts": web }, { ...config, lib: dom }), "");
  });
});
