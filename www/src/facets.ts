/** The facets as the page shows them. */
import type { Facet } from "activity-tracker-events/log";

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

/** In the order in which the page shows them. */
export const FACETS = Object.keys(FACET_NAMES) as readonly Facet[];
