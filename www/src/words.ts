/** What facets and their values are called on the page. */
import type { Ending, Facet } from "activity-tracker-events/log";
import { plainText } from "./plain.js";
import { store } from "./state.js";

export const FACET_NAMES: Readonly<Record<Facet, string>> = {
  outcome: "Outcome",
  concern: "Concern",
  actor: "Actor",
  group: "Group",
  action: "Action",
  operation: "Operation",
  severity: "Severity",
  reason: "Reason code",
  region: "Region",
  account: "Account",
  address: "Address",
  rule: "Rule",
  level: "Findings",
  file: "File",
};

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
      return value === "none" ? "nothing special" : value.replaceAll("-", " ");
    case "group":
      return groupTitle(value);
    default:
      return plainText(value, 400);
  }
}

let titles: Map<string, string> | undefined;

function groupTitle(id: string): string {
  if (!titles && store.api) {
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
