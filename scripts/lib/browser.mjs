import { basename, dirname } from "node:path";
import { which } from "./run.mjs";
import { Stop } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/Applications/Google Chrome.app/Contents/MacOS"];
const INSTALL = process.platform === "darwin" ? "brew install --cask chromium" : "sudo apt-get install chromium";

/** A Chromium for the browser tests: the one that CHROMIUM_PATH names, or the system's. */
export function findChromium(env, places = PLACES) {
  if (env.CHROMIUM_PATH) {
    if (which(basename(env.CHROMIUM_PATH), dirname(env.CHROMIUM_PATH))) return env.CHROMIUM_PATH;
    throw new Stop(`CHROMIUM_PATH names no program: ${env.CHROMIUM_PATH}`, "unset CHROMIUM_PATH");
  }
  const path = [env.PATH ?? "", ...places].join(":");
  const found = [...NAMES, "Google Chrome"].map((name) => which(name, path)).find(Boolean);
  if (!found)
    throw new Stop("The browser tests need Chromium, and there is none", `${INSTALL}, or set CHROMIUM_PATH to one`);
  return found;
}
