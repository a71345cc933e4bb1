/** `check`: inputs of every kind, options, the configuration file, exit statuses. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { gzipSync } from "node:zlib";
import Ajv from "ajv";
import { broken, cli, file, folder, good, root, run, sample } from "./run.mjs";

const checked = async (...args) => JSON.parse((await run(["check", "--format", "json", ...args])).stdout);

suite("inputs", () => {
  test("files, standard input, several of them, in their order", async () => {
    const one = file("one.ndjson", `${good}\n`);
    const two = file("two.ndjson", `${good}\n${broken}\n`);
    const { inputs, summary } = JSON.parse(
      (await run(["check", "--format", "json", two, "-", one], { input: good })).stdout,
    );
    assert.deepEqual(
      inputs.map(({ file, totals }) => [file, totals.records]),
      [
        ["two.ndjson", 2],
        ["standard input", 1],
        ["one.ndjson", 1],
      ],
    );
    assert.deepEqual([summary.totals.records, summary.files, summary.failed, summary.status], [4, 3, 0, 1]);
    assert.equal((await run(["check", "-", "-"], { input: good })).status, 2);
  });

  test("a folder, with what is below it; what is left out is said", async () => {
    for (const name of ["b.json", "a.ndjson", "deep/er/c.log", "d.jsonl", ".hidden.json", "README.md", "x.png"]) {
      file(`logs/${name}`, good);
    }
    file("logs/e.json.gz", gzipSync(good));
    symlinkSync(join(folder, "logs"), join(folder, "logs", "loop"));
    const { status, stdout, stderr } = await run(["check", "--format", "json", "logs"]);
    assert.equal(status, 0);
    assert.match(stderr, /^logs: 3 files left out, which end in none of \.json, /);
    const names = ["a.ndjson", "b.json", "d.jsonl", "deep/er/c.log", "e.json.gz"];
    assert.deepEqual(
      JSON.parse(stdout).inputs.map(({ file }) => file),
      names.map((name) => `logs/${name}`),
    );
  });

  test("a folder without events is no success", async () => {
    mkdirSync(join(folder, "bare"), { recursive: true });
    file("void/a.json", "");
    for (const [name, why] of [
      ["bare", /^bare: this folder holds no events: no file in it ends in \.json/],
      ["void", /void\/a\.json: it holds no events\nvoid: it holds no events; JSON objects/],
    ]) {
      const { status, stderr } = await run(["check", name]);
      assert.equal(status, 2, name);
      assert.match(stderr, why);
    }
  });

  test("patterns, as shells have them", async () => {
    for (const name of [
      "2026/01/a.json",
      "2026/02/a.json",
      "2026/02/b.json",
      "2026/02/c.txt",
      "2025/12/a.json",
      "2026/.x.json",
    ]) {
      file(`glob/${name}`, good);
    }
    for (const [pattern, names] of [
      ["glob/2026/*/a.json", ["2026/01/a.json", "2026/02/a.json"]],
      ["glob/**/*.json", ["2025/12/a.json", "2026/01/a.json", "2026/02/a.json", "2026/02/b.json"]],
      ["glob/**/**/b.*", ["2026/02/b.json"]],
      ["glob/202[56]/??/[!b].json", ["2025/12/a.json", "2026/01/a.json", "2026/02/a.json"]],
      ["glob/2026/02/{b,c}.{json,txt}", ["2026/02/b.json", "2026/02/c.txt"]],
      ["glob/2026/.*", ["2026/.x.json"]],
      ["glob/2025/**", ["2025/12/a.json"]],
    ]) {
      const { inputs } = await checked(pattern);
      assert.deepEqual(
        inputs.map(({ file }) => file),
        names.map((name) => `glob/${name}`),
        pattern,
      );
    }
    const { status, stderr } = await run(["check", "glob/*.nothing"]);
    assert.deepEqual([status, stderr], [2, "glob/*.nothing: no file fits this pattern\n"]);
    // A name that is there is no pattern.
    file("glob/[a].json", good);
    assert.equal((await checked("glob/[a].json")).inputs[0].file, "glob/[a].json");
  });

  test("a pattern of stars does not take forever", async () => {
    const name = "a".repeat(200);
    file(`stars/${name}.json`, good);
    const before = performance.now();
    assert.equal((await run(["check", `stars/${"*a".repeat(60)}*b`])).status, 2);
    assert.ok(performance.now() - before < 20_000);
    assert.match((await run(["check", `stars/${"{a,b}".repeat(20)}`])).stderr, /spell out more than 1000 names/);
  });

  test("gzip, of several members, and of anything that is read plain", async () => {
    const members = Buffer.concat([
      gzipSync(`${good}\n${broken}`),
      gzipSync(`\n${good}\n`),
      gzipSync(""),
      gzipSync(good),
    ]);
    const plain = await checked(file("plain", `${good}\n${broken}\n${good}\n${good}`));
    for (const content of [members, Buffer.concat([members, Buffer.alloc(512)])]) {
      const found = await checked(file("plain", content));
      assert.deepEqual(found, plain);
    }
    const { stdout } = await run(["check", "--format", "json", "-"], { input: members });
    assert.deepEqual(JSON.parse(stdout).summary, plain.summary);
    assert.equal(
      (await checked(file("array.gz", gzipSync(JSON.stringify([JSON.parse(good)]))))).summary.totals.valid,
      1,
    );
  });
});

suite("an input that cannot be read to its end", () => {
  const packed = gzipSync(sample.repeat(20));
  const wrong = Buffer.from(packed);
  wrong[wrong.length - 6] ^= 1;
  const zeros = Buffer.concat([gzipSync(good), Buffer.alloc(100), gzipSync(good)]);
  const cases = {
    "cut.gz": [packed.subarray(0, -2000), "its gzip data is broken: it was cut off"],
    "tail.gz": [packed.subarray(0, -3), "its gzip data is broken: it was cut off"],
    "wrong.gz": [wrong, "its gzip data is broken: its checksum is wrong"],
    "more.gz": [
      Buffer.concat([gzipSync(good), Buffer.from("more")]),
      "its gzip data is broken: something that is no gzip",
    ],
    "zeros.gz": [zeros, "its gzip data is broken: something follows zeros behind its end"],
    "zip.json": [Buffer.from("PK\u0003\u0004zip"), "this is compressed with zip; unpack it first"],
    "binary.gz": [gzipSync(Buffer.alloc(100)), "what is packed in it is a binary file"],
    "empty.gz": [gzipSync(""), "it holds no events"],
  };
  for (const [name, [content, why]] of Object.entries(cases)) {
    test(name, async () => {
      const { status, stderr } = await run(["check", file(name, content), file("sound.json", good)]);
      assert.equal(status, 2);
      assert.ok(stderr.startsWith(`${join(folder, name)}: ${why}`), stderr);
      // Whatever is wrong with one file, the others are read.
      const { inputs } = await checked("--fail-on", "never", name, "sound.json");
      assert.ok(inputs[0].error.startsWith(why));
      assert.equal(inputs[1].totals.valid, 1);
    });
  }

  test("a gzip bomb ends at the limit", async () => {
    const bomb = file("bomb.gz", gzipSync(Buffer.alloc(64 << 20, "\n")));
    const { status, stderr } = await run(["check", "--max-bytes", "20M", bomb]);
    assert.equal(status, 2);
    assert.match(
      stderr,
      /bomb\.gz: it has more than 20971520 bytes once it is unpacked, which is the limit set for it\n/,
    );
    const plain = await run(["check", "--max-bytes", "1K", file("sample.ndjson", sample)]);
    assert.equal(plain.status, 2);
    assert.match(plain.stderr, /it has more than 1024 bytes, which is the limit set for it/);
  });

  test("not UTF-8 is a finding with its place", async () => {
    const { inputs } = await checked(file("latin.ndjson", Buffer.from(`${good}\n{"a":"\xe4"}\n`, "latin1")));
    const [{ line, report }] = inputs[0].lines;
    assert.deepEqual([line, report.findings[0].rule, report.findings[0].offset], [2, "json/syntax", good.length + 7]);
  });
});

suite("exit statuses", () => {
  const warned = sample.split("\n").find((line) => line.includes('"reasonCode":403') && line.includes('"normal"'));

  test("follow --fail-on", async () => {
    const files = { info: good, warning: warned, error: broken, none: '{"a":' };
    const found = {};
    for (const [name, text] of Object.entries(files)) {
      const path = file(`${name}.json`, text);
      found[name] = [];
      for (const level of ["never", "error", "warning", "info"]) {
        found[name].push((await run(["check", "--fail-on", level, path])).status);
      }
    }
    const infos = (await run(["check", "--report", "info", "info.json"])).stdout.includes("●") ? 1 : 0;
    assert.deepEqual(found, { info: [0, 0, 0, infos], warning: [0, 0, 1, 1], error: [0, 1, 1, 1], none: [0, 1, 1, 1] });
  });

  test("2 for what is not there, whatever else was found, with --fail-on never too", async () => {
    assert.equal((await run(["check", "--fail-on", "never", "missing.json", file("b.json", broken)])).status, 2);
  });

  test("a reader that leaves ends the check quietly, and not as a success", async () => {
    const path = file("long.ndjson", `${good}\n`.repeat(50_000));
    const child = spawn(process.execPath, [cli, "check", "--describe", path], { stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on("close", resolve));
    assert.deepEqual([status, stderr], [2, ""]);
  });
});

suite("options", () => {
  test("rules, profile, masks, envelopes and limits reach the check", async () => {
    const path = file("options.json", broken);
    const rulesOf = async (...args) =>
      (await checked("--report", "info", path, ...args)).inputs[0].lines.flatMap(({ report }) => report.findings);
    const plain = await rulesOf();
    assert.ok(plain.some(({ rule, level }) => rule === "outcome/value" && level === "error"));
    const set = await rulesOf("--rule", "outcome/value=info", "--rule=field/required=off");
    assert.ok(set.some(({ rule, level }) => rule === "outcome/value" && level === "info"));
    assert.ok(!set.some(({ rule }) => rule === "field/required"));
    const errors = (findings) => findings.filter(({ level }) => level === "error").length;
    assert.ok(errors(await rulesOf("--profile", "emit")) > errors(plain));
    assert.ok(plain.some(({ found }) => found !== undefined));
    // The name of an action is no secret.
    assert.ok((await rulesOf("--mask")).every(({ found, rule }) => found === undefined || rule === "action/unknown"));
    assert.equal((await rulesOf("--max-event-bytes", "10"))[0].rule, "event/too-large");
    file("deep.json", '{"a":[[[[1]]]]}');
    assert.equal(
      (await checked("deep.json", "--max-depth", "3")).inputs[0].lines[0].report.findings[0].rule,
      "json/syntax",
    );
    const wrapped = file("wrapped.json", `{"payload":${good}}`);
    assert.equal((await checked(wrapped)).summary.totals.valid, 1);
    assert.equal((await checked("--no-unwrap", wrapped)).summary.totals.valid, 0);
  });

  test("what is not shown of an event is counted", async () => {
    const all = await checked(file("many.json", broken));
    const few = await checked("--max-findings", "2", "many.json");
    const [{ report }] = few.inputs[0].lines;
    assert.equal(report.findings.length, 2);
    assert.equal(report.more, all.inputs[0].lines[0].report.findings.length - 2);
    assert.equal(few.summary.findings.leftOut, all.summary.findings.leftOut + report.more);
    const { stdout } = await run(["check", "--max-findings", "2", "many.json"]);
    assert.match(stdout, /and \d+ more findings of the event in line 1\n/);
    assert.match(stdout, /\d+ of \d+ findings are not shown: \d+ below --report warning, \d+ beyond --max-findings\./);
  });

  test("quiet and machines' formats say nothing on standard error but what went wrong", async () => {
    file("notes/a.json", broken);
    file("notes/b.txt", "");
    const quiet = await run(["check", "--quiet", "notes"]);
    assert.deepEqual(quiet, { status: 1, stdout: "", stderr: "" });
    assert.match((await run(["check", "--quiet", "missing"])).stderr, /^missing: there is no such file\n$/);
    assert.match((await run(["check", "--quiet", "--format", "ndjson", "notes"])).stdout, /"type":"record"/);
  });

  test("misuse is refused, with what would be right", async () => {
    for (const [args, why] of [
      [[], /no file is named/],
      [["--profil", "emit", "x"], /there is no option --profil; .*; did you mean --profile\?/],
      [["--frobnicate", "x"], /there is no option --frobnicate; --help/],
      [["-x"], /there is no option -x/],
      [["--profile"], /--profile needs a value/],
      [["--profile", "--mask", "x"], /--profile needs a value/],
      [["--mask=yes", "x"], /--mask takes no value/],
      [
        ["--rule", "severty/reason=off", "x"],
        /--rule: there is no rule "severty\/reason"; did you mean severity\/reason\?/,
      ],
      [
        ["--rule", "severity/reason=of", "x"],
        /the level is "of"; it must be one of error, warning, info, off; did you mean off\?/,
      ],
      [["--rule", "severity/reason", "x"], /it must be a rule and its level: --rule field\/unknown=off/],
      [["--fail-on", "warn", "x"], /--fail-on is "warn"; .* did you mean warning\?/],
      [["--format", "xml", "x"], /--format is "xml"; it must be one of human, json/],
      [["--jobs", "0", "x"], /--jobs is "0"; it must be an integer from 1 to 256/],
      [["--jobs", "1.5", "x"], /--jobs is "1\.5"/],
      [
        ["--max-bytes", "5X", "x"],
        /--max-bytes is "5X"; it must be a number of bytes, as 500000, 500K, 20M or 4G, of 1 or more/,
      ],
      [["--max-event-bytes", "99999999999", "x"], /it must be a number of bytes, .* from 1 to 16777216/],
      [["--describe", "--format", "json", "x"], /--describe goes with --format human only/],
    ]) {
      const { status, stdout, stderr } = await run(["check", ...args]);
      assert.deepEqual([status, stdout], [2, ""], args.join(" "));
      assert.match(stderr, why);
      assert.ok(!stderr.includes("    at "), stderr);
    }
  });
});

suite("--config", () => {
  const ajv = new Ajv({ strict: true });
  const schema = JSON.parse(readFileSync(join(root, "pkg/dist/config.schema.json"), "utf8"));
  const fits = ajv.compile(schema);

  test("holds the same options, under those of the command line, and is named", async () => {
    const config = {
      $schema: "./node_modules/activity-tracker-events/dist/config.schema.json",
      format: "json",
      profile: "emit",
      rules: { "field/required": "off", "outcome/value": "warning" },
      failOn: "never",
      maxEventBytes: 100_000,
      unwrap: false,
      maskValues: true,
    };
    assert.ok(fits(config), JSON.stringify(fits.errors));
    const path = file("check.config.json", JSON.stringify(config));
    const { status, stdout, stderr } = await run(["check", "--config", path, file("c.json", broken)]);
    assert.equal(stderr, `Options from ${path}\n`);
    assert.equal(status, 0);
    const { summary, inputs } = JSON.parse(stdout);
    assert.equal(summary.profile, "emit");
    const { findings } = inputs[0].lines[0].report;
    assert.ok(!findings.some(({ rule }) => rule === "field/required"));
    assert.ok(findings.some(({ rule, level }) => rule === "outcome/value" && level === "warning"));
    const above = await run([
      "check",
      "--config",
      path,
      "--fail-on",
      "warning",
      "--rule",
      "outcome/value=error",
      "c.json",
    ]);
    assert.equal(above.status, 1);
    assert.match(above.stdout, /"rule":"outcome\/value","level":"error"/);
    assert.ok(!above.stdout.includes("field/required"));
  });

  test("that is not as it must be is refused, by the command and by its schema", async () => {
    for (const [config, why] of [
      [{ profil: "emit" }, /there is no option "profil"; did you mean profile\?/],
      [{ profile: "emitt" }, /"profile" is "emitt"; it must be one of ingest, emit; did you mean emit\?/],
      [{ rules: { "field/unknwon": "off" } }, /there is no rule "field\/unknwon"; did you mean field\/unknown\?/],
      [{ rules: { "field/unknown": "no" } }, /"rules", "field\/unknown" is "no"; it must be one of error/],
      [{ rules: [] }, /"rules" is \[\]; it must be an object/],
      [{ jobs: 0 }, /"jobs" is 0; it must be an integer from 1 to 256/],
      [{ maxBytes: "20M" }, /"maxBytes" is "20M"; it must be an integer of 1 or more/],
      [{ maskValues: 1 }, /"maskValues" is 1; it must be true or false/],
      [[], /it must hold a JSON object of options/],
    ]) {
      assert.equal(fits(config), false, JSON.stringify(config));
      const { status, stderr } = await run(["check", "--config", file("bad.json", JSON.stringify(config)), "c.json"]);
      assert.equal(status, 2);
      assert.match(stderr, why);
    }
    assert.match(
      (await run(["check", "--config", file("bad.json", "{"), "c.json"])).stderr,
      /bad\.json: it is not JSON/,
    );
    assert.match(
      (await run(["check", "--config", "missing.json", "c.json"])).stderr,
      /missing\.json: there is no such file/,
    );
  });

  test("its schema is what `schema config` prints", async () => {
    assert.deepEqual(JSON.parse((await run(["schema", "config"])).stdout), schema);
  });
});

test("standard input that is a pipe without end can be left", async () => {
  const child = spawn(process.execPath, [cli, "check", "--format", "ndjson", "-"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const piece = `${broken}\n`.repeat(10_000);
  const more = () => child.stdin.write(piece, (error) => !error && more());
  child.stdin.on("error", () => {});
  more();
  child.stdout.once("data", () => child.stdout.destroy());
  assert.equal(await new Promise((resolve) => child.on("close", resolve)), 1);
});
