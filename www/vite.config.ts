import { fileURLToPath } from "node:url";
import { actions, loadCatalog } from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
loadCatalog(ibmCloud);

export default defineConfig({
  root: here("."),
  // Any folder of any static host will do.
  base: "./",
  // The number is read from the catalog when the page is built, so that an empty page need not load the catalog.
  define: { KNOWN_ACTIONS: JSON.stringify(actions().length) },
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
