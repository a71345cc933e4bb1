/** `npm run viewer [-- FILE…]`: sets up, builds, and opens the log viewer, with the user's files if some are named. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "./build.mjs";
import { root } from "./lib/root.mjs";
import { main } from "./lib/say.mjs";
import { setup } from "./setup.mjs";

main(async () => {
  await build(root, await setup());
  const args = [join(root, "pkg", "dist", "cli.js"), "view", ...process.argv.slice(2)];
  // npm moves to the root of the checkout; the user's file names are relative to where the user is.
  const child = spawn(process.execPath, args, { cwd: process.env.INIT_CWD ?? process.cwd(), stdio: "inherit" });
  // Ctrl+C reaches both: the server ends as it should, and this with it.
  process.on("SIGINT", () => {});
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
});
