/** `npm run lint`: formatting and lints of the Rust and of the JavaScript; `npm run format` mends what can be mended. */
import { root } from "./lib/root.mjs";
import { run } from "./lib/run.mjs";
import { main, say } from "./lib/say.mjs";
import { wasmEnv } from "./lib/wasm.mjs";
import { setup } from "./setup.mjs";

main(async () => {
  const fix = process.argv.includes("--fix");
  const env = await setup();
  const deny = ["--", "-D", "warnings"];
  const clippy = ["clippy", "--quiet"];
  const bench = ["--manifest-path", "benches/native/Cargo.toml"];
  const lints = [
    ["rustfmt", "cargo", fix ? ["fmt"] : ["fmt", "--check"], env],
    ["rustfmt, benches", "cargo", ["fmt", ...bench, ...(fix ? [] : ["--check"])], env],
    ["biome", "biome", ["check", "--error-on-warnings", ...(fix ? ["--write"] : [])], env],
    ["clippy, native", "cargo", [...clippy, "--all-targets", "--all-features", ...deny], env],
    ["clippy, benches", "cargo", [...clippy, "--locked", "--target-dir", "target/bench", ...bench, ...deny], env],
    [
      "clippy, wasm",
      "cargo",
      [...clippy, "--target", "wasm32-unknown-unknown", "--features", "log", "--lib", ...deny],
      wasmEnv(env),
    ],
  ];
  let failed = 0;
  for (const [name, command, args, env] of lints) {
    const { code } = await run(command, args, { cwd: root, env, show: true });
    say(`${name}: ${code === 0 ? "ok" : "FAILED"}`);
    if (code !== 0) failed++;
  }
  return failed > 0 ? 1 : 0;
});
