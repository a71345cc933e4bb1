/** The questions above the timeline: each is some values of one facet. */
import type { Facet, LogAnswer } from "activity-tracker-events/log";
import type { Route } from "./route.js";

export interface Question {
  readonly name: string;
  readonly facet: Facet;
  readonly values: readonly (string | null)[];
}

export const QUESTIONS: readonly Question[] = [
  { name: "Refused access", facet: "outcome", values: ["refused"] },
  { name: "Failed", facet: "outcome", values: ["failure", "contradiction"] },
  { name: "Permissions & credentials", facet: "concern", values: ["permissions", "credentials"] },
  { name: "Deletions", facet: "operation", values: ["delete"] },
  { name: "Audit trail", facet: "concern", values: ["audit-trail"] },
  { name: "Data access", facet: "concern", values: ["data-access", "data-export"] },
  { name: "Unknown actions", facet: "group", values: [null] },
  // What is only worth knowing has no badge in the table, and is no question either.
  { name: "Findings", facet: "level", values: ["error", "warning"] },
];

/** How many events a question finds, beside what else is filtered by. */
export function found({ facet, values }: Question, answer: LogAnswer | undefined): number | undefined {
  const counts = answer?.counts.find((counts) => counts.facet === facet);
  return counts?.values.filter(({ value }) => values.includes(value)).reduce((sum, { count }) => sum + count, 0);
}

/** Whether the filters are those of a question. */
export function isAsked({ facet, values }: Question, filter: Route["filter"]): boolean {
  const include = filter.find((one) => one.facet === facet)?.include ?? [];
  return include.length === values.length && values.every((value) => include.includes(value));
}

/** The filters with a question asked, or with it taken back. */
export function asked(question: Question, filter: Route["filter"]): Route["filter"] {
  const others = filter.filter((one) => one.facet !== question.facet);
  if (isAsked(question, filter)) return others;
  return [...others, { facet: question.facet, include: question.values }];
}
