/** What `check` prints for machines: valid, complete or saying what is left out, and the same bytes every time. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { suite, test } from "node:test";
import { broken, cli, file, folder, good, root, run, sample } from "./run.mjs";

const samples = file("events.ndjson", sample);
const { resolve } = createRequire(import.meta.url);

test("every format gives the same bytes again, on one thread and on several", async () => {
  const large = file("large.ndjson", sample.repeat(90));
  for (const format of ["human", "json", "ndjson", "sarif", "junit", "github"]) {
    const found = [];
    for (const jobs of ["1", "3", "3"]) {
      const { status, stdout, stderr } = await run([
        "check",
        "--format",
        format,
        "--jobs",
        jobs,
        large,
        samples,
        "missing",
      ]);
      assert.equal(status, 2);
      found.push(stdout + stderr);
    }
    assert.equal(found[1], found[0], format);
    assert.equal(found[2], found[0], format);
    assert.ok(!found[0].includes("\u001b"));
  }
});

suite("human", () => {
  test("says file, line and column of each finding, and what it means", async () => {
    const { stdout } = await run(["check", "events.ndjson"]);
    assert.match(
      stdout,
      /^events\.ndjson:14:811 ▲ warning severity\/reason \/severity\n {2}`severity` is `normal`, but reason code 403 calls/,
    );
    assert.match(stdout, /\n100 records: 94 valid, 5 invalid, 1 unreadable\n/);
    assert.match(stdout, /\n81 of 94 findings are not shown: 81 below --report warning\.\n$/);
  });

  test("a file that is no log has twenty lines shown, and the rest counted", async () => {
    file("some.ndjson", `${good}\n`);
    file("other.md", "some text\n".repeat(50));
    const { status, stdout } = await run(["check", "other.md", "some.ndjson"]);
    assert.equal(status, 1);
    assert.equal(stdout.match(/^other\.md:\d+:1 /gm).length, 20);
    assert.match(stdout, /^other\.md has 30 more records that cannot be read$/m);
    assert.match(
      stdout,
      /^30 of \d+ findings are not shown: 30 of unreadable records \(--format ndjson shows all\)\.$/m,
    );
    const { stdout: all } = await run(["check", "--format", "ndjson", "other.md"]);
    // Each record, and the counts of the file and of the end.
    assert.equal(all.match(/"json\/syntax"/g).length, 50 + 2);
  });

  test("a hostile log and a hostile name cannot drive the terminal", async () => {
    const event = JSON.stringify({ ...JSON.parse(good), outcome: "\u001b[2J\u202e" });
    const { stdout, stderr } = await run(["check", file("a\u001b[2J.json", event), "--report", "info"]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.test(stdout + stderr), JSON.stringify(stdout));
    const missing = await run(["check", "gone\u001b[2J.json"]);
    assert.ok(!missing.stderr.includes("\u001b"));
  });
});

suite("json and ndjson", () => {
  test("say the same as the package", async () => {
    const { loadCatalog, validateLines } = await import("activity-tracker-events");
    // On the command line it is on by default.
    loadCatalog((await import("activity-tracker-events/ibm-cloud")).ibmCloud);
    const { lines, ...totals } = validateLines(sample, { report: "info" });
    const { inputs, summary } = JSON.parse(
      (await run(["check", "--format", "json", "--report", "info", samples])).stdout,
    );
    assert.deepEqual(inputs, [{ file: inputs[0].file, lines, totals }]);
    assert.deepEqual(summary.totals, totals);
    assert.equal(summary.findings.leftOut, 0);
    const rows = (await run(["check", "--format", "ndjson", "--report", "info", "events.ndjson"])).stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const last = rows.pop();
    const end = rows.pop();
    assert.deepEqual(
      rows,
      lines.map((line) => ({ type: "record", file: "events.ndjson", ...line })),
    );
    assert.deepEqual(end, { type: "file", file: "events.ndjson", totals });
    assert.deepEqual(last, { type: "summary", ...summary });
  });

  test("hold where nothing is found, and where nothing is read", async () => {
    file("good.json", good);
    const sound = JSON.parse((await run(["check", "--format", "json", "good.json"])).stdout);
    assert.deepEqual([sound.inputs[0].lines, sound.summary.status], [[], 0]);
    const none = JSON.parse((await run(["check", "--format", "json", "missing"])).stdout);
    assert.deepEqual(none.inputs, [{ file: "missing", lines: [], error: "there is no such file" }]);
    assert.deepEqual([none.summary.failed, none.summary.status], [1, 2]);
  });
});

suite("sarif", () => {
  const schema = join(dirname(resolve("@microsoft/jest-sarif")), "schemas", "sarif-2.1.0-rtm.5.json");
  let fits;

  /** The log, which must fit the official schema. */
  async function log(...args) {
    fits ??= compile();
    const { stdout, status } = await run(["check", "--format", "sarif", ...args]);
    const found = JSON.parse(stdout);
    assert.ok(fits(found), JSON.stringify(fits.errors?.slice(0, 3)));
    return { status, run: found.runs[0], stdout };
  }

  /** The schema is of draft 4, which its own package checks with an ajv of that age. */
  function compile() {
    const theirs = createRequire(resolve("@microsoft/jest-sarif"));
    const Ajv = theirs("ajv");
    const ajv = new Ajv({ schemaId: "id", meta: false, unknownFormats: "ignore" });
    ajv.addMetaSchema(theirs("ajv/lib/refs/json-schema-draft-04.json"));
    return ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
  }

  test("fits the schema of the standard, and points into the input", async () => {
    const { run: found, status } = await log("--report", "info", "events.ndjson");
    assert.equal(status, 1);
    assert.equal(found.results.length, 94);
    const refused = found.results.find(({ ruleId }) => ruleId === "severity/reason");
    assert.equal(refused.level, "warning");
    const [{ physicalLocation, logicalLocations }] = refused.locations;
    assert.deepEqual(physicalLocation.artifactLocation, { uri: "events.ndjson", uriBaseId: "%SRCROOT%" });
    assert.deepEqual([physicalLocation.region.startLine, physicalLocation.region.startColumn], [14, 811]);
    const { byteOffset } = physicalLocation.region;
    assert.equal(
      Buffer.from(sample)
        .subarray(byteOffset, byteOffset + 8)
        .toString(),
      '"normal"',
    );
    assert.equal(logicalLocations[0].fullyQualifiedName, "/severity");
    assert.equal(found.tool.driver.rules[refused.ruleIndex].id, "severity/reason");
    const levels = found.results.map(({ level }) => level);
    assert.deepEqual(
      levels,
      levels.toSorted(
        (one, two) => ["error", "warning", "note"].indexOf(one) - ["error", "warning", "note"].indexOf(two),
      ),
    );
    assert.equal(found.properties.totals.records, 100);
    assert.equal(found.properties.findings.leftOut, 0);
  });

  test("names what cannot be read, and files of any name", async () => {
    const { status, run: found } = await log("missing", file("a b/ü#.json", broken), "-");
    assert.equal(status, 2);
    assert.equal(found.invocations[0].executionSuccessful, false);
    assert.match(found.invocations[0].toolExecutionNotifications[0].message.text, /^missing: there is no such file$/);
    assert.equal(found.results[0].locations[0].physicalLocation.artifactLocation.uri, "a%20b/%C3%BC%23.json");
    const above = await run(["check", "--format", "sarif", join(folder, "events.ndjson")], { cwd: root });
    assert.match(above.stdout, /"uri":"file:\/\/\//);
  });

  test("a million findings are 25,000 results, the worst of them, and the rest is counted", async () => {
    // Warnings first: the errors behind them must not be lost.
    const warned = JSON.stringify({
      ...JSON.parse(good),
      severity: "critical",
      reason: { reasonCode: 403 },
      outcome: "success",
    });
    file("million.ndjson", `${`${warned}\n`.repeat(40_000)}${`${broken}\n`.repeat(60_000)}`);
    const { run: found, stdout } = await log("million.ndjson", "--report", "info");
    assert.equal(found.results.length, 25_000);
    assert.ok(found.results.every(({ level }) => level === "error"));
    const { error, warning, info, given, leftOut } = found.properties.findings;
    assert.equal(given, 25_000);
    assert.equal(leftOut, error + warning + info - 25_000);
    assert.ok(error + warning + info > 900_000, String(error + warning + info));
    assert.ok(stdout.length < 25e6);
  });
});

suite("github", () => {
  test("ten errors, ten warnings and one notice with the totals", async () => {
    const path = file("sub/f,1:%.ndjson", sample.repeat(12));
    const { stdout } = await run(["check", "--format", "github", path]);
    const rows = stdout.trimEnd().split("\n");
    assert.equal(rows.filter((row) => row.startsWith("::error ")).length, 10);
    assert.equal(rows.filter((row) => row.startsWith("::warning ")).length, 10);
    assert.equal(rows.length, 21);
    assert.match(
      rows[0],
      /^::(?:error|warning) file=sub\/f%2C1%3A%25\.ndjson,line=\d+,col=\d+,title=[a-z-]+\/[a-z-]+::\S/,
    );
    assert.match(
      rows[20],
      /^::notice title=activity-tracker-events::1200 records: 1128 valid, 60 invalid, 12 unreadable\./,
    );
    assert.match(rows[20], /Findings: 72 of level error, 84 of level warning, 972 of level info; 1108 of them have no/);
  });

  test("what cannot be read is an error, and nothing of an event ends a line", async () => {
    const event = JSON.stringify({ ...JSON.parse(good), outcome: "a\n::error::b%" });
    const { stdout, status } = await run(["check", "--format", "github", "missing", file("c.json", event)]);
    assert.equal(status, 2);
    assert.match(
      stdout,
      /^::error file=missing::missing: there is no such file\n::error file=c\.json,.*\n::notice [^\n]*\n$/,
    );
    assert.match(stdout, /Inputs that could not be read: 1/);
  });
});

suite("junit", () => {
  /** The elements of an XML document, each with its attributes; throws where it is not well-formed. */
  function elements(xml) {
    const open = [];
    const found = [];
    let at = 0;
    const tag = /<(\?xml [^>]*\?|\/([a-z-]+)|([a-z-]+)((?: [a-zA-Z]+="[^"<]*")*)(\/?))>/y;
    while (at < xml.length) {
      const next = xml.indexOf("<", at);
      const text = xml.slice(at, next < 0 ? undefined : next);
      assert.doesNotMatch(text, /&(?!amp;|lt;|gt;|quot;|#\d+;)/);
      if (next < 0) break;
      tag.lastIndex = next;
      const match = tag.exec(xml);
      assert.ok(match, xml.slice(next, next + 200));
      const [whole, , closes, opens, attributes = "", single] = match;
      if (closes) assert.equal(open.pop(), closes);
      if (opens) {
        found.push({
          name: opens,
          ...Object.fromEntries(
            [...attributes.matchAll(/ (\w+)="([^"]*)"/g)].map(([, key, value]) => [`@${key}`, value]),
          ),
        });
        if (!single) open.push(opens);
      }
      at = next + whole.length;
    }
    assert.deepEqual(open, []);
    return found;
  }

  test("a suite for each input, a case for each rule", async () => {
    file("sound.json", good);
    const { stdout, status } = await run(["check", "--format", "junit", "events.ndjson", "sound.json", "missing"]);
    assert.equal(status, 2);
    const all = elements(stdout);
    const suites = all.filter(({ name }) => name === "testsuite");
    assert.deepEqual(
      suites.map((suite) => [suite["@name"], suite["@failures"], suite["@errors"]]),
      [
        ["events.ndjson", "6", "0"],
        ["sound.json", "0", "0"],
        ["missing", "0", "1"],
      ],
    );
    const cases = all.filter((one) => one.name === "testcase" && one["@classname"] === "events.ndjson");
    assert.equal(cases.length, Number(suites[0]["@tests"]));
    assert.ok(cases.length > 30);
    assert.match(
      stdout,
      /name="time\/format">\n<failure type="error" message="1 at level error, 1 in all">\d+:\d+ error \/eventTime: /,
    );
    assert.match(stdout, /name="severity\/reason">\n<system-out>14:811 warning \/severity: /);
    assert.match(stdout, /<error message="there is no such file"\/>/);
    const strict = (
      await run(["check", "--format", "junit", "--fail-on", "warning", "--rule", "time/format=off", "events.ndjson"])
    ).stdout;
    assert.match(strict, /name="severity\/reason">\n<failure type="warning"/);
    assert.ok(!strict.includes("time/format"));
    elements(strict);
  });

  test("what is in an event does not break it, and many findings are counted", async () => {
    const hostile = JSON.stringify({ ...JSON.parse(good), outcome: "]]><a&\"'\u0000\u001b\ufffe\ud83d\ude00" });
    const { stdout } = await run(["check", "--format", "junit", file("x<&>.json", `${hostile}\n`.repeat(50))]);
    elements(stdout);
    assert.match(stdout, /\nand 30 more<\/failure>/);
  });
});

test("the whole is written however slowly it is read", async () => {
  const { spawn } = await import("node:child_process");
  file("slow.ndjson", `${broken}\n`.repeat(5_000));
  const child = spawn(process.execPath, [cli, "check", "--format", "ndjson", "slow.ndjson"], { cwd: folder });
  let size = 0;
  let rows = 0;
  for await (const chunk of child.stdout) {
    size += chunk.length;
    for (const byte of chunk) if (byte === 10) rows++;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  assert.equal(rows, 5_002);
  assert.ok(size > 1e6);
});
