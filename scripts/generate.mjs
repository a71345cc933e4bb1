/**
 * `npm run generate` writes the files that are generated from the crate's data and kept in git; `npm run check:drift`
 * fails when one of them is not what would be written. A Rust test does both, since the data is the crate's.
 */
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { main, say } from "./lib/say.mjs";
import { setup } from "./setup.mjs";

main(async () => {
  const check = process.argv.includes("--check");
  const { UPDATE: _, ...env } = await setup();
  const args = ["test", "--quiet", "--test", "generated"];
  const { code } = await run("cargo", args, { cwd: root, env: check ? env : { ...env, UPDATE: "1" }, show: true });
  if (check) say(code === 0 ? "generated files: fresh" : "generated files: stale\n  mend: npm run generate");
  return code;
});
