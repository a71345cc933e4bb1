import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { releaseAsset, Unavailable } from "./download.mjs";
import { run, tail, which } from "./run.mjs";
import { Stop, say, sayWhile } from "./say.mjs";
import { lockedVersion, parseVersion } from "./versions.mjs";

const EXE = process.platform === "win32" ? ".exe" : "";

/** The platforms for which both projects publish archives. */
const TRIPLES = {
  "linux-x64": "x86_64-unknown-linux-musl",
  "linux-arm64": "aarch64-unknown-linux-musl",
  "darwin-x64": "x86_64-apple-darwin",
  "darwin-arm64": "aarch64-apple-darwin",
  "win32-x64": "x86_64-pc-windows-msvc",
};

/**
 * The programs that cargo knows and npm does not (wasm-opt comes with npm's binaryen). wasm-bindgen's program and
 * crate speak a private format: their versions must be equal, so Cargo.lock decides.
 */
export function toolsOf(root) {
  const bindgen = lockedVersion(readFileSync(join(root, "Cargo.lock"), "utf8"), "wasm-bindgen");
  if (!bindgen) throw new Stop("Cargo.lock names no wasm-bindgen", "cargo generate-lockfile");
  return [
    {
      name: "wasm-pack",
      version: "0.15.1",
      programs: ["wasm-pack"],
      crate: ["wasm-pack", "--locked"],
      repo: "wasm-bindgen/wasm-pack",
      tag: "v0.15.1",
      archive: "wasm-pack-v0.15.1",
    },
    {
      name: "wasm-bindgen",
      version: bindgen,
      programs: ["wasm-bindgen", "wasm-bindgen-test-runner"],
      // Not --locked: its lockfile has named yanked packages before. The default feature is TLS for remote browsers.
      crate: [
        "wasm-bindgen-cli",
        "--no-default-features",
        "--bin",
        "wasm-bindgen",
        "--bin",
        "wasm-bindgen-test-runner",
      ],
      repo: "wasm-bindgen/wasm-bindgen",
      tag: bindgen,
      archive: `wasm-bindgen-${bindgen}`,
    },
  ];
}

async function versionOf(program, env) {
  const { code, output } = await run(program, ["--version"], { env });
  return code === 0 ? parseVersion(output) : undefined;
}

/** A tool with exactly the right version: the checkout's own, or one that is on PATH. */
async function findTool(tool, bin, env) {
  const own = join(bin, tool.name + EXE);
  if ((await versionOf(own, env)) === tool.version) return own;
  const other = which(tool.name, env.PATH);
  if (!other || (await versionOf(other, env)) !== tool.version) return undefined;
  // The checkout's folder comes first on PATH, so a stale one in it must go.
  rmSync(own, { force: true });
  return other;
}

/** Unpacks an archive next to where the programs go, and moves in only those, and only if they run. */
async function unpack(archive, tool, triple, tools, env) {
  const folder = mkdtempSync(join(tools, "unpack-"));
  try {
    writeFileSync(join(folder, "archive.tar.gz"), archive);
    const { code, output } = await run("tar", ["-xzf", "archive.tar.gz"], { cwd: folder, env });
    if (code !== 0) throw new Unavailable(`the archive cannot be unpacked (${tail(output, 1)})`);
    const unpacked = tool.programs.map((name) => join(folder, `${tool.archive}-${triple}`, name + EXE));
    if ((await versionOf(unpacked[0], env)) !== tool.version)
      throw new Unavailable("the prebuilt program does not run here");
    for (const program of unpacked) renameSync(program, join(tools, "bin", basename(program)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function download(tool, tools, env) {
  if (env.ATE_NO_DOWNLOAD) throw new Unavailable("ATE_NO_DOWNLOAD is set");
  const triple = TRIPLES[`${process.platform}-${process.arch}`];
  if (!triple) throw new Unavailable(`there is none for ${process.platform}-${process.arch}`);
  const api = env.ATE_GITHUB_API ?? "https://api.github.com";
  const archive = await releaseAsset({
    api,
    repo: tool.repo,
    tag: tool.tag,
    asset: `${tool.archive}-${triple}.tar.gz`,
  });
  await unpack(archive, tool, triple, tools, env);
}

/**
 * Builds a tool from its source. Unoptimised: it then takes a third of the time to build, and hardly longer to run on a
 * module as small as ours.
 */
async function install(tool, root, tools, env) {
  const args = ["install", ...tool.crate, "--version", tool.version, "--root", tools];
  const target = join(tools, `build-${tool.name}`);
  const cargoEnv = {
    ...env,
    CARGO_TARGET_DIR: target,
    CARGO_PROFILE_RELEASE_OPT_LEVEL: "0",
    CARGO_PROFILE_RELEASE_LTO: "false",
    CARGO_PROFILE_RELEASE_STRIP: "true",
  };
  // Flags that somebody set for their own crates have no place in a tool.
  for (const name of ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"]) delete cargoEnv[name];
  const label = `${tool.name} ${tool.version}`;
  const done = sayWhile(`${label}: building it with cargo install, 2 to 3 minutes on two cores`, label);
  const { code, output } = await run("cargo", args, { cwd: root, env: cargoEnv });
  const seconds = done();
  if (code !== 0) throw new Stop(`${label} could not be built\n${tail(output)}`, `cargo ${args.join(" ")}`);
  rmSync(target, { recursive: true, force: true });
  say(`${label}: built in ${seconds} s`);
}

/** Gets one tool in the fastest way that works here; returns the path of its program. */
async function ensureTool(tool, root, tools, env) {
  const bin = join(tools, "bin");
  const found = await findTool(tool, bin, env);
  if (found) return found;
  const label = `${tool.name} ${tool.version}`;
  try {
    say(`${label}: getting the prebuilt program from its GitHub release`);
    await download(tool, tools, env);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    say(`${label}: no prebuilt program: ${error.message}`);
    await install(tool, root, tools, env);
  }
  const program = await findTool(tool, bin, env);
  if (!program) throw new Stop(`${label} was installed but does not run`, `rm -rf ${tools} && npm run setup`);
  return program;
}

/** Sees to every tool; returns the paths of their programs. All at once: a single cargo leaves cores idle at times. */
export async function ensureTools(root, env) {
  const tools = join(root, ".tools");
  mkdirSync(join(tools, "bin"), { recursive: true });
  const results = await Promise.allSettled(toolsOf(root).map((tool) => ensureTool(tool, root, tools, env)));
  return results.map(({ value, reason }) => {
    if (reason) throw reason;
    return value;
  });
}
