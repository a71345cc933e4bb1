/** Reading versions and names out of the few files that hold them; each is small and of one known form. */

/** "wasm-bindgen 0.2.130 (abc)" → "0.2.130". */
export function parseVersion(text) {
  return /(?:^|\s)v?(\d+\.\d+\.\d+[\w.+-]*)/.exec(text)?.[1];
}

/** The version of a package in a Cargo.lock. */
export function lockedVersion(lock, name) {
  for (const block of lock.split("[[package]]")) {
    if (/^name = "(.*)"$/m.exec(block)?.[1] === name) return /^version = "(.*)"$/m.exec(block)?.[1];
  }
  return undefined;
}

/** The parts of a rust-toolchain.toml that set-up has to act on. */
export function parseToolchain(text) {
  const list = (key) =>
    [...(new RegExp(`^${key}\\s*=\\s*\\[([^\\]]*)\\]`, "m").exec(text)?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(
      (m) => m[1],
    );
  return {
    channel: /^channel\s*=\s*"([^"]+)"/m.exec(text)?.[1],
    components: list("components"),
    targets: list("targets"),
  };
}
