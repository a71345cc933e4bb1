/**
 * The environment for compiling the crate to wasm32. The shipped module has SIMD, whatever flags the person who builds
 * it has set: RUSTFLAGS would replace those of a .cargo/config.toml without a word, and CARGO_ENCODED_RUSTFLAGS
 * replaces both.
 */
export function wasmEnv(env) {
  const { RUSTFLAGS: _, ...rest } = env;
  return { ...rest, CARGO_ENCODED_RUSTFLAGS: "-Ctarget-feature=+simd128" };
}
