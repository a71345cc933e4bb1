/** `describe`, `actions`, `rules`, `schema` and the helps: readable, and with suggestions on a miss. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { actions, jsonSchema, loadCatalog, lookup, rules, version } from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";
import { root, run } from "./run.mjs";

// The command line has it by default.
loadCatalog(ibmCloud);

suite("describe", () => {
  test("says what an action means", async () => {
    const { status, stdout } = await run(["describe", "pm-20.deployment.delete", "pm-20.<asset_type>.create"]);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^pm-20\.deployment\.delete\n {2}Delete a watsonx\.ai Runtime deployment\n\n {2}service {3,}watsonx\.ai Runtime\n/,
    );
    assert.match(stdout, / concerns +data-loss\n/);
    assert.match(stdout, /\npm-20\.<asset_type>\.create\n/);
    assert.match(stdout, /<asset_type> +.*wml_model/);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 110, line);
  });

  test("suggests on a miss", async () => {
    const { status, stdout, stderr } = await run(["describe", "pm-20.deploymnt.delete"]);
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(
      stderr,
      /"pm-20\.deploymnt\.delete" is not in the catalog\.\n(?:.*\n)*Did you mean pm-20\.deployment\.delete/,
    );
    assert.equal((await run(["describe", "{"])).status, 1);
    assert.match((await run(["describe"])).stderr, /no action is named/);
  });

  test("is data where data is wanted", async () => {
    const { stdout } = await run(["describe", "--format", "json", "pm-20.deployment.delete", "x.y"]);
    const [one, two] = JSON.parse(stdout);
    assert.deepEqual(one.entry, JSON.parse(JSON.stringify(lookup("pm-20.deployment.delete"))));
    assert.deepEqual([two.action, two.known], ["x.y", false]);
  });

  test("every action of the catalog", async () => {
    const names = actions().map(({ action }) => action);
    const { status, stdout } = await run(["describe", ...names]);
    assert.equal(status, 0);
    for (const name of names) assert.ok(stdout.includes(name));
    assert.ok(!/undefined|\[object|NaN/.test(stdout));
  });
});

suite("actions", () => {
  test("lists those that fit, and says how many it left out", async () => {
    const { status, stdout, stderr } = await run(["actions", "delete", "--limit", "3"]);
    assert.deepEqual([status, stdout.trimEnd().split("\n").length], [0, 3]);
    assert.match(stderr, /^\d+ more actions not shown; --limit \d+ shows all\.\n$/);
    const all = JSON.parse((await run(["actions", "--format", "json"])).stdout);
    assert.equal(all.length, actions().length);
    const { stdout: listed } = await run(["actions"]);
    for (const { action } of actions()) assert.ok(listed.includes(action), action);
  });

  test("suggests on a miss", async () => {
    for (const [words, meant] of [
      [["delete", "kye"], /Did you mean "delete key"\?/],
      [["pm-20.deploymnt.delete"], /Did you mean pm-20\.deployment\.delete/],
      [["qqqqqqqq"], /Without words, "actions" lists all of them/],
    ]) {
      const { status, stderr } = await run(["actions", ...words]);
      assert.equal(status, 1);
      assert.match(stderr, /^No action fits "/);
      assert.match(stderr, meant);
    }
  });
});

suite("rules and schema", () => {
  test("rules are listed, and told in full by id and family", async () => {
    const { stdout } = await run(["rules"]);
    for (const { id } of rules()) assert.ok(stdout.includes(`\n${id} `), id);
    const one = await run(["rules", "severity/reason"]);
    const { why, mend } = rules().find(({ id }) => id === "severity/reason");
    assert.ok(one.stdout.replaceAll(/\s+/g, " ").includes(why) && one.stdout.includes(mend));
    assert.equal(
      (await run(["rules", "time"])).stdout.match(/^time\//gm).length,
      rules().filter(({ family }) => family === "time").length,
    );
    const { status, stderr } = await run(["rules", "severity/reasn"]);
    assert.equal(status, 1);
    assert.match(stderr, /There is no rule "severity\/reasn"; .*; did you mean severity\/reason\?/);
    assert.deepEqual(
      JSON.parse((await run(["rules", "--format", "json"])).stdout),
      JSON.parse(JSON.stringify(rules())),
    );
  });

  test("schemas are those of the package", async () => {
    for (const profile of ["ingest", "emit"]) {
      assert.deepEqual(JSON.parse((await run(["schema", profile])).stdout), jsonSchema(profile));
    }
    const { status, stderr } = await run(["schema", "emitt"]);
    assert.equal(status, 2);
    assert.match(stderr, /there is no schema "emitt"; there are ingest, emit, config, catalog; did you mean emit\?/);
  });
});

suite("help", () => {
  for (const command of [[], ["check"], ["describe"], ["actions"], ["rules"], ["schema"], ["view"]]) {
    test(`of ${command[0] ?? "all"} fits a screen, with an example`, async () => {
      const { status, stdout } = await run([...command, "--help"]);
      assert.equal(status, 0);
      const lines = stdout.trimEnd().split("\n");
      assert.ok(lines.length <= 23, `${lines.length} lines`);
      for (const line of lines) assert.ok([...line].length <= 80, `${[...line].length}: ${line}`);
      assert.match(stdout, new RegExp(`\n {2}(?:npx )?activity-tracker-events ${command[0] ?? "check"}`));
    });
  }

  test("names every option of check, and start.mjs knows those with a value", async () => {
    const { stdout } = await run(["check", "-h"]);
    const { properties } = JSON.parse((await run(["schema", "config"])).stdout);
    const flags = [...stdout.matchAll(/--([a-z-]+)/g)].map(([, flag]) => flag);
    assert.ok(new Set(flags).size >= Object.keys(properties).length);
    const start = readFileSync(join(root, "scripts/start.mjs"), "utf8");
    for (const [, flag] of stdout.matchAll(/--([a-z-]+) (?:[A-Z=]+\b|ingest)/g))
      assert.ok(start.includes(`"${flag}"`), flag);
  });

  test("misuse names what there is", async () => {
    assert.equal((await run([])).status, 2);
    assert.equal((await run(["--version"])).stdout, `${version}\n`);
    const { status, stderr } = await run(["chek", "x"]);
    assert.equal(status, 2);
    assert.match(stderr, /there is no command "chek"; did you mean check\?; there are check, describe/);
  });
});
