/** What is new in a catalog. */
import { actionsOf } from "./catalog.js";
import type { CatalogAction, CatalogData, CatalogDiff, Entry } from "./types.js";

/** What is told of an action and compared; where it comes from is not. */
const TOLD = [
  "title",
  "description",
  "operation",
  "concern",
  "scope",
  "dataEvent",
  "service",
  "topic",
  "depth",
  "group",
  "parameters",
  "requestData",
] as const;

type Told = Partial<Record<(typeof TOLD)[number] | "deprecated", unknown>>;

/**
 * What a catalog has that another has not: names added, removed, renamed and newly deprecated, and what else is told
 * differently. Both are catalogs as data, as `catalog.json` and `ibm-cloud.json` of this package are, or arrays of entries
 * as `actions()` gives them.
 *
 * @param from - The old one.
 * @param to - The new one.
 * @throws `bad_catalog`
 */
export function catalogDiff(
  from: CatalogData | readonly CatalogAction[],
  to: CatalogData | readonly CatalogAction[],
): CatalogDiff {
  const [old, now] = [byName(from), byName(to)];
  const removed = [...old.keys()].filter((name) => !now.has(name)).sort(ordered);
  const added = [...now.keys()].filter((name) => !old.has(name)).sort(ordered);
  const renamed = renamedOf(removed, added, old, now);
  const gone = new Set(renamed.map((pair) => pair.from));
  const come = new Set(renamed.map((pair) => pair.to));
  const deprecated: CatalogDiff["deprecated"] = [];
  const changed: CatalogDiff["changed"] = [];
  for (const name of [...now.keys()].sort(ordered)) {
    const [before, after] = [old.get(name) as Told | undefined, now.get(name) as Told];
    if (before === undefined) continue;
    if (after.deprecated !== undefined && before.deprecated === undefined) {
      const { replacedBy } = after.deprecated as { replacedBy?: string };
      deprecated.push({ action: name, ...(replacedBy === undefined ? {} : { replacedBy }) });
    }
    const both = after.deprecated !== undefined && before.deprecated !== undefined;
    const fields = both || after.deprecated === undefined ? ([...TOLD, "deprecated"] as const) : TOLD;
    const changes = fields
      .filter((field) => !same(before[field], after[field]))
      .map((field) => ({ field, ...has("from", before[field]), ...has("to", after[field]) }));
    if (changes.length > 0) changed.push({ action: name, changes });
  }
  return {
    ...versionOf("from", from),
    ...versionOf("to", to),
    added: added.filter((name) => !come.has(name)),
    removed: removed.filter((name) => !gone.has(name)),
    renamed,
    deprecated,
    changed,
  };
}

/** Code points, so that the order is the same everywhere. */
function ordered(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function byName(catalog: CatalogData | readonly CatalogAction[]): Map<string, CatalogAction> {
  // A name that a template explains is the template's, which stands for itself.
  const isEntry = (entry: Partial<Entry> | null) =>
    typeof entry?.action === "string" && (entry.template === undefined || entry.template === entry.action);
  const named = actionsOf(catalog).filter((entry) => isEntry(entry as Partial<Entry> | null));
  return new Map(named.map((entry) => [entry.action, entry]));
}

function has(key: "from" | "to", value: unknown): object {
  return value === undefined || value === "" ? {} : { [key]: value };
}

function versionOf(key: "from" | "to", catalog: CatalogData | readonly CatalogAction[]): object {
  return Array.isArray(catalog) ? {} : has(key, (catalog as CatalogData).catalogVersion);
}

/** Whether two values are equal, the order of members aside. What is absent is what an empty text is. */
function same(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  const members = (_: string, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => ordered(one, other)))
      : value;
  return value === undefined || value === "" ? "" : JSON.stringify(value, members);
}

/**
 * Names that have taken the place of others: the spelling alone differs, or the description does not, and there is only
 * one such name on either side.
 */
function renamedOf(
  removed: string[],
  added: string[],
  old: Map<string, CatalogAction>,
  now: Map<string, CatalogAction>,
): { from: string; to: string }[] {
  const renamed: { from: string; to: string }[] = [];
  const taken = new Set<string>();
  const spelling = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const meaning = (name: string, of: Map<string, CatalogAction>) => {
    const { service, description, operation } = of.get(name) as Told;
    return description ? JSON.stringify([service, description, operation]) : undefined;
  };
  for (const key of [spelling, meaning]) {
    const left = keyed(removed, (name) => (taken.has(name) ? undefined : key(name, old)));
    const right = keyed(added, (name) => (taken.has(name) ? undefined : key(name, now)));
    for (const [text, [from, ...others]] of left) {
      const [to, ...more] = right.get(text) ?? [];
      if (from === undefined || to === undefined || others.length + more.length > 0) continue;
      renamed.push({ from, to });
      taken.add(from).add(to);
    }
  }
  return renamed.sort((one, other) => ordered(one.from, other.from));
}

function keyed(names: string[], key: (name: string) => string | undefined): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of names) {
    const text = key(name);
    if (text !== undefined) found.set(text, [...(found.get(text) ?? []), name]);
  }
  return found;
}
