/**
 * What the page shows, and its form in the address: filters hold names, so they stand behind the `#`, which no browser
 * sends anywhere. The data itself is never in it.
 */
import type { Facet, FacetFilter, LogQuery } from "activity-tracker-events/log";
import type { Profile } from "activity-tracker-events/slim";
import { FACETS } from "./facets.js";

export type View = "events" | "unreadable" | "catalog";

export interface Route {
  readonly view: View;
  /** What stands in the search box. */
  readonly text: string;
  readonly filter: readonly FacetFilter[];
  /** The first and the last millisecond. */
  readonly window?: readonly [number, number] | undefined;
  readonly sort?: LogQuery["sort"];
  /** The event whose detail is open, by its place in the log. */
  readonly event?: number | undefined;
  /** On a narrow page, what is shown in place of the events. */
  readonly pane?: "filters" | undefined;
  readonly profile: Profile;
  /** In the catalog: the entry that is open, the group that is shown, and what is searched for. */
  readonly entry?: string | undefined;
  readonly group?: string | undefined;
  readonly find: string;
}

export const START: Route = { view: "events", text: "", filter: [], profile: "ingest", find: "" };

const VIEWS: readonly View[] = ["events", "unreadable", "catalog"];
const SORTS: readonly string[] = [...FACETS, "time", "size"];

/** `actor=ana@example.com`; without `=` what has no value. */
const write = (facet: Facet, value: string | null) => (value === null ? facet : `${facet}=${value}`);

function read(text: string): [Facet, string | null] | undefined {
  const at = text.indexOf("=");
  const name = at < 0 ? text : text.slice(0, at);
  const facet = FACETS.find((facet) => facet === name);
  return facet && [facet, at < 0 ? null : text.slice(at + 1)];
}

/** The route that a fragment stands for; what it does not understand is left out. */
export function parseFragment(fragment: string): Route {
  const [name = "", ...rest] = fragment.replace(/^#/, "").split("?");
  const view = VIEWS.find((view) => view === name) ?? "events";
  const values = new URLSearchParams(rest.join("?"));
  let filter: readonly FacetFilter[] = [];
  for (const [key, text] of values) {
    const found = key === "is" || key === "not" ? read(text) : undefined;
    if (found) filter = withValue(filter, found[0], found[1], key === "is" ? "include" : "exclude");
  }
  const whole = (key: string) => (/^\d{1,15}$/.test(values.get(key) ?? "") ? Number(values.get(key)) : undefined);
  const time = (key: string) => {
    const at = Date.parse(values.get(key) ?? "");
    return Number.isNaN(at) ? undefined : at;
  };
  const [from, to] = [time("from"), time("to")];
  const order = values.get("sort") ?? "";
  const by = SORTS.find((by) => by === order.replace(/^-/, ""));
  return {
    view,
    text: values.get("q") ?? "",
    filter,
    window: from !== undefined && to !== undefined && from <= to ? [from, to] : undefined,
    sort: by === undefined ? undefined : { by: by as Facet, descending: order.startsWith("-") },
    event: whole("event"),
    pane: values.get("pane") === "filters" ? "filters" : undefined,
    profile: values.get("profile") === "emit" ? "emit" : "ingest",
    entry: values.get("entry") ?? undefined,
    group: values.get("group") ?? undefined,
    find: values.get("find") ?? "",
  };
}

/** The fragment of a route, with `#`; parts that say nothing are left out. */
export function fragmentOf(route: Route): string {
  const values = new URLSearchParams();
  if (route.text) values.set("q", route.text);
  for (const { facet, include, exclude } of route.filter) {
    for (const value of include ?? []) values.append("is", write(facet, value));
    for (const value of exclude ?? []) values.append("not", write(facet, value));
  }
  if (route.window) {
    values.set("from", new Date(route.window[0]).toISOString());
    values.set("to", new Date(route.window[1]).toISOString());
  }
  if (route.sort) values.set("sort", `${route.sort.descending ? "-" : ""}${route.sort.by}`);
  if (route.event !== undefined) values.set("event", String(route.event));
  if (route.pane) values.set("pane", route.pane);
  if (route.profile !== "ingest") values.set("profile", route.profile);
  for (const key of ["entry", "group", "find"] as const) {
    const value = route[key];
    if (value) values.set(key, value);
  }
  const text = values.toString();
  return `#${route.view}${text && `?${text}`}`;
}

export type How = "include" | "exclude";

/** The filters with one value more. A value is either wanted or not wanted. */
export function withValue(filter: Route["filter"], facet: Facet, value: string | null, how: How): Route["filter"] {
  const without = withoutValue(filter, facet, value);
  const old = without.find((one) => one.facet === facet) ?? { facet };
  const changed = { ...old, [how]: [...(old[how] ?? []), value] };
  return without.some((one) => one.facet === facet)
    ? without.map((one) => (one.facet === facet ? changed : one))
    : [...without, changed];
}

/** The filters without one value of a facet. */
export function withoutValue(filter: Route["filter"], facet: Facet, value: string | null): Route["filter"] {
  return filter.flatMap((one) => {
    if (one.facet !== facet) return [one];
    const left = (values: FacetFilter["include"]) => values?.filter((kept) => kept !== value) ?? [];
    const [include, exclude] = [left(one.include), left(one.exclude)];
    if (include.length + exclude.length === 0) return [];
    return [{ facet, ...(include.length > 0 && { include }), ...(exclude.length > 0 && { exclude }) }];
  });
}

/** How a value of a facet is filtered by, if it is. */
export function howFiltered(filter: Route["filter"], facet: Facet, value: string | null): How | undefined {
  const found = filter.find((one) => one.facet === facet);
  if (found?.include?.includes(value)) return "include";
  return found?.exclude?.includes(value) ? "exclude" : undefined;
}

/** The route as a question to the log. */
export function questionOf({ text, filter, window, sort }: Route): LogQuery {
  return { text, filter, window, sort };
}
