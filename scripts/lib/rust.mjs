import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { run, tail, which } from "./run.mjs";
import { Stop, say } from "./say.mjs";
import { parseToolchain } from "./versions.mjs";

const INSTALL_RUST = "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal";
const INSTALL_LINKER =
  process.platform === "darwin" ? "xcode-select --install" : "sudo apt-get install build-essential";

/** Where a component or a target of a toolchain is found when it is installed. */
function partsMissing({ components, targets }, sysroot) {
  const programs = { rustfmt: "rustfmt", clippy: "cargo-clippy" };
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    components: components.filter((name) => !existsSync(join(sysroot, "bin", (programs[name] ?? name) + suffix))),
    targets: targets.filter((name) => !existsSync(join(sysroot, "lib", "rustlib", name, "lib"))),
  };
}

/** Is the toolchain that an earlier run found still whole? Asks the disk only, since rustup takes its time. */
export function rustStillThere(root, { bin, sysroot } = {}) {
  if (!bin || !sysroot || !which("cargo", bin) || !existsSync(sysroot)) return false;
  const missing = partsMissing(readToolchain(root), sysroot);
  return missing.components.length + missing.targets.length === 0;
}

function readToolchain(root) {
  return parseToolchain(readFileSync(join(root, "rust-toolchain.toml"), "utf8"));
}

/** The environment in which cargo is the pinned one, whatever else is on PATH. */
export function rustEnv(root, env, bin) {
  return { ...env, PATH: `${bin}${delimiter}${env.PATH ?? ""}`, RUSTUP_TOOLCHAIN: readToolchain(root).channel };
}

/**
 * Sees to the pinned Rust toolchain with its components and targets. All of it explicitly: rustup's own automatic
 * installation can be switched off, and then leaves only a puzzling message.
 */
export async function ensureRust(root, env) {
  const wanted = readToolchain(root);
  // A fresh rustup is on PATH only in the next shell, so look where it puts itself as well.
  const cargoHome = env.CARGO_HOME ?? join(env.HOME ?? homedir(), ".cargo");
  const path = `${env.PATH ?? ""}${delimiter}${join(cargoHome, "bin")}`;
  const rustup = which("rustup", path);
  if (!rustup) throw new Stop("Rust is missing: there is no rustup on PATH", INSTALL_RUST);
  const bin = dirname(rustup);
  if (!which("cargo", bin))
    throw new Stop(`cargo is missing: rustup is there (${rustup}), but no cargo beside it`, INSTALL_RUST);
  if (process.platform !== "win32" && !which("cc", path)) {
    throw new Stop("A linker is missing: Rust needs `cc` on PATH", INSTALL_LINKER);
  }

  const rustupDo = async (line, args) => {
    say(line);
    const { code, output } = await run(rustup, args, { cwd: root, env });
    if (code !== 0) throw new Stop(`rustup failed\n${tail(output)}`, `rustup ${args.join(" ")}`);
  };
  const { channel } = wanted;
  const sysrootOf = () => run(rustup, ["run", channel, "rustc", "--print", "sysroot"], { cwd: root, env });
  let answer = await sysrootOf();
  if (answer.code !== 0) {
    const args = ["toolchain", "install", channel, "--profile", "minimal", "--no-self-update"];
    await rustupDo(`Rust ${channel}: installing the toolchain`, args);
    answer = await sysrootOf();
  }
  const sysroot = answer.output.trim().split("\n").at(-1);
  if (answer.code !== 0 || !existsSync(sysroot)) {
    throw new Stop(`Rust ${channel} does not run\n${tail(answer.output)}`, `rustup toolchain install ${channel}`);
  }
  const missing = partsMissing(wanted, sysroot);
  for (const [kind, names] of [
    ["component", missing.components],
    ["target", missing.targets],
  ]) {
    if (names.length > 0) {
      await rustupDo(`Rust ${channel}: adding the ${kind} ${names.join(", ")}`, [
        kind,
        "add",
        "--toolchain",
        channel,
        ...names,
      ]);
    }
  }
  return { bin, sysroot };
}
