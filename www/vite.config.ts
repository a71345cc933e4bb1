import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const catalog = JSON.parse(readFileSync(here("../pkg/dist/catalog.json"), "utf8"));
// Until the package has its log.
const standIn = existsSync(here("../pkg/dist/log.js"))
  ? []
  : [
      { find: "activity-tracker-events/log/worker?worker&url", replacement: here("src/icon.svg?url") },
      { find: "activity-tracker-events/log.wasm?url", replacement: "activity-tracker-events/core.wasm?url" },
      { find: "activity-tracker-events/log", replacement: here("src/dev/stand-in.ts") },
    ];

export default defineConfig({
  root: here("."),
  // Any folder of any static host will do.
  base: "./",
  // The number is read from the catalog when the page is built, so that an empty page need not load the catalog.
  define: { KNOWN_ACTIONS: JSON.stringify(catalog.actions.length) },
  resolve: { alias: standIn },
  build: {
    target: "es2022",
    outDir: "../pkg/dist/viewer",
    emptyOutDir: true,
    // Its helper would be the only inline script.
    modulePreload: false,
    // What is inlined as data: would be in the way of the policy, or in the page before it is needed.
    assetsInlineLimit: 0,
  },
  worker: { format: "iife" },
});
