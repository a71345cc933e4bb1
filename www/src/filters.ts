/** The filters that apply, one by one: what each is called, and the route without it. */

import { FACET_NAMES } from "./facets.js";
import { second } from "./format.js";
import { plainText } from "./plain.js";
import type { Route } from "./route.js";
import { withoutValue } from "./route.js";
import { store } from "./state.js";
import { valueName } from "./words.js";

export interface Active {
  readonly name: string;
  readonly excluded: boolean;
  /** What goes when the filter goes. */
  readonly without: Partial<Route>;
}

export function activeFilters(route: Route): Active[] {
  const active: Active[] = [];
  const { zone } = store.prefs;
  if (route.text.trim())
    active.push({ name: `“${plainText(route.text, 80)}”`, excluded: false, without: { text: "" } });
  if (route.window) {
    const [from, to] = route.window.map((time) => second(time, zone));
    const name = `${from} – ${from?.slice(0, 10) === to?.slice(0, 10) ? to?.slice(11) : to}`;
    active.push({ name, excluded: false, without: { window: undefined } });
  }
  for (const { facet, include, exclude } of route.filter) {
    for (const [values, excluded] of [
      [include, false],
      [exclude, true],
    ] as const) {
      for (const value of values ?? []) {
        active.push({
          name: `${FACET_NAMES[facet]}: ${excluded ? "not " : ""}${valueName(facet, value)}`,
          excluded,
          without: { filter: withoutValue(route.filter, facet, value) },
        });
      }
    }
  }
  return active;
}
