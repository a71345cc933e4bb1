/**
 * The module is loaded far more often than any of its loops is worth unrolling: these flags make its code an eighth smaller. What
 * is marked `#[inline]` is still inlined.
 */
const FLAGS = [
  "-Ctarget-feature=+simd128",
  "-Cllvm-args=-inline-threshold=5",
  "-Cllvm-args=-unroll-threshold=0",
  "-Cno-vectorize-loops",
  "-Cno-vectorize-slp",
];

/**
 * The environment for compiling the crate to wasm32. The shipped module has SIMD, whatever flags the person who builds
 * it has set: RUSTFLAGS would replace those of a .cargo/config.toml without a word, and CARGO_ENCODED_RUSTFLAGS
 * replaces both.
 */
export function wasmEnv(env) {
  const { RUSTFLAGS: _, ...rest } = env;
  return { ...rest, CARGO_ENCODED_RUSTFLAGS: FLAGS.join("\x1f"), CARGO_PROFILE_RELEASE_OPT_LEVEL: "2" };
}
