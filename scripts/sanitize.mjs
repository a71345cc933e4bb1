/**
 * `npm run test:sanitize`: the tests of the reader under what sees wrong accesses to memory: AddressSanitizer and Miri, as far as
 * they are here. Both need Rust's nightly toolchain, which nothing else does, so this is no part of `npm test`.
 */
import { join } from "node:path";
import { root } from "./lib/root.mjs";
import { run, which } from "./lib/run.mjs";
import { main, say } from "./lib/say.mjs";
import { setup } from "./setup.mjs";

const TESTS = ["--test", "json"];
/** The reader's own, and those that hold both of its lanes to each other. */
const LIBRARY = ["--lib", "reader::"];
/** Of those, what Miri gets through in minutes. */
const FEW = ["--lib", "reader::fast"];

/** The platform that a toolchain builds for; undefined where there is no such toolchain. */
async function hostOf(toolchain, env) {
  const { code, output } = await run("rustc", [`+${toolchain}`, "-vV"], { cwd: root, env });
  return code === 0 ? /^host: (.+)$/m.exec(output)?.[1] : undefined;
}

/** Why AddressSanitizer cannot run, and what would mend it; undefined where it can. */
const asanMissing = (host) =>
  /^(x86_64|aarch64)-(unknown-linux-gnu|apple-darwin)$/.test(host)
    ? undefined
    : `there is none for ${host}; Linux and macOS have it`;

async function miriMissing(env) {
  const { code } = await run("cargo", ["+nightly", "miri", "--version"], { cwd: root, env });
  return code === 0 ? undefined : "it is not installed\n  mend: rustup component add miri rust-src --toolchain nightly";
}

main(async () => {
  // A toolchain that is missing is said to be, not installed on the way.
  const env = { ...(await setup()), RUSTUP_AUTO_INSTALL: "0" };
  const host = which("rustup", env.PATH) && (await hostOf("nightly", env));
  if (!host) {
    say("nothing was run: there is no nightly toolchain\n  mend: rustup toolchain install nightly --profile minimal");
    return 1;
  }
  const asan = (tests) => ["+nightly", "test", "--target", host, "--target-dir", join("target", "asan"), ...tests];
  const miri = (tests) => ["+nightly", "miri", "test", ...tests];
  const address = { RUSTFLAGS: "-Zsanitizer=address" };
  // The cases are files, which Miri hides from a program otherwise.
  const open = { MIRIFLAGS: "-Zmiri-disable-isolation" };
  const withoutMiri = await miriMissing(env);
  const ways = [
    ["AddressSanitizer, the library", asanMissing(host), asan(LIBRARY), address],
    ["AddressSanitizer, JSON", asanMissing(host), asan(TESTS), address],
    ["Miri, the fast lane", withoutMiri, miri(FEW), open],
    ["Miri, JSON", withoutMiri, miri(TESTS), open],
  ];
  const told = [];
  let failed = 0;
  for (const [name, missing, args, flags] of ways) {
    if (missing !== undefined) {
      told.push(`${name}: not run: ${missing}`);
      failed++;
      continue;
    }
    const shown = Object.entries(flags).map(([key, value]) => `${key}=${value}`);
    say(`\n${[...shown, "cargo", ...args].join(" ")}`);
    const start = Date.now();
    const { code } = await run("cargo", args, { cwd: root, env: { ...env, ...flags }, show: true });
    told.push(`${name}: ${code === 0 ? "ok" : "FAILED"} after ${Math.round((Date.now() - start) / 1000)} s`);
    if (code !== 0) failed++;
  }
  say(`\n${told.join("\n")}`);
  return failed > 0 ? 1 : 0;
});
