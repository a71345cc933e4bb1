/** The log viewer: built by Vite from www/ into the package, where the command line serves it from. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run, tail } from "./run.mjs";
import { Stop, say } from "./say.mjs";

export async function buildViewer(root, env) {
  say("viewer: pkg/dist/viewer");
  const { resolve } = createRequire(join(root, "package.json"));
  const bin = (name, path) => join(dirname(resolve(`${name}/package.json`)), path);
  for (const [name, args] of [
    ["TypeScript", [bin("typescript", "bin/tsc"), "-p", "."]],
    ["vite build", [bin("vite", "bin/vite.js"), "build", "--logLevel", "warn"]],
  ]) {
    const { code, output } = await run(process.execPath, args, { cwd: join(root, "www"), env });
    if (code !== 0) throw new Stop(`${name} of the viewer failed\n${tail(output, 60)}`);
  }
}
