/**
 * The catalog as the page browses it: thousands of entries, found again at every key that is pressed, and by the words of
 * their groups and concerns too, which `search` of the package does not look at.
 */
import type { Entry, Group } from "activity-tracker-events/slim";
import type { Package } from "./engine.js";

/** An entry, with what is searched in it. */
interface Known {
  entry: Entry;
  /** The words of its name, in which a hit counts most. */
  name: string;
  title: string;
  rest: string;
}

export class CatalogIndex {
  readonly groups: readonly Group[];
  readonly byGroup = new Map<string, Entry[]>();
  readonly byAction = new Map<string, Entry>();
  #known: Known[];

  /** `wide`: with the actions that the documentation of IBM Cloud's services only lists. */
  constructor(api: Package, wide: boolean) {
    const actions = wide ? api.actions() : api.actions().filter(({ depth }) => depth !== "listed");
    const groups = new Set(actions.map(({ group }) => group));
    // A group of activities has no entries, but says whose events there are.
    this.groups = api.groups().filter(({ id, activities }) => groups.has(id) || activities !== undefined);
    const titles = new Map(this.groups.map(({ id, title, parent = "" }) => [id as string, `${title} ${parent}`]));
    this.#known = actions.map((entry) => {
      const { action, title, description, operation, concern, service, group } = entry;
      const of = this.byGroup.get(group);
      if (of) of.push(entry);
      else this.byGroup.set(group, [entry]);
      this.byAction.set(action, entry);
      const rest = `${description} ${operation} ${concern} ${service} ${titles.get(group)}`.toLowerCase();
      return { entry, name: action.toLowerCase(), title: title.toLowerCase(), rest };
    });
  }

  get entries(): number {
    return this.#known.length;
  }

  /** The entries in which all words occur: those that have them in the name first, then those in the title. */
  find(text: string): Entry[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return this.#known.map(({ entry }) => entry);
    const found: { entry: Entry; rank: number }[] = [];
    for (const { entry, name, title, rest } of this.#known) {
      let rank = 0;
      for (const word of words) {
        if (name === word) rank -= 1;
        else if (name.includes(word)) rank += 0;
        else if (title.includes(word)) rank += 1;
        else if (rest.includes(word)) rank += 4;
        else rank = Number.POSITIVE_INFINITY;
      }
      if (rank < Number.POSITIVE_INFINITY) found.push({ entry, rank });
    }
    // The sort keeps the catalog's order among equals.
    return found.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry);
  }
}

/** A group's heading without what the headings around it say already. */
export function shortTitle({ title, parent }: Group): string {
  const own = parent !== undefined && title.includes(": ") ? title.slice(title.indexOf(": ") + 2) : title;
  const short = own.replace(/^Events? for (?:the )?/i, "");
  // A name that is written small stays so.
  return short.startsWith("watsonx") ? short : short.charAt(0).toUpperCase() + short.slice(1);
}
