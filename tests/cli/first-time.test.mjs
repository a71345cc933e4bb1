/** What somebody meets who uses the command line for the first time. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import { file, folder, run, sample } from "./run.mjs";

const warned = sample.split("\n").find((line) => line.includes('"reasonCode":403') && line.includes('"normal"'));

suite("somebody new", () => {
  test("asks for help by a word", async () => {
    for (const command of ["check", "describe", "actions", "rules", "schema"]) {
      const asked = await run(["help", command]);
      assert.deepEqual(asked, await run([command, "--help"]));
      assert.match(asked.stdout, new RegExp(`^Usage: activity-tracker-events ${command} `));
    }
    const { status, stderr } = await run(["help", "chek"]);
    assert.equal(status, 2);
    assert.match(stderr, /no command "chek"; did you mean check\?/);
  });

  test("gives an option before the command", async () => {
    const { status, stderr } = await run(["--profile", "emit", "check", "x"]);
    assert.equal(status, 2);
    assert.match(stderr, /"--profile" stands before the command; the options of a command follow it: check --profile/);
  });

  test("asks what a file means", async () => {
    file("told.ndjson", warned);
    const { status, stderr } = await run(["describe", "told.ndjson"]);
    assert.equal(status, 1);
    assert.equal(stderr, '"told.ndjson" is a file; "check --describe" tells the events of files.\n');
  });
});

suite("what the exit status says, the output says too", () => {
  file("warned.ndjson", warned);
  const strict = ["--fail-on", "warning", "--report", "error", "warned.ndjson"];

  for (const [format, shown] of [
    ["human", /▲ warning severity\/reason/],
    ["json", /"rule":"severity\/reason"/],
    ["junit", /name="severity\/reason">\n<failure type="warning"/],
    ["sarif", /"ruleId":"severity\/reason"/],
    ["github", /^::warning .*title=severity\/reason/],
  ]) {
    test(`as ${format}`, async () => {
      const { status, stdout } = await run(["check", "--format", format, ...strict]);
      assert.equal(status, 1);
      assert.match(stdout, shown);
      const lenient = await run(["check", "--format", format, "--report", "error", "warned.ndjson"]);
      assert.equal(lenient.status, 0);
      assert.doesNotMatch(lenient.stdout, shown);
    });
  }

  test("JUnit tells how much it leaves out", async () => {
    const { stdout } = await run(["check", "--format", "junit", file("all.ndjson", sample)]);
    assert.match(stdout, /<system-out>81 of 94 findings are not shown<\/system-out>\n<\/testsuite>/);
    const all = await run(["check", "--format", "junit", "--report", "info", "warned.ndjson"]);
    assert.doesNotMatch(all.stdout, /not shown/);
  });

  test("SARIF names a file above the working folder by its whole path", async () => {
    const cwd = join(folder, "below");
    file("below/x.json", warned);
    const { stdout } = await run(["check", "--format", "sarif", "../warned.ndjson", "x.json"], { cwd });
    const places = JSON.parse(stdout).runs[0].results.map(
      ({ locations }) => locations[0].physicalLocation.artifactLocation,
    );
    assert.deepEqual(places, [
      { uri: pathToFileURL(join(folder, "warned.ndjson")).href },
      { uri: "x.json", uriBaseId: "%SRCROOT%" },
    ]);
  });
});
