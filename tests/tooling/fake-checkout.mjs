import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/lib/root.mjs";
import { which } from "../../scripts/lib/run.mjs";

export const BINDGEN = "0.2.99";

/** Each fake notes its call in $FAKE_LOG and does just what set-up looks at afterwards. */
const FAKES = {
  rustup: `
case "$1" in
  run) [ -d "$FAKE_HOME/sysroot" ] && echo "$FAKE_HOME/sysroot" ;;
  toolchain) mkdir -p "$FAKE_HOME/sysroot/bin" ;;
  target) shift 4; for t; do mkdir -p "$FAKE_HOME/sysroot/lib/rustlib/$t/lib"; done ;;
  component)
    for p in rustfmt cargo-clippy; do echo '#!/bin/sh' > "$FAKE_HOME/sysroot/bin/$p"; chmod +x "$FAKE_HOME/sysroot/bin/$p"; done ;;
esac`,
  cargo: `
echo "  flags: \${RUSTFLAGS-none}, opt-level: $CARGO_PROFILE_RELEASE_OPT_LEVEL, toolchain: $RUSTUP_TOOLCHAIN" >> "$FAKE_LOG"
[ -z "$FAKE_CARGO_FAILS" ] || { echo "error: failed to get a crate" >&2; exit 101; }
name=$2
while [ $# -gt 0 ]; do case "$1" in --root) root=$2 ;; --version) version=$2 ;; esac; shift; done
for p in wasm-pack wasm-bindgen; do case "$name" in "$p"*)
  printf '#!/bin/sh\\necho "%s %s"\\n' "$p" "$version" > "$root/bin/$p"; chmod +x "$root/bin/$p"
esac; done`,
  cc: "",
};

const NPM = `
import { appendFileSync, chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
appendFileSync(process.env.FAKE_LOG, "npm " + process.argv.slice(2).join(" ") + "\\n");
mkdirSync("node_modules/.bin", { recursive: true });
copyFileSync("package-lock.json", "node_modules/.package-lock.json");
for (const name of ["biome", "esbuild", "tsc", "wasm-opt"]) {
  writeFileSync("node_modules/.bin/" + name, "#!/bin/sh\\n");
  chmodSync("node_modules/.bin/" + name, 0o755);
}`;

/**
 * A checkout with the real scripts, in a world of fakes: PATH has only them and the shell's own tools. What is already
 * there is told by \`rust\` (false: no rustup at all) and \`tools\` (name: version, put on PATH).
 */
export function fakeCheckout(t, { rust = true, tools = {} } = {}) {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "ate-setup-")));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const folder = join(home, "checkout");
  const bin = join(home, "bin");
  mkdirSync(folder);
  mkdirSync(bin);
  cpSync(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
  cpSync(join(root, "rust-toolchain.toml"), join(folder, "rust-toolchain.toml"));
  writeFileSync(join(folder, "Cargo.lock"), `[[package]]\nname = "wasm-bindgen"\nversion = "${BINDGEN}"\n`);
  const packages = { "": {}, "node_modules/esbuild": { version: "1.0.0", integrity: "sha512-a" } };
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages }));
  writeFileSync(join(home, "npm.mjs"), NPM);
  for (const name of ["sh", "tar", "gzip", "mkdir", "chmod"]) symlinkSync(realpathSync(which(name)), join(bin, name));
  const put = (name, body) => writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  for (const [name, body] of Object.entries(FAKES)) {
    if (rust || name === "cc") put(name, `echo "${name} $*" >> "$FAKE_LOG"${body}`);
  }
  for (const [name, version] of Object.entries(tools)) put(name, `echo "${name} ${version}"`);

  const log = join(home, "log");
  const env = {
    PATH: bin,
    HOME: home,
    FAKE_HOME: home,
    FAKE_LOG: log,
    RUSTFLAGS: "-Ctarget-cpu=native",
    ATE_NO_DOWNLOAD: "1",
    npm_execpath: join(home, "npm.mjs"),
  };
  /** Runs the set-up; resolves to its exit code, what it said, and what it called. */
  const setup = (more = {}) => {
    rmSync(log, { force: true });
    const child = spawn(process.execPath, ["scripts/setup.mjs"], { cwd: folder, env: { ...env, ...more } });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    return new Promise((resolve) => {
      child.on("close", (code) => resolve({ code, said, called: existsSync(log) ? readFileSync(log, "utf8") : "" }));
    });
  };
  return { folder, home, bin, setup };
}
