/** The examples of README.md: each fence that stands behind `<!-- example: name -->`, as it is printed. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../scripts/lib/root.mjs";

const FENCE = /^(?:<!-- example: (?<name>[\w-]+) -->\n)?```(?<language>\w+)\n(?<code>.*?)^```$/gms;
/** What is no program, unless it has a name: commands, output, settings. */
const DATA = new Set(["json", "sh", "text"]);

const fences = [...readFileSync(join(root, "README.md"), "utf8").matchAll(FENCE)].map(({ groups }) => groups);

/** Every program in it by its name. */
export const examples = new Map();
for (const { name, language, code } of fences) {
  if (name === undefined && DATA.has(language)) continue;
  assert.ok(name, `README.md has an example without a name, which nothing runs:\n${code}`);
  assert.ok(!examples.has(name), `README.md has two examples named ${name}`);
  examples.set(name, code);
}

export function example(name) {
  const code = examples.get(name);
  assert.ok(code, `README.md has no example named ${name}`);
  return code;
}
