import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";
import { Stop, say } from "./say.mjs";

const HAND_WRITTEN = ["pkg/package.json", "pkg/README.md"];
const MEND = ["checkout", "--", ...HAND_WRITTEN];

/**
 * A bare `wasm-pack build`, which is many people's habit, writes into pkg/: it replaces package.json and README.md, and
 * its .gitignore hides everything in the folder. What it replaced is gone already, so taking git's copy loses nothing.
 */
export async function restorePackage(root, env) {
  const pkg = join(root, "pkg");
  const ours = () => {
    try {
      return JSON.parse(readFileSync(join(pkg, "package.json"), "utf8")).exports !== undefined;
    } catch {
      return false;
    }
  };
  if (ours() && !existsSync(join(pkg, ".gitignore"))) return;
  say("pkg: a bare wasm-pack build has been here; removing what it left and restoring package.json and README.md");
  rmSync(join(pkg, ".gitignore"), { force: true });
  for (const end of [".js", ".d.ts", "_bg.wasm", "_bg.wasm.d.ts", "_bg.js"]) {
    rmSync(join(pkg, `activity_tracker_events${end}`), { force: true });
  }
  const { code } = await run("git", MEND, { cwd: root, env });
  if (code !== 0 || !ours())
    throw new Stop("pkg/package.json is not the package's own any more", `git ${MEND.join(" ")}`);
}
