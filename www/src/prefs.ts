/** How somebody likes the page to be. It is remembered in this browser, and tells nothing about any log. */
import type { Zone } from "./format.js";

export interface Prefs {
  readonly theme: "system" | "light" | "dark";
  readonly zone: Zone;
  /** Whether single keys (`/`, `?`, letters in the table) do something: WCAG 2.1.4. */
  readonly keys: boolean;
  /** Whether the actions of all IBM Cloud services are known, or only those that are built in. */
  readonly wide: boolean;
  /** Columns of the table beside those that are always there. */
  readonly columns: readonly string[];
}

const START: Prefs = { theme: "system", zone: "utc", keys: true, wide: true, columns: [] };
const NAME = "activity-tracker-events-viewer";

export function readPrefs(): Prefs {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? "{}") as Partial<Prefs>;
    return {
      theme: found.theme === "light" || found.theme === "dark" ? found.theme : START.theme,
      zone: found.zone === "local" ? "local" : START.zone,
      keys: found.keys !== false,
      wide: found.wide !== false,
      columns: Array.isArray(found.columns) ? found.columns.filter((name) => typeof name === "string") : START.columns,
    };
  } catch {
    // No storage, or not ours: the page works without.
    return START;
  }
}

export function writePrefs(prefs: Prefs): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(prefs));
  } catch {
    // It is forgotten when the page is closed.
  }
}
