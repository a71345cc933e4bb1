/** Bundles the worker as Cloudflare's own tool does: with the conditions of workerd, its modules of WebAssembly beside it. */
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
mkdirSync(dist, { recursive: true });

const wasmBeside = {
  name: "wasm-beside",
  setup(build) {
    build.onResolve({ filter: /\.wasm$/ }, ({ path, resolveDir }) => {
      copyFileSync(join(resolveDir, path), join(dist, "core.wasm"));
      return { path: "./core.wasm", external: true };
    });
  },
};

await build({
  entryPoints: [join(here, "worker.js")],
  outfile: join(dist, "worker.js"),
  bundle: true,
  format: "esm",
  target: "es2022",
  conditions: ["workerd", "worker", "browser"],
  plugins: [wasmBeside],
});
