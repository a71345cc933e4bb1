/** An error that nobody catches: Node prints the line that threw it, which in minified code could be all of the file. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const name = "activity-tracker-events";

for (const [how, type, load] of [
  ["an ES module", "module", `import { validate } from "${name}";`],
  ["CommonJS", "commonjs", `const { validate } = require("${name}");`],
]) {
  test(`is read at a glance in ${how}`, async () => {
    const script = `${load} validate("{}", { profil: "emit" });`;
    const stderr = await new Promise((resolve) =>
      execFile(process.execPath, [`--input-type=${type}`, "-e", script], { cwd: root }, (_, __, said) => resolve(said)),
    );
    assert.match(stderr, /there is no option `profil`; did you mean `profile`\?/);
    assert.ok(stderr.length < 8_000, `${stderr.length} characters`);
  });
}
