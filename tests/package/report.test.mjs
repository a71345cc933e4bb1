/** `check --describe`: what a person is told, and what becomes of files that are not what they should be. */
import assert from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = join(root, "pkg/dist/cli.js");
const sample = readFileSync(join(root, "samples/events.ndjson"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "report-"));
after(() => rmSync(folder, { recursive: true }));

/** Runs the report with some arguments, on some standard input. */
function report(args, input = "", env = {}) {
  const options = { input, encoding: "utf8", env: { ...process.env, ...env } };
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "check", "--describe", ...args], options);
  return { status, stdout, stderr };
}

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const good = sample.split("\n")[0];

test("the sample is told line by line, and what is broken in it is said", () => {
  const { status, stdout, stderr } = report([join(root, "samples/events.ndjson")]);
  assert.equal(status, 1);
  assert.equal(stderr, "");
  assert.match(stdout, /^2026-03-10 \(UTC\)\n/);
  assert.match(
    stdout,
    /02:17:45 ⊘▲ dario\.venn@example\.com was not allowed to delete a watsonx\.ai Runtime deployment/,
  );
  assert.match(stdout, /▲ warning severity\/reason \/severity \(line 14:811\)\n/);
  assert.match(stdout, /100 records: 94 valid, 5 invalid, 1 unreadable\n/);
  assert.match(stdout, /\n {6}8 {2}⊘ refused\n/);
  assert.match(stdout, /\n {6}1 {2}■ error {3}json\/syntax\n/);
  // No colour in a pipe, and no mark of level info without --report info.
  assert.ok(!stdout.includes("\u001b"));
  assert.ok(!stdout.includes("●"));
  assert.match(report([join(root, "samples/events.ndjson"), "--report", "info"]).stdout, /● info {4}field\/required/);
});

test("standard input, CRLF, blank lines, a byte order mark and a last line without its ending", () => {
  const text = `\uFEFF${good}\r\n\r\n   \n${good}`;
  const { status, stdout, stderr } = report(["-"], text);
  assert.equal(stderr, "");
  assert.equal(status, 0);
  assert.match(stdout, /\n2 records: 2 valid, 0 invalid, 0 unreadable\n/);
});

test("a line that was cut off is one unreadable record, and the others are told", () => {
  const { status, stdout } = report([file("cut.ndjson", `${good}\n${good.slice(0, 300)}`)]);
  assert.equal(status, 1);
  assert.match(stdout, /■ error json\/syntax \(line 2:301\)\n {14}the text is not JSON: .* it may have been cut off\n/);
  assert.match(stdout, /\n2 records: 1 valid, 0 invalid, 1 unreadable\n/);
});

test("a line longer than an event may be is counted, not read", () => {
  const { status, stdout } = report([file("long.ndjson", `{"a":"${"x".repeat(3 << 20)}"}\n${good}\n`)]);
  assert.equal(status, 1);
  assert.match(
    stdout,
    /■ error event\/too-large \(line 1:1\)\n {14}the event has 3145736 bytes; the limit is 1048576 bytes\n/,
  );
  assert.match(stdout, /\n2 records: 1 valid, 0 invalid, 1 unreadable\n/);
});

test("an array, pretty-printed values and what a log store exports say what their lines say", () => {
  const isKept = (line) => line.endsWith("}") && JSON.stringify(JSON.parse(line)) === line;
  const events = sample.split("\n").filter(isKept);
  const told = ({ stdout }) => stdout.replaceAll(/ \(line \d+:\d+\)/g, "");
  const expected = told(report(["--report", "info", "-"], events.join("\n")));
  assert.match(expected, /\n\d\d records: /);
  const parsed = events.map((line) => JSON.parse(line));
  const results = events.map((user_data) => ({ metadata: [{ key: "logid", value: "1" }], user_data }));
  for (const [name, content] of Object.entries({
    "array.json": `[${events}]`,
    "lines-of-array.json": `[\r\n${events.join(",\r\n")}\r\n]\r\n`,
    "pretty-array.json": JSON.stringify(parsed, null, 2),
    "pretty.json": parsed.map((event) => JSON.stringify(event, null, 4)).join("\n"),
    "cloud-logs.json": JSON.stringify({ result: { results } }),
    "pretty-cloud-logs.json": JSON.stringify({ result: { results } }, null, 2),
    "cloud-logs-lines.ndjson": results.map((result) => JSON.stringify({ result: { results: [result] } })).join("\n"),
    "ingestion.json": JSON.stringify({ lines: events.map((line) => ({ line, app: "a" })) }),
    "marked.ndjson": `\uFEFF${events.join("\r\n\r\n")}`,
  })) {
    const found = report(["--report", "info", file(name, content)]);
    assert.equal(found.stderr, "", name);
    assert.equal(found.status, 1, name);
    assert.equal(told(found), expected, name);
  }
  const found = report([file("places.json", JSON.stringify(parsed.slice(13, 14), null, 2))]).stdout;
  assert.match(found, /▲ warning severity\/reason \/severity \(line \d\d:\d+\)\n/);
});

test("what is missing in an array is told with the events around it", () => {
  const { status, stdout } = report([file("cut.json", `[${good},\n${good},${good.slice(0, 300)}`)]);
  assert.equal(status, 1);
  assert.match(stdout, /\n4 records: 2 valid, 0 invalid, 2 unreadable\n/);
  assert.match(stdout, /--:--:-- \?■ This was not read: the text is not JSON: /);
});

test("what is no file of events gets a clear answer, and the files beside it are read", () => {
  mkdirSync(join(folder, "folder"));
  const answers = [
    [join(folder, "missing.ndjson"), "there is no such file"],
    [join(folder, "folder"), "this folder holds no events: no file in it ends in .json, .ndjson, .jsonl, .log, .gz"],
    [file("empty.ndjson", ""), "it holds no events; JSON objects in UTF-8 are expected, in lines or in an array"],
    [file("blank.ndjson", "\n \n"), "it holds no events; JSON objects in UTF-8 are expected, in lines or in an array"],
    [
      file("binary", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])),
      "this is a binary file; JSON objects in UTF-8 are expected",
    ],
    [file("twice.gz", gzipSync(gzipSync(good))), "it was packed with gzip twice; unpack it once: gunzip -c"],
    [
      file("x.png", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(99, 7)])),
      "this is a binary file",
    ],
    [file("utf16.json", Buffer.from(`\uFEFF${good}`, "utf16le")), "this is UTF-16; JSON objects in UTF-8"],
    [file("none.json", '[]\n{"result":{"results":[]}}'), "it holds no events"],
  ];
  for (const [path, answer] of answers) {
    const { status, stderr } = report([path]);
    assert.equal(status, 2, path);
    assert.ok(stderr.startsWith(`${path}: ${answer}`), stderr);
  }
  const { status, stdout } = report([join(folder, "missing.ndjson"), file("good.ndjson", `${good}\n`)]);
  assert.equal(status, 2);
  assert.match(stdout, /\n1 record: 1 valid, 0 invalid, 0 unreadable\n/);
});

test("a hostile log cannot drive the terminal", () => {
  const event = JSON.parse(good);
  event.initiator.name = "eve\u001b[2J\u202e\u0007";
  event.outcome = "\u001b]0;title\u0007";
  const { stdout } = report(["-"], JSON.stringify(event));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.test(stdout), JSON.stringify(stdout));
  assert.match(stdout, /eve\\u\{1b\}\[2J\\u\{202e\}\\u\{7\}/);
});

test("lines are folded to the width, wide characters counted as such", () => {
  const event = JSON.parse(good);
  event.target.name = "監査 ".repeat(30);
  const { stdout } = report(["-"], JSON.stringify(event), { COLUMNS: "60" });
  const lines = stdout.split("\n").filter((line) => line.includes("監"));
  assert.ok(lines.length > 2);
  for (const line of lines) {
    const wide = line.match(/[監査]/gu).length;
    assert.ok([...line].length + wide <= 60, line);
  }
});

test("colours only where they are asked for, and never the only sign", () => {
  const path = join(root, "samples/events.ndjson");
  const coloured = report(["--color", "always", path]).stdout;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is looked for
  const plain = coloured.replace(/\u001b\[[0-9;]*m/g, "");
  assert.notEqual(coloured, plain);
  assert.equal(plain, report([path]).stdout);
  assert.equal(report(["--color", "blue", path]).status, 2);
});

test("help tells the marks, and is no misuse", () => {
  for (const args of [["--help"], ["-h"]]) {
    const { status, stdout } = report(args);
    assert.equal(status, 0);
    assert.match(stdout, /⊘ refused/);
  }
});

test("misuse is refused with what would be right", () => {
  assert.deepEqual([report([]).status, report(["--profil", "emit", "x"]).status], [2, 2]);
  const { status, stderr } = report(["--profile", "emitt", "x"]);
  assert.equal(status, 2);
  assert.match(stderr, /--profile is "emitt"; it must be one of ingest, emit; did you mean emit\?/);
});
