/**
 * What the page knows: the route, the log that is open, and its last answer. Elements read it and are told when it
 * changes; all changes go through its methods.
 */
import type { Facet, Log, LogAnswer, LogQuery, LogStatus } from "activity-tracker-events/log";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { loadPackage, openFiles, type Package } from "./engine.js";
import { bytes } from "./format.js";
import { type Prefs, readPrefs, writePrefs } from "./prefs.js";
import {
  fragmentOf,
  type How,
  howFiltered,
  parseFragment,
  questionOf,
  type Route,
  START,
  withoutValue,
  withValue,
} from "./route.js";

/** Something that went wrong, told where it happened. */
export interface Trouble {
  readonly message: string;
  /** Which part of the search text is meant, in UTF-16 code units. */
  readonly start?: number;
  readonly end?: number;
}

/** A file as it was given to the page, or where it lies on the page's own server. */
export type Named = { readonly name: string; readonly file: Blob } | { readonly name: string; readonly url: string };

/** As much as the package takes. */
const LARGEST_CATALOG = 1 << 25;
/** While files are read, questions are asked again this often, in milliseconds. */
const AGAIN = 700;
/** So many of a facet's values are asked for; what the page shows first is fewer. */
const TOP = 100;
const BUCKETS = 240;
/** So many rows are asked for in one go. */
export const PAGE = 200;
/** Those that the questions above the timeline are counted from, wherever the page shows them. */
const ALWAYS: readonly Facet[] = ["outcome", "concern", "actor", "group", "operation", "level"];

/** The longest address, in UTF-16 code units, that browsers and those who pass it on can be counted on to take. */
const LONGEST = 30_000;

/** What stands beside an address in the history where the address cannot hold it. */
interface Kept {
  readonly route: Route;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class Store {
  route: Route = parseFragment(location.hash);
  prefs: Prefs = readPrefs();
  log: Log | undefined;
  status: LogStatus | undefined;
  /** Counts, timeline and total for the route; of an earlier one while `asking`. */
  answer: LogAnswer | undefined;
  /** Which page of rows is in view, and which one came with the answer. */
  page = 0;
  answeredPage = 0;
  /** Grows with each question, so that rows of an earlier one are not taken for those of this one. */
  generation = 0;
  asking = false;
  /** Between the choice of files and the log's first word. */
  opening = false;
  /** Why no log could be opened. */
  trouble: Trouble | undefined;
  /** What is wrong with the question. */
  queryTrouble: Trouble | undefined;
  /** The package, once it was needed. */
  api: Package | undefined;
  /** Counts what was done to the catalog, so that who made something of it makes it again. */
  catalogs = 0;
  /** Why a catalog was not added. */
  catalogTrouble: string | undefined;
  /** Whether the sheet of keys is shown. */
  sheet = false;

  /** Facets that are open in the page, beside those that are always counted. */
  #facets = new Set<Facet>();
  #listeners = new Set<() => void>();
  #told = false;
  #asked: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = 0;
  /** What is open. */
  #files: readonly Named[] = [];
  /** Counts openings: what an earlier one still says is not heard. */
  #opened = 0;
  #profile = this.route.profile;

  constructor() {
    const arrive = () => this.#arrive((history.state as Kept | null)?.route ?? parseFragment(location.hash));
    addEventListener("popstate", arrive);
    addEventListener("hashchange", arrive);
    this.#dress();
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells all who listen, once for all that happens in one go. */
  changed(): void {
    if (this.#told) return;
    this.#told = true;
    queueMicrotask(() => {
      this.#told = false;
      for (const listener of this.#listeners) listener();
    });
  }

  // The route

  /** Goes to a route. A `push` is what the browser's Back undoes; a `replace` is the same step going on. */
  go(change: Partial<Route>, how: "push" | "replace" = "push"): void {
    const route = { ...this.route, ...change };
    const fragment = fragmentOf(route);
    if (fragment === fragmentOf(this.route)) return;
    // A name may be a megabyte long, which no address holds: Back still knows it, a link does not.
    const [kept, written] = fragment.length > LONGEST ? [{ route } satisfies Kept, `#${route.view}`] : [null, fragment];
    history[how === "push" ? "pushState" : "replaceState"](kept, "", written);
    this.#arrive(route);
  }

  /** The address of a route on this page. */
  linkTo(change: Partial<Route>): string {
    return fragmentOf({ ...this.route, ...change });
  }

  /** Adds a value to the filters, or takes it away if it is there already. */
  filter(facet: Facet, value: string | null, how: How = "include"): void {
    const { filter } = this.route;
    const there = howFiltered(filter, facet, value) === how;
    const changed = there ? withoutValue(filter, facet, value) : withValue(filter, facet, value, how);
    this.go({ view: "events", filter: changed });
  }

  /** Shows an event's detail, or closes it. The step from one event to the next is no step back. */
  select(event: number | undefined): void {
    this.go({ event }, event !== undefined && this.route.event !== undefined ? "replace" : "push");
  }

  /** Takes all filters away. */
  clear(): void {
    this.go({ text: "", filter: [], window: undefined });
  }

  get filtered(): boolean {
    const { text, filter, window } = this.route;
    return text.trim() !== "" || filter.length > 0 || window !== undefined;
  }

  #arrive(route: Route): void {
    const asked = JSON.stringify(questionOf(this.route));
    this.route = route;
    if (JSON.stringify(questionOf(route)) !== asked) this.page = 0;
    if (route.view === "catalog") void this.needPackage();
    if (route.profile !== this.#profile) {
      this.#profile = route.profile;
      void this.log?.setProfile(route.profile).then(() => this.ask());
    } else if (JSON.stringify(questionOf(route)) !== asked) this.ask();
    this.changed();
  }

  // How somebody likes it

  prefer(change: Partial<Prefs>): void {
    this.prefs = { ...this.prefs, ...change };
    writePrefs(this.prefs);
    this.#dress();
    this.changed();
  }

  showSheet(shown: boolean): void {
    this.sheet = shown;
    this.changed();
  }

  #dress(): void {
    const { theme } = this.prefs;
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }

  // The log

  /** Loads the catalog; the trouble, if there is any, is told where it is missed. */
  async needPackage(): Promise<Package | undefined> {
    try {
      this.api ??= await loadPackage();
    } catch (error) {
      this.trouble = {
        message: `The viewer's own files could not be loaded: ${messageOf(error)}. Load the page again.`,
      };
    }
    this.changed();
    return this.api;
  }

  /** Adds a catalog of the user's own, for this page and what is open in it. */
  async addCatalog(file: File): Promise<void> {
    this.catalogTrouble = undefined;
    try {
      if (file.size > LARGEST_CATALOG)
        throw new Error(`it has ${bytes(file.size)}; a catalog has at most ${bytes(LARGEST_CATALOG)}`);
      const api = await this.needPackage();
      if (api === undefined) return;
      api.loadCatalog(await file.text());
      this.teach();
    } catch (error) {
      this.catalogTrouble = `${file.name} was not added: ${messageOf(error)}`;
    }
    this.changed();
  }

  /** The catalog has changed: what is open is read again, since other actions are known. */
  teach(): void {
    this.catalogs++;
    if (this.log !== undefined) void this.open(this.#files, "again");
    this.changed();
  }

  /** Opens files in place of those that are open; `again`: the same ones, whatever is asked of them stays. */
  async open(files: readonly Named[], how: "new" | "again" = "new"): Promise<void> {
    if (files.length === 0) {
      this.trouble = { message: "There is no file in what was given." };
      this.changed();
      return;
    }
    const opened = ++this.#opened;
    this.#close();
    this.trouble = undefined;
    this.opening = true;
    this.#files = files;
    if (how === "new") {
      // An event's place says nothing in another log.
      this.go({ view: "events", event: this.#restored ? this.route.event : undefined }, "replace");
    }
    this.#restored = false;
    this.changed();
    try {
      void this.needPackage();
      const log = await openFiles(files, this.prefs.wide, {
        profile: this.route.profile,
        onProgress: (status) => opened === this.#opened && this.#progress(status),
      });
      if (opened !== this.#opened) return void log.close();
      this.log = log;
      this.#progress(log.status);
      void log.loaded.then((status) => opened === this.#opened && this.#progress(status));
    } catch (error) {
      if (opened === this.#opened) this.trouble = { message: messageOf(error) };
    }
    if (opened === this.#opened) this.opening = false;
    this.changed();
  }

  /** The event in the address that the page began with: it is meant for the first log. */
  #restored = true;

  /** Says why nothing could be opened. */
  fail(message: string): void {
    this.trouble = { message };
    this.changed();
  }

  cancel(): void {
    this.log?.cancel();
  }

  /** Back to the empty page. */
  close(): void {
    this.#opened++;
    this.#close();
    this.opening = false;
    this.go({ event: undefined, text: "", filter: [], window: undefined, view: "events" });
    this.changed();
  }

  #close(): void {
    this.#asked?.abort();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.log?.close();
    this.log = undefined;
    this.status = undefined;
    this.answer = undefined;
    this.queryTrouble = undefined;
    this.asking = false;
    this.generation++;
  }

  #progress(status: LogStatus): void {
    const done = status.state !== "loading" && this.status?.state === "loading";
    this.status = { ...status, files: [...status.files] };
    if (this.log && (done || !this.answer)) this.ask();
    else if (this.log && status.state === "loading") this.#askLater();
    this.changed();
  }

  /** While files are read, answers are out of date soon; but not so soon that nobody can read them. */
  #askLater(): void {
    if (this.#timer !== undefined || this.asking) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.ask();
      },
      Math.max(0, this.#askedAt + AGAIN - performance.now()),
    );
  }

  /** Says which facets are to be counted beside those that always are. */
  want(facet: Facet, wanted: boolean): void {
    if (wanted === this.#facets.has(facet)) return;
    if (wanted) this.#facets.add(facet);
    else this.#facets.delete(facet);
    if (wanted && !ALWAYS.includes(facet)) this.ask();
  }

  /** Asks the log for what the route shows. */
  ask(): void {
    const { log } = this;
    if (!log) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.asking = true;
    this.#askedAt = performance.now();
    const { page } = this;
    const current = () => this.#asked === asked;
    const take = (answer: LogAnswer) => {
      if (!current()) return;
      this.answer = answer;
      this.answeredPage = page;
      this.queryTrouble = undefined;
      this.generation++;
      this.changed();
    };
    const query: LogQuery = {
      ...questionOf(this.route),
      facets: [...new Set([...ALWAYS, ...this.#facets])],
      top: TOP,
      buckets: BUCKETS,
      rows: [page * PAGE, PAGE],
    };
    log
      .query(query, { signal: asked.signal, onAnswer: take })
      .then(take, (error) => {
        if (!current()) return;
        const { start, end } = error as { start?: number; end?: number };
        this.queryTrouble = {
          message: messageOf(error),
          ...(start !== undefined && { start }),
          ...(end !== undefined && { end }),
        };
      })
      .finally(() => {
        if (!current()) return;
        this.asking = false;
        if (this.status?.state === "loading") this.#askLater();
        this.changed();
      });
    this.changed();
  }
}

export const store = new Store();

/** Has an element rendered anew whenever the store changes, or that of it which the element says it depends on. */
export class Watch implements ReactiveController {
  #host: ReactiveControllerHost;
  #depends: (() => readonly unknown[]) | undefined;
  #seen: readonly unknown[] = [];
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, depends?: () => readonly unknown[]) {
    this.#host = host;
    this.#depends = depends;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = store.listen(() => {
      if (this.#depends) {
        const seen = this.#depends();
        if (seen.length === this.#seen.length && seen.every((value, i) => Object.is(value, this.#seen[i]))) return;
        this.#seen = seen;
      }
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
  }
}

export { START };
