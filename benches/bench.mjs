/**
 * `npm run bench`: this package beside its peers, on the same bytes, in the same run.
 *
 *     node benches/bench.mjs [--events N] [--rounds R] [--only bytes,variants,text,objects,size,start]
 *         [--clock wall|cpu] [--write] [--smoke]
 *
 * What counts are ratios between rows of one run; a time alone says as much of the machine. So the rows take turns, slice
 * by slice, in an order that turns too, with the young garbage of one collected before the next begins. A ratio is that of the
 * two times of one round, and the median over the rounds. `--clock cpu` counts processor time of all threads instead of
 * time on the wall, for a machine that has other work to do. `--write` writes docs/benchmarks.md; `--smoke` runs every row
 * once on little data and asserts nothing about time. Whatever the options, rows that must agree on verdicts are held to
 * that.
 */
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, freemem, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { finished } from "node:stream/promises";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as api from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";
import { root } from "../scripts/lib/root.mjs";
import { run, tail } from "../scripts/lib/run.mjs";
import { main, Stop, say } from "../scripts/lib/say.mjs";
import { setup } from "../scripts/setup.mjs";
import { lines, VARIANTS } from "./corpus.mjs";
import { ajvCheck, zodCheck } from "./peers.mjs";
import { markdown, median } from "./report.mjs";

const PARTS = ["bytes", "variants", "text", "objects", "size", "start"];
/** Strings are held for one slice at a time: those of 200,000 events would be another 350 MB. */
const SLICE = 10_000;
/** How many events of each other corpus. */
const VARIANT = 20_000;
/** Of each slice, so many events for the rows of one event at a time: their times need no more. */
const FEW = 2_000;
/** Of those, so many for the rows with the same objects again and again. */
const HOT = 200;
const CHUNK = 256 * 1024;
const SEED = 20_260_310;

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc");
/**
 * Twice through the young generation: what is alive has then left it. Not the whole heap, which would also throw away
 * the hidden classes that `JSON.parse` has learnt from the rows before, as no program does between two files.
 */
const collect = () => {
  gc({ type: "minor" });
  gc({ type: "minor" });
};
const CLOCKS = {
  wall: () => Number(process.hrtime.bigint()),
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1_000;
  },
};

// ---------------------------------------------------------------------------------------------------------- Options

function options() {
  const known = {
    events: { type: "string" },
    rounds: { type: "string" },
    only: { type: "string" },
    clock: { type: "string", default: "wall" },
    write: { type: "boolean", default: false },
    smoke: { type: "boolean", default: false },
  };
  let given;
  try {
    given = parseArgs({ options: known }).values;
  } catch (error) {
    throw new Stop(
      error.message,
      "node benches/bench.mjs [--events N] [--rounds R] [--only PARTS] [--clock CLOCK] [--write] [--smoke]",
    );
  }
  const number = (name, otherwise) => {
    const value = Number(given[name] ?? otherwise);
    if (!Number.isSafeInteger(value) || value < 1) throw new Stop(`--${name} takes a whole number from 1`);
    return value;
  };
  const parts = given.only?.split(",") ?? PARTS;
  const unknown = parts.filter((part) => !PARTS.includes(part));
  if (unknown.length > 0) throw new Stop(`--only knows ${PARTS.join(", ")}, not ${unknown.join(", ")}`);
  const { smoke, clock } = given;
  if (!Object.hasOwn(CLOCKS, clock)) throw new Stop(`--clock knows ${Object.keys(CLOCKS).join(" and ")}, not ${clock}`);
  if (clock === "cpu" && process.platform === "win32") throw new Stop("--clock cpu has no native side on Windows");
  const write = given.write && !smoke && parts.length === PARTS.length;
  if (given.write && !write) say("docs/benchmarks.md is written by a whole run only; this one prints");
  // The corpus lies in memory twice: here and in the native program.
  const most = freemem() > 4e9 ? 200_000 : 20_000;
  return {
    events: number("events", smoke ? 2_000 : most),
    rounds: number("rounds", smoke ? 1 : 5),
    parts,
    write,
    smoke,
    clock,
  };
}

// ------------------------------------------------------------------------------------------------------------- Data

/** The corpus in slices of bytes. */
function slicesOf(variant, events) {
  const slices = [];
  let texts = [];
  const cut = () => {
    slices.push({ bytes: Buffer.from(`${texts.join("\n")}\n`), events: texts.length });
    texts = [];
  };
  for (const { text } of lines({ seed: SEED, variant, events })) {
    if (texts.push(text) === SLICE) cut();
  }
  if (texts.length > 0) cut();
  return slices;
}

/** Calls back with the bytes from one line feed to the next. */
function eachLine(bytes, work) {
  for (let from = 0, to = bytes.indexOf(10); to >= 0; from = to + 1, to = bytes.indexOf(10, from)) work(from, to);
}

/** The lines as strings of their own: flat, and one byte a character where they are ASCII. */
function textsOf(bytes, most = Number.POSITIVE_INFINITY) {
  const texts = [];
  eachLine(bytes, (from, to) => {
    if (texts.length < most) texts.push(bytes.toString("utf8", from, to));
  });
  return texts;
}

/** Objects that nothing has looked at yet. */
function objectsOf(texts) {
  return texts.flatMap((text) => {
    try {
      const object = JSON.parse(text);
      return typeof object === "object" && object !== null ? [object] : [];
    } catch {
      return [];
    }
  });
}

// ------------------------------------------------------------------------------------------------------- Native side

/** The native program: built once, then asked row by row. */
class Native {
  static async start(file) {
    const env = await setup();
    const manifest = join(root, "benches", "native", "Cargo.toml");
    const target = join(root, "target", "bench");
    say("native: cargo build");
    const args = ["build", "--release", "--locked", "--manifest-path", manifest, "--target-dir", target];
    const { code, output } = await run("cargo", args, { cwd: root, env });
    if (code !== 0) throw new Stop(`cargo build failed\n${tail(output, 40)}`);
    const { output: rustc } = await run("rustc", ["--version"], { cwd: root, env });
    const program = join(target, "release", "activity-tracker-events-bench");
    return new Native(spawn(program, [file, String(SLICE)], { stdio: ["pipe", "pipe", "inherit"] }), rustc.trim());
  }

  constructor(child, rustc) {
    this.child = child;
    this.rustc = rustc;
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  async ask(row, slice) {
    this.child.stdin.write(`${row} ${slice}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Stop("the native program ended before its answer");
    return JSON.parse(value);
  }

  stop() {
    this.child.stdin.end();
  }
}

// ------------------------------------------------------------------------------------------------------------- Rows

/** Undefined where the package has no such function yet; the rows then say so. */
const { validateLines, validateMany } = api;

function count(items, passes) {
  let valid = 0;
  for (const item of items) if (passes(item)) valid++;
  return { valid, invalid: items.length - valid };
}

const parses = (text) => {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
};

/** What a text is to a check of objects. */
const parsedBy = (check) => (text) => {
  let object;
  try {
    object = JSON.parse(text);
  } catch {
    return false;
  }
  return check(object);
};

/** Each line made a string and handed on: what a program does that reads a file without this package. */
function decoded(bytes, passes) {
  let [valid, all] = [0, 0];
  eachLine(bytes, (from, to) => {
    all++;
    if (passes(bytes.toString("utf8", from, to))) valid++;
  });
  return { valid, invalid: all - valid };
}

function lineByLine(bytes, passes) {
  let [valid, all] = [0, 0];
  eachLine(bytes, (from, to) => {
    all++;
    if (passes(bytes.subarray(from, to))) valid++;
  });
  return { valid, invalid: all - valid };
}

/** Of the totals what every way to check has; an unreadable record counts as invalid. */
function verdictsOf({ records, valid }, reported) {
  return { valid, invalid: records - valid, reported };
}

function inChunks(bytes) {
  let [records, valid, reported] = [0, 0, 0];
  for (let from = 0; from < bytes.length; ) {
    const cut = from + CHUNK >= bytes.length ? bytes.length : bytes.lastIndexOf(10, from + CHUNK - 1) + 1;
    const to = cut > from ? cut : bytes.indexOf(10, from) + 1;
    const report = validateLines(bytes.subarray(from, to));
    records += report.records;
    valid += report.valid;
    reported += report.lines.length;
    from = to;
  }
  return verdictsOf({ records, valid }, reported);
}

function whole(bytes, check = validateLines) {
  const report = check(bytes);
  return verdictsOf(report, report.lines.length);
}

/** A second copy of the package, with a module of its own, in which the pack is loaded: it cannot be taken out again. */
async function withPack() {
  const copy = await import(`${import.meta.resolve("activity-tracker-events")}?with-pack`);
  copy.loadCatalog(ibmCloud);
  return copy;
}

/** How many lines have a finding that `validateLines` reports if not told otherwise. */
function reportedBy({ findings }) {
  return findings.some(({ level }) => level !== "info");
}

function rowsOfBytes(checks, native, packed) {
  const asked = (name) => native && (({ at }) => native.ask(name, at));
  return [
    { id: "parse", name: "`JSON.parse` of ready strings", peer: true, work: ({ texts }) => count(texts, parses) },
    {
      id: "lines",
      name: "**`validateLines`, one buffer**",
      work: validateLines && (({ bytes }) => whole(bytes)),
    },
    {
      id: "lines-pack",
      name: "the same with the IBM Cloud pack loaded",
      work: packed?.validateLines && (({ bytes }) => whole(bytes, packed.validateLines)),
    },
    {
      id: "chunks",
      name: "**`validateLines`, chunks of 256 KB**",
      work: validateLines && (({ bytes }) => inChunks(bytes)),
    },
    {
      id: "validate",
      name: "`validate` of the bytes of each line",
      work: ({ bytes }) => {
        let reported = 0;
        const verdicts = lineByLine(bytes, (line) => {
          const report = api.validate(line);
          if (reportedBy(report)) reported++;
          return report.valid;
        });
        return { ...verdicts, reported };
      },
    },
    {
      id: "is-valid",
      name: "`isValid` of the bytes of each line",
      work: ({ bytes }) => lineByLine(bytes, (line) => api.isValid(line)),
    },
    {
      id: "decode-parse",
      name: "bytes → string → `JSON.parse`, each line",
      peer: true,
      work: ({ bytes }) => decoded(bytes, parses),
    },
    {
      id: "decode-ajv",
      name: "the same → ajv, first error",
      peer: true,
      work: ({ bytes }) => decoded(bytes, parsedBy(checks.ajv)),
    },
    {
      id: "decode-ajv-all",
      name: "the same → ajv, all errors",
      peer: true,
      work: ({ bytes }) => decoded(bytes, parsedBy(checks.ajvAll)),
    },
    {
      id: "decode-zod",
      name: "the same → zod",
      peer: true,
      work: ({ bytes }) => decoded(bytes, parsedBy(checks.zod)),
    },
    { id: "native-lines", name: "native: this reader, many lines", work: asked("lines") },
    { id: "native-validate", name: "native: this reader, `validate` of each line", work: asked("validate") },
    { id: "native-is-valid", name: "native: this reader, `is_valid` of each line", work: asked("is-valid") },
    { id: "serde-ignored", name: "native: serde_json, `IgnoredAny`", peer: true, work: asked("serde-ignored") },
    { id: "serde-struct", name: "native: serde_json, a typed struct", peer: true, work: asked("serde-struct") },
    { id: "serde-value", name: "native: serde_json, `Value`", peer: true, work: asked("serde-value") },
  ];
}

/** Of a variant only what answers whether the picture is another one there. */
const VARIANT_ROWS = ["parse", "lines", "validate", "decode-parse", "decode-ajv"];

function rowsOfText(checks) {
  const each = (passes) => (texts) => count(texts, passes);
  return [
    { id: "parse", name: "`JSON.parse`", peer: true, work: each(parses) },
    { id: "validate", name: "**`validate`**", work: each((text) => api.validate(text).valid) },
    { id: "is-valid", name: "**`isValid`**", work: each((text) => api.isValid(text)) },
    { id: "ajv", name: "`JSON.parse` → ajv, first error", peer: true, work: each(parsedBy(checks.ajv)) },
    { id: "ajv-all", name: "`JSON.parse` → ajv, all errors", peer: true, work: each(parsedBy(checks.ajvAll)) },
    { id: "zod", name: "`JSON.parse` → zod", peer: true, work: each(parsedBy(checks.zod)) },
  ];
}

function rowsOfObjects(checks) {
  const each = (passes) => (objects) => count(objects, passes);
  const many = (objects) => {
    const { valid } = validateMany(objects);
    return { valid, invalid: objects.length - valid };
  };
  return [
    { id: "ajv", name: "ajv, first error", peer: true, work: each(checks.ajv) },
    { id: "validate", name: "**`validate`**", work: each((object) => api.validate(object).valid) },
    { id: "is-valid", name: "**`isValid`**", work: each((object) => api.isValid(object)) },
    { id: "many", name: "**`validateMany`**", work: validateMany && many },
    { id: "ajv-all", name: "ajv, all errors", peer: true, work: each(checks.ajvAll) },
    { id: "zod", name: "zod", peer: true, work: each(checks.zod) },
  ];
}

// -------------------------------------------------------------------------------------------------------- Measuring

/** The times of one row, by round, and its verdicts over the whole corpus. */
class Row {
  constructor({ id, name, peer = false, work }, clock) {
    Object.assign(this, {
      id,
      name,
      peer,
      work: work || undefined,
      times: [],
      verdicts: undefined,
      missing: !work,
      clock,
    });
  }

  /** Runs once; `round` below 0 is a warm-up. */
  async once(input, round) {
    if (this.missing) return;
    collect();
    const now = CLOCKS[this.clock];
    const from = now();
    const answer = await this.work(input);
    let took = now() - from;
    if (answer.missing) {
      this.missing = true;
      return;
    }
    const events = answer.valid + answer.invalid;
    if (answer.nsPerEvent !== undefined) took = answer.nsPerEvent[this.clock] * events;
    if (round < 0) return;
    this.times[round] ??= { took: 0, events: 0 };
    this.times[round].took += took;
    this.times[round].events += events;
    if (round > 0) return;
    this.verdicts ??= { valid: 0, invalid: 0 };
    for (const key of ["valid", "invalid", "reported"]) {
      if (answer[key] !== undefined) this.verdicts[key] = (this.verdicts[key] ?? 0) + answer[key];
    }
  }

  /** By round. */
  perEvent() {
    return this.times.map(({ took, events }) => took / events);
  }
}

/** Each row before each other one sometimes: none always has the caches that the same one leaves. */
async function inTurn(rows, turn, work) {
  for (let at = 0; at < rows.length; at++) await work(rows[(at + turn) % rows.length]);
}

async function measure(slices, { rounds, groups }) {
  for (let round = -1; round < rounds; round++) {
    for (const [at, slice] of slices.entries()) {
      if (round < 0 && at > 0) break;
      const texts = textsOf(slice.bytes);
      const few = texts.slice(0, FEW);
      const turn = Math.max(round, 0) * slices.length + at;
      await inTurn(groups.bytes ?? [], turn, (row) => row.once({ ...slice, texts, at }, round));
      await inTurn(groups.text ?? [], turn, (row) => row.once(few, round));
      // Fresh objects for each row. The collection before it is timed moves them out of the young generation, where a
      // row that allocates would pay for copying the objects of the others.
      await inTurn(groups.cold ?? [], turn, (row) => row.once(objectsOf(few), round));
      if (groups.hot) {
        const objects = objectsOf(few.slice(0, HOT));
        const again = Array.from({ length: FEW / HOT }, () => objects).flat();
        await inTurn(groups.hot, turn, (row) => row.once(again, round));
      }
    }
    if (round >= 0) say(`round ${round + 1} of ${rounds}`);
  }
}

// ------------------------------------------------------------------------------------------------- Sizes and starts

function sizes() {
  return ["core.wasm", "index.js", "index.cjs"].map((name) => {
    const bytes = readFileSync(join(root, "pkg", "dist", name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const brotli = brotliCompressSync(bytes, { params }).length;
    return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli };
  });
}

async function starts(times) {
  const kinds = ["module", "package", "ajv"];
  const found = Object.fromEntries(kinds.map((kind) => [kind, []]));
  for (let time = 0; time < times; time++) {
    for (const kind of kinds) {
      const { code, output } = await run(process.execPath, [join(root, "benches", "start.mjs"), kind], { cwd: root });
      if (code !== 0) throw new Stop(`benches/start.mjs ${kind} failed\n${tail(output)}`);
      found[kind].push(JSON.parse(output.trim().split("\n").at(-1)));
    }
  }
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      Object.fromEntries(Object.keys(found[kind][0]).map((key) => [key, median(found[kind].map((one) => one[key]))])),
    ]),
  );
}

// -------------------------------------------------------------------------------------------------------- Agreement

/** Rows that check the same events by the same rules, and so must come to the same numbers. */
const AGREE = {
  bytes:
    "validate is-valid lines lines-pack chunks decode-ajv decode-ajv-all native-validate native-is-valid native-lines".split(
      " ",
    ),
  text: "validate is-valid ajv ajv-all".split(" "),
  cold: "validate is-valid many ajv ajv-all".split(" "),
  hot: "validate is-valid many ajv ajv-all".split(" "),
};

function disagreements(groups) {
  const found = [];
  for (const [group, rows] of Object.entries(groups)) {
    const [first, ...others] = rows.filter(({ id, verdicts }) => AGREE[group.split(" ")[0]].includes(id) && verdicts);
    for (const row of others) {
      for (const key of ["valid", "invalid", "reported"]) {
        const [a, b] = [first.verdicts[key], row.verdicts[key]];
        if (a !== undefined && b !== undefined && a !== b) {
          found.push(`${group}: ${b} ${key} by ${row.id}, ${a} by ${first.id}`);
        }
      }
    }
  }
  return found;
}

// ------------------------------------------------------------------------------------------------------------- Main

async function machine(native) {
  const version = (name) => JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
  const lock = readFileSync(join(root, "benches", "native", "Cargo.lock"), "utf8");
  const git = async (...args) => (await run("git", args, { cwd: root })).output.trim();
  // The report itself is what every run changes.
  const changed = (await git("status", "--porcelain", "--", ".", ":!docs/benchmarks.md")) !== "";
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    load: loadavg()[0].toFixed(1),
    node: `${process.versions.node} (V8 ${process.versions.v8})`,
    rustc: native?.rustc.replace(/^rustc /, ""),
    ajv: version("ajv"),
    zod: version("zod"),
    serdeJson: /name = "serde_json"\nversion = "([^"]+)"/.exec(lock)?.[1],
    commit: `${(await git("rev-parse", "--short=12", "HEAD")) || "unknown"}${changed ? ", with changes" : ""}`,
    command: ["node benches/bench.mjs", ...process.argv.slice(2)].join(" "),
  };
}

async function corpusFile(slices) {
  const folder = join(root, "target", "bench");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `corpus-${process.pid}.ndjson`);
  const output = createWriteStream(file);
  for (const { bytes } of slices) output.write(bytes);
  output.end();
  await finished(output);
  return file;
}

main(async () => {
  const { events, rounds, parts, write, smoke, clock } = options();
  const made = (rows) => rows.map((row) => new Row(row, clock));
  const checks = { ajv: ajvCheck(false), ajvAll: ajvCheck(true), zod: zodCheck() };
  const on = (part) => parts.includes(part);
  const groups = {};
  const load = loadavg()[0].toFixed(1);
  let native;
  let file;
  let corpus;
  try {
    if (on("bytes") || on("text") || on("objects")) {
      say(`corpus: ${events} events`);
      const slices = slicesOf("default", events);
      corpus = { events, bytes: slices.reduce((sum, { bytes }) => sum + bytes.length, 0) };
      if (on("bytes")) {
        file = await corpusFile(slices);
        native = await Native.start(file);
        groups.bytes = made(rowsOfBytes(checks, native, await withPack()));
      }
      if (on("text")) groups.text = made(rowsOfText(checks));
      if (on("objects")) {
        groups.cold = made(rowsOfObjects(checks));
        groups.hot = made(rowsOfObjects(checks));
      }
      await measure(slices, { rounds, groups });
    }
    for (const variant of on("variants") ? VARIANTS.filter((name) => name !== "default") : []) {
      say(`corpus: ${variant}`);
      const rows = made(rowsOfBytes(checks).filter(({ id }) => VARIANT_ROWS.includes(id)));
      await measure(slicesOf(variant, Math.min(events, VARIANT)), { rounds, groups: { bytes: rows } });
      groups[`bytes of ${variant}`] = rows;
    }
    const results = {
      ...{ parts, clock, groups, corpus, events, rounds, few: FEW, slice: SLICE },
      sizes: on("size") ? sizes() : undefined,
      starts: on("start") ? await starts(smoke ? 1 : 15) : undefined,
      machine: { ...(await machine(native)), load },
    };
    const text = markdown(results);
    process.stdout.write(text);
    if (write) writeFileSync(join(root, "docs", "benchmarks.md"), text);
    const wrong = disagreements(groups);
    const ordinary = groups["bytes of ordinary"]?.find(({ id }) => id === "validate").verdicts.reported ?? 0;
    if (ordinary > 0) wrong.push(`bytes of ordinary: ${ordinary} events have a warning or an error`);
    for (const line of wrong) say(`verdicts differ: ${line}`);
    return wrong.length > 0 ? 1 : 0;
  } finally {
    native?.stop();
    if (file) rmSync(file, { force: true });
  }
});
