/** What facets and their values are called on the page. */
import type { Ending, Facet } from "activity-tracker-events/log";
import { plainText } from "./plain.js";
import { store } from "./state.js";

export const ENDINGS: readonly Ending[] = ["success", "pending", "failure", "refused", "unclear", "contradiction"];

export const ENDING_NAMES: Readonly<Record<Ending, string>> = {
  success: "success",
  pending: "pending",
  failure: "failed",
  refused: "refused",
  unclear: "unclear",
  contradiction: "contradiction",
};

/** Facets whose lack of a value has a reason worth saying. */
const NOTHING: Partial<Record<Facet, string>> = {
  concern: "unknown action",
  group: "unknown action",
  operation: "unknown action",
  level: "no finding",
  rule: "no finding",
};

/** A value as the page writes it. */
export function valueName(facet: Facet, value: string | null): string {
  if (value === null || value === "") return NOTHING[facet] ?? "no value";
  switch (facet) {
    case "outcome":
      return ENDING_NAMES[value as Ending] ?? value;
    case "concern":
      if (value === "none") return "nothing special";
      // Of what is only listed nobody has said it.
      return value === "unknown" ? "not documented" : value.replaceAll("-", " ");
    case "group":
      return groupTitle(value);
    default:
      return plainText(value, 400);
  }
}

/** The titles of groups, and of which catalogs they were taken. */
let titles: Map<string, string> | undefined;
let titlesOf: number | undefined;

function groupTitle(id: string): string {
  if (titlesOf !== store.catalogs && store.api) {
    titlesOf = store.catalogs;
    titles = new Map(
      store.api
        .groups()
        .map((group) => [group.id, group.title.replace(/^(Account|Management|Data)? ?events for (the )?/i, "")]),
    );
  }
  const title = titles?.get(id) ?? id;
  // A product's name keeps its small letter.
  return title.startsWith("watsonx") ? title : title.charAt(0).toUpperCase() + title.slice(1);
}
