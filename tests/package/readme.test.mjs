/** The examples of the package's own README, as they are printed there. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(root, "pkg", "README.md"), "utf8");
const manifest = JSON.parse(readFileSync(join(root, "pkg", "package.json"), "utf8"));
mkdirSync(join(root, "target"), { recursive: true });
const folder = mkdtempSync(join(root, "target", "readme-"));
after(() => rmSync(folder, { recursive: true, force: true }));

suite("the package's README", () => {
  const examples = [...readme.matchAll(/<!-- example -->\n```js\n(.*?)```/gs)].map(([, code]) => code);
  /** What each must print, among other things. */
  const prints = [
    [/rule: 'outcome\/value'/, /ana@example\.com/, /training/i],
    [/^2 of 2 are invalid /, /^1 \d+$/m, /^2 \d+$/m],
    [/^loaded 1 0$/m, /^false .+ a training/m],
    [/^bad_option there is no option `profil`; did you mean `profile`\?$/m],
  ];
  assert.equal(examples.length, prints.length);

  for (const [at, code] of examples.entries()) {
    test(`example ${at + 1} runs`, () => {
      const file = join(folder, `example-${at}.mjs`);
      writeFileSync(file, code);
      const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8" });
      assert.equal(status, 0, stderr);
      for (const pattern of prints[at]) assert.match(stdout, pattern);
      // What a comment says that is printed is printed.
      for (const [, said] of code.matchAll(/console\.log\(.*; \/\/ (.*)/g)) assert.ok(stdout.includes(said), stdout);
    });
  }

  test("names every entry", () => {
    for (const entry of Object.keys(manifest.exports)) {
      if (entry === "./package.json") continue;
      const name = entry.replace("./", "").replace("*", "de");
      assert.ok(readme.includes(entry === "." ? "`activity-tracker-events`" : name), entry);
    }
  });
});
