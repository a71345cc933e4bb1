import type { Log } from "activity-tracker-events/log";
import type { Entry, Group } from "activity-tracker-events/slim";
import { css, html, LitElement, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { CatalogIndex, shortTitle } from "../catalog.js";
import { count, counted } from "../format.js";
import { plain } from "../plain.js";
import { withValue } from "../route.js";
import { base } from "../sheets.js";
import { sourceOf } from "../source.js";
import { store, Watch } from "../state.js";
import { style } from "../style.js";
import { valueSheet, valueTools } from "../value.js";
import { valueName } from "../words.js";

/** The height of a row of the list, in pixels; the sheet below has the same. */
const ROW = 52;
/** Where there is no room for the list of groups beside that of actions, and a choice takes its place. */
const NARROW = matchMedia("(width < 900px)");
/** Rows beyond what is seen that are there nevertheless, so that scrolling shows no gap. */
const SPARE = 6;
/** Actions that an open log is asked for at most: as many as it tells apart. */
const ACTIONS = 65_536;
/** For so long names are looked up in one go, in milliseconds. */
const SLICE = 10;

const SCOPE: Record<string, string> = {
  global: "in one region for the whole account",
  location: "in the region of the service",
  unknown: "where is not documented",
};

const WIDE = "Actions that the documentation of IBM Cloud's services lists by name, without a description";

type Row = { group: Group } | { entry: Entry };

/** How often the open log has actions. */
interface Seen {
  log: Log;
  events: number;
  /** By entry: how many events, and under which names. */
  byEntry: Map<string, { events: number; names: string[] }>;
  /** How many different actions the catalog does not know. */
  unknown: number;
}

/** The known actions; `store.route.entry`, `.group` and `.find` say what is shown. */
export class Catalog extends LitElement {
  static override properties = {
    seen: { state: true },
    onlySeen: { state: true },
    top: { state: true },
    height: { state: true },
    current: { state: true },
  };

  static override styles = [
    base,
    valueSheet,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) / 280px minmax(0, 1fr);
        min-height: 0;
        height: 100%;
      }

      :host(.entry) {
        grid-template-columns: 280px minmax(0, 1fr) 420px;
      }

      .search {
        display: flex;
        grid-column: 1 / -1;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 12px;
        padding: 10px 16px;
        border-bottom: 1px solid var(--line);
      }

      .search input[type="search"] {
        flex: 0 1 420px;
        min-width: 0;
      }

      .search .trouble {
        flex-basis: 100%;
      }

      .search label.check {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }

      nav,
      .entry-pane {
        position: relative;
        min-height: 0;
        overflow: auto;
        padding: 8px;
      }

      nav {
        border-inline-end: 1px solid var(--line);
      }

      /* There are hundreds of groups; those out of sight are not laid out. */
      nav ul {
        content-visibility: auto;
        contain-intrinsic-size: auto 120px;
      }

      nav h2 {
        padding: 12px 8px 4px;
        color: var(--ink-2);
        font-size: 13px;
        font-weight: 600;
      }

      nav a {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        padding: 4px 8px;
        border: 1px solid transparent;
        border-radius: var(--radius);
        text-decoration: none;
      }

      nav a:hover,
      li.row a:hover {
        background: var(--paper-3);
      }

      nav a[aria-current="true"],
      li.row a[aria-current="true"] {
        border-color: var(--accent);
        background: var(--accent-paper);
      }

      nav .number {
        color: var(--ink-2);
        font-variant-numeric: tabular-nums;
      }

      .list {
        position: relative;
        min-height: 0;
        overflow: auto;
      }

      .list > ul {
        position: relative;
        min-width: 0;
      }

      li.row,
      li.heading {
        position: absolute;
        inset-inline: 0;
        height: 52px;
        padding: 2px 8px;
      }

      li.heading {
        display: flex;
        align-items: flex-end;
        padding: 0 17px 6px;
        font-weight: 600;
      }

      li.row a {
        display: grid;
        grid-template: 22px 20px / minmax(0, 1fr) auto;
        gap: 0 12px;
        height: 48px;
        padding: 2px 8px;
        border: 1px solid transparent;
        border-radius: var(--radius);
        text-decoration: none;
      }

      li.row .mono {
        color: var(--ink-2);
      }

      li.row .side {
        color: var(--ink-2);
        font-size: 13px;
        text-align: end;
      }

      li.row .seen {
        color: var(--ink);
      }

      h2:focus-visible {
        outline: none;
      }

      .empty {
        padding: 24px 16px;
      }

      .entry-pane {
        padding: 16px;
        border-inline-start: 1px solid var(--line);
        overflow-wrap: anywhere;
      }

      .entry-pane header {
        display: flex;
        align-items: flex-start;
        gap: 8px;
      }

      .entry-pane h2 {
        flex: 1;
        font-size: 18px;
        line-height: 25px;
        font-weight: 600;
      }

      .entry-pane h3 {
        margin: 20px 0 6px;
        color: var(--ink-2);
        font-size: 13px;
        font-weight: 600;
      }

      .entry-pane > p {
        margin-top: 8px;
      }

      dl {
        display: grid;
        grid-template-columns: 92px minmax(0, 1fr);
        gap: 5px 12px;
        margin-top: 16px;
      }

      dl.fields {
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        margin-top: 0;
        font-size: 13px;
        line-height: 18px;
      }

      dt {
        color: var(--ink-2);
      }

      .value {
        position: relative;
      }

      .back {
        display: none;
      }

      @media (max-width: 1099px) {
        :host(.entry) {
          grid-template-columns: 220px minmax(0, 1fr) 340px;
        }

        :host {
          grid-template-columns: 220px minmax(0, 1fr);
        }
      }

      @media (max-width: 899px) {
        :host,
        :host(.entry) {
          grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
        }

        :host(.entry) .list,
        :host(.entry) .search {
          display: none;
        }

        :host(.entry) .entry-pane {
          grid-row: 1 / -1;
          border: 0;
        }

        .back {
          display: inline-flex;
        }
      }
    `,
  ];

  declare seen: Seen | undefined;
  declare onlySeen: boolean;
  /** What of the list is seen: from which pixel, and how many. */
  declare top: number;
  declare height: number;
  /** The row that the Tab key comes to. */
  declare current: number;

  #index: CatalogIndex | undefined;
  /** Of which catalogs the index was made. */
  #made = 0;
  #rows: readonly Row[] = [];
  #shown = "";
  #hits = new Map<string, number>();
  #found = 0;
  #counting = false;
  /** Whether a row has the focus. */
  #focused = false;
  /** Where the list is to be scrolled to. */
  #jump: number | undefined;
  #entry: string | undefined;
  #watch = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.onlySeen = false;
    this.top = 0;
    this.height = 800;
    this.current = 0;
    new Watch(this);
    NARROW.addEventListener("change", () => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void store.needPackage();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  /** Moves the focus to the search box. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  protected override willUpdate(): void {
    // Rows that are put elsewhere lose the focus; it is given back when they are there.
    this.#focused = this.renderRoot.querySelector("li.row :focus") !== null;
    if (!store.api) return;
    if (this.#index === undefined || this.#made !== store.catalogs) {
      this.#index = new CatalogIndex(store.api, store.prefs.wide);
      this.#made = store.catalogs;
      this.#shown = "";
      this.seen = undefined;
    }
    if (!store.log) {
      this.seen = undefined;
      this.onlySeen = false;
    }
    this.#count();
    const { find, group } = store.route;
    const shown = JSON.stringify([find, group, this.onlySeen && this.seen?.events]);
    if (shown !== this.#shown) {
      this.#select(this.#index, find, group);
      // The first time, the entry that the address names is looked for in the list.
      const first = this.#shown === "";
      this.#shown = shown;
      const at = this.#rows.findIndex((row) => "entry" in row && row.entry.action === this.#listed());
      this.current = at >= 0 ? at : this.#rows.findIndex((row) => "entry" in row);
      this.top = first && at > 3 ? (at - 3) * ROW : 0;
      this.#jump = this.top;
    }
    this.classList.toggle("entry", this.#chosen() !== undefined);
  }

  protected override updated(): void {
    const list = this.renderRoot.querySelector(".list");
    if (!list) return;
    if (this.#focused && !list.querySelector(":focus")) this.#rowAt(this.current)?.focus({ preventScroll: true });
    this.#watch.observe(list);
    // Read at every step, the place would have the browser lay out the page each time.
    if (this.#jump !== undefined) list.scrollTop = this.#jump;
    this.#jump = undefined;
    const { entry } = store.route;
    if (entry !== this.#entry) {
      const opened = entry !== undefined && this.#entry !== entry;
      this.#entry = entry;
      const pane = this.renderRoot.querySelector<HTMLElement>(".entry-pane");
      pane?.scrollTo(0, 0);
      // Where one pane covers the other, the focus would stay behind it.
      if (opened && list.getClientRects().length === 0) pane?.querySelector<HTMLElement>("h2")?.focus();
    }
  }

  #measure(): void {
    const list = this.renderRoot.querySelector(".list");
    if (list && list.clientHeight > 0) this.height = list.clientHeight;
  }

  /** The entries that are listed, by group where they are not found by words. */
  #select(index: CatalogIndex, find: string, group: string | undefined): void {
    const { seen } = this;
    const fits = (entry: Entry) => !this.onlySeen || seen?.byEntry.has(entry.action) === true;
    const found = index.find(find).filter(fits);
    this.#hits.clear();
    for (const entry of found) this.#hits.set(entry.group, (this.#hits.get(entry.group) ?? 0) + 1);
    const listed = group === undefined ? found : found.filter((entry) => entry.group === group);
    this.#found = listed.length;
    if (find.trim() !== "" || group !== undefined) {
      this.#rows = listed.map((entry) => ({ entry }));
      return;
    }
    const kept = new Set(listed);
    this.#rows = index.groups.flatMap((group): Row[] => {
      const entries = (index.byGroup.get(group.id) ?? []).filter((entry) => kept.has(entry));
      return entries.length === 0 ? [] : [{ group }, ...entries.map((entry) => ({ entry }))];
    });
  }

  /** Asks the open log how often it has each action. */
  #count(): void {
    const { log, status } = store;
    if (!log || !status || this.#counting) return;
    const { seen } = this;
    if (seen?.log === log && seen.events === status.events) return;
    this.#counting = true;
    void this.#countAll(log, status.events).finally(() => {
      this.#counting = false;
      // While a log is loading the next count is soon out of date, too; but not at once.
      setTimeout(() => this.isConnected && this.requestUpdate(), 1000);
    });
  }

  async #countAll(log: Log, events: number): Promise<void> {
    const index = this.#index;
    const { api } = store;
    if (!index || !api) return;
    try {
      const { counts } = await log.query({ facets: ["action"], top: ACTIONS });
      const byEntry: Seen["byEntry"] = new Map();
      let unknown = 0;
      let until = performance.now() + SLICE;
      for (const { value, count } of counts[0]?.values ?? []) {
        if (value === null) continue;
        if (performance.now() > until) {
          await new Promise((resolve) => setTimeout(resolve));
          until = performance.now() + SLICE;
        }
        const entry = index.byAction.get(value) ?? api.lookup(value);
        if (!entry) {
          unknown++;
          continue;
        }
        const name = entry.template ?? entry.action;
        const known = byEntry.get(name);
        if (known) {
          known.events += count;
          known.names.push(value);
        } else byEntry.set(name, { events: count, names: [value] });
      }
      if (store.log === log) this.seen = { log, events, byEntry, unknown };
    } catch {
      // The log was closed, or tells its trouble where events are shown.
    }
  }

  /** The entry that the address names; of a template perhaps one of its names. */
  #chosen(): Entry | undefined {
    const { entry } = store.route;
    return entry === undefined ? undefined : (this.#index?.byAction.get(entry) ?? store.api?.lookup(entry));
  }

  /** What stands in the list for the entry that is chosen. */
  #listed(): string | undefined {
    const entry = this.#chosen();
    return entry?.template ?? entry?.action;
  }

  override render() {
    const index = this.#index;
    if (!index) {
      const { trouble } = store;
      return html`<p class="empty" role="status">${trouble ? trouble.message : "Loading the catalog…"}</p>`;
    }
    const { find } = store.route;
    const unknown = this.seen?.unknown ?? 0;
    const services = this.#services(index);
    return html`<h1 class="unseen">Catalog of actions</h1>
      <div class="search" role="search">
        <input
          type="search"
          aria-label="Search the catalog"
          placeholder="Search ${count(index.entries)} actions"
          .value=${live(find)}
          @input=${this.#type}
          @keydown=${this.#leaveSearch}
        >
        ${NARROW.matches ? this.#groupSelect(services) : nothing}
        ${
          this.seen
            ? html`<label class="check"><input type="checkbox" .checked=${live(this.onlySeen)} @change=${this.#onlySeen}> Only the ${count(this.seen.byEntry.size)} in the open log</label>`
            : nothing
        }
        <span class="quiet" role="status">${counted(this.#found, "action")}</span>
        <label class="check" title="${WIDE}"><input type="checkbox" .checked=${live(store.prefs.wide)} @change=${this.#wide}> All of IBM Cloud</label>
        <button @click=${() => this.renderRoot.querySelector<HTMLInputElement>("#file")?.click()}>Add a catalog…</button>
        <input id="file" type="file" accept=".json,application/json" hidden aria-label="A catalog of your own, as JSON" @change=${this.#add}>
        ${store.catalogTrouble === undefined ? nothing : html`<p class="trouble" role="alert">${plain(store.catalogTrouble)}</p>`}
        ${
          unknown > 0
            ? html`<a href=${store.linkTo({ view: "events", event: undefined, text: "", window: undefined, filter: withValue([], "group", null, "include") })}>${counted(unknown, "action")} of the log not in the catalog</a>`
            : nothing
        }
      </div>
      ${NARROW.matches ? nothing : this.#groups(services)} ${this.#list(index)} ${this.#pane(index)}`;
  }

  #type = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    store.go({ find: value, entry: undefined }, "replace");
  };

  #wide = (event: Event): void => {
    store.prefer({ wide: (event.target as HTMLInputElement).checked });
    store.teach();
  };

  #add = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void store.addCatalog(file);
    input.value = "";
  };

  #onlySeen = (event: Event): void => {
    this.onlySeen = (event.target as HTMLInputElement).checked;
  };

  #leaveSearch = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    void this.#focusRow(this.#rows.findIndex((row) => "entry" in row));
  };

  #linkGroup(group: string | undefined): string {
    return store.linkTo({ view: "catalog", group, entry: undefined, event: undefined });
  }

  /** The groups that have entries, under the names of their services. */
  #services(index: CatalogIndex): Map<string, Group[]> {
    const services = new Map<string, Group[]>();
    for (const group of index.groups) {
      const named = group.id === store.route.group;
      // A group of activities has no entries, but says whose events there are.
      const hits = this.#hits.get(group.id) ?? 0;
      const all = store.route.find.trim() === "" && !this.onlySeen;
      if (hits === 0 && !named && !(all && group.activities)) continue;
      const of = services.get(group.service);
      if (of) of.push(group);
      else services.set(group.service, [group]);
    }
    return services;
  }

  #groups(services: Map<string, Group[]>) {
    const { group: chosen } = store.route;
    const all = [...this.#hits.values()].reduce((sum, hits) => sum + hits, 0);
    const link = (id: string | undefined, name: string, hits: number) =>
      html`<li><a href=${this.#linkGroup(id)} aria-current=${chosen === id ? "true" : nothing}><span>${name}</span><span class="number">${count(hits)}</span></a></li>`;
    return html`<nav aria-label="Groups of actions">
      <ul>${link(undefined, "All actions", all)}</ul>
      ${[...services].map(
        ([service, groups]) => html`<h2>${service}</h2>
          <ul>${groups.map((group) => link(group.id, shortTitle(group), this.#hits.get(group.id) ?? 0))}</ul>`,
      )}
    </nav>`;
  }

  /** The same where there is no room for them. */
  #groupSelect(services: Map<string, Group[]>) {
    const { group: chosen } = store.route;
    const go = (event: Event) => {
      store.go({ group: (event.target as HTMLSelectElement).value || undefined, entry: undefined });
    };
    return html`<select aria-label="Group of actions" @change=${go}>
      <option value="" ?selected=${chosen === undefined}>All groups</option>
      ${[...services].map(
        ([service, groups]) =>
          html`<optgroup label=${service}>${groups.map((group) => html`<option value=${group.id} ?selected=${group.id === chosen}>${shortTitle(group)}</option>`)}</optgroup>`,
      )}
    </select>`;
  }

  #list(index: CatalogIndex) {
    const { group } = store.route;
    const of = index.groups.find(({ id }) => id === group);
    if (this.#rows.length === 0) {
      return html`<div class="list">${of ? this.#aboutGroup(index, of) : html`<p class="empty">No action fits. <button class="link" @click=${() => store.go({ find: "", group: undefined })}>Show all</button></p>`}</div>`;
    }
    const first = Math.max(0, Math.floor(this.top / ROW) - SPARE);
    const end = Math.min(this.#rows.length, Math.ceil((this.top + this.height) / ROW) + SPARE);
    const places = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
    // The row with the focus stays, wherever the list is scrolled to.
    if (this.current >= 0 && this.current < first) places.unshift(this.current);
    if (this.current >= end && this.current < this.#rows.length) places.push(this.current);
    return html`<div class="list" @scroll=${this.#scroll} @keydown=${this.#key}>
      <ul aria-label="Actions" ${style({ height: `${this.#rows.length * ROW}px` })}>
        ${repeat(
          places,
          (at) => at,
          (at) => this.#row(this.#rows[at] as Row, at),
        )}
      </ul>
    </div>`;
  }

  #row(row: Row, at: number) {
    const place = style({ transform: `translateY(${at * ROW}px)` });
    const [of, from] = [this.#rows.length, at + 1];
    if ("group" in row) {
      return html`<li class="heading" aria-setsize=${of} aria-posinset=${from} ${place}>
        <span class="cut">${row.group.service === shortTitle(row.group) ? row.group.service : html`${shortTitle(row.group)} <span class="quiet">${row.group.service}</span>`}</span>
      </li>`;
    }
    const { action, title, concern, deprecated } = row.entry;
    const side = [deprecated ? "deprecated" : "", concern === "none" ? "" : valueName("concern", concern)]
      .filter(Boolean)
      .join(", ");
    return html`<li class="row" aria-setsize=${of} aria-posinset=${from} ${place}>
      <a
        href=${store.linkTo({ view: "catalog", entry: action, event: undefined })}
        tabindex=${at === this.current ? 0 : -1}
        data-at=${at}
        aria-current=${action === this.#listed() ? "true" : nothing}
        @focus=${() => {
          this.current = at;
        }}
      >
        <span class="cut">${plain(title)}</span><span class="side">${side}</span>
        <span class="mono cut">${plain(action)}</span><span class="side ${this.seen?.byEntry.has(action) ? "seen" : ""}">${this.#seenText(action)}</span>
      </a>
    </li>`;
  }

  #seenText(action: string): string {
    if (!this.seen) return "";
    const events = this.seen.byEntry.get(action)?.events ?? 0;
    return events === 0 ? "not seen" : `seen ${events === 1 ? "once" : `${count(events)} times`}`;
  }

  #scroll = (event: Event): void => {
    this.top = (event.currentTarget as HTMLElement).scrollTop;
  };

  #key = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(this.height / ROW) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.#rows.length,
      End: this.#rows.length,
    };
    const step = Object.hasOwn(steps, event.key) ? (steps[event.key] as number) : 0;
    if (step === 0) return;
    event.preventDefault();
    const last = this.#rows.length - 1;
    let at = Math.min(last, Math.max(0, this.current + step));
    // Headings are passed over, towards where there is something.
    const way = step > 0 ? 1 : -1;
    while (this.#rows[at] && "group" in (this.#rows[at] as Row)) at += at + way < 0 || at + way > last ? 1 : way;
    if (this.#rows[at]) void this.#focusRow(at);
  };

  async #focusRow(at: number): Promise<void> {
    if (at < 0) return;
    this.current = at;
    const list = this.renderRoot.querySelector(".list");
    if (list) {
      const [from, to] = [at * ROW, (at + 1) * ROW];
      if (from < list.scrollTop) list.scrollTop = Math.max(0, from - ROW);
      else if (to > list.scrollTop + list.clientHeight) list.scrollTop = to + ROW - list.clientHeight;
      this.top = list.scrollTop;
    }
    await this.updateComplete;
    this.#rowAt(at)?.focus({ preventScroll: true });
  }

  #rowAt(at: number): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`a[data-at="${at}"]`);
  }

  /** A group without entries: whose events its activities raise. */
  #aboutGroup(index: CatalogIndex, group: Group) {
    return html`<div class="empty">
      ${group.note ? html`<p>${group.note}</p>` : nothing}
      ${(group.activities ?? []).map(
        ({ title, groups }) =>
          html`<p>${title}: ${groups.map((id, at) => html`${at > 0 ? ", " : ""}<a href=${this.#linkGroup(id)}>${shortTitle(index.groups.find((one) => one.id === id) ?? group)}</a>`)}</p>`,
      )}
      ${group.activities ? nothing : html`<p>No action fits here. <a href=${this.#linkGroup(undefined)}>Show all groups</a></p>`}
    </div>`;
  }

  #pane(index: CatalogIndex) {
    const { entry: asked } = store.route;
    if (asked === undefined) return nothing;
    const entry = this.#chosen();
    const close = () => store.go({ entry: undefined });
    const head = (title: unknown) => html`<header>
      <button class="back framed" @click=${close}>‹ Back</button>
      <h2 tabindex="-1">${title}</h2>
      <button class="icon" aria-label="Close the action" title="Close (Esc)" @click=${close}>✕</button>
    </header>`;
    const leave = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
      void this.#focusRow(this.current);
    };
    if (!entry) {
      this.classList.add("entry");
      const near = store.api?.suggest(asked, 5) ?? [];
      return html`<section class="entry-pane" aria-label="Action" @keydown=${leave}>
        ${head(html`<span class="mono">${plain(asked, 200)}</span> is not in the catalog`)}
        ${near.length > 0 ? html`<p>Near to it:</p><ul>${near.map((name) => html`<li><a class="mono" href=${store.linkTo({ entry: name })}>${name}</a></li>`)}</ul>` : nothing}
      </section>`;
    }
    const group = index.groups.find(({ id }) => id === entry.group);
    const { depth } = entry as { depth?: string };
    const facts: [string, unknown][] = [
      ["Service", entry.service],
      ["Group", group && html`<a href=${this.#linkGroup(group.id)}>${shortTitle(group)}</a>`],
      [
        "Does",
        depth === "listed"
          ? html`${entry.operation} <span class="quiet">(derived from its name)</span>`
          : entry.operation,
      ],
      ["Concerns", valueName("concern", entry.concern)],
      ["Viewed", SCOPE[entry.scope]],
      ["Kind", entry.dataEvent === undefined ? undefined : entry.dataEvent ? "data event" : "management event"],
      ["Known", depth === "listed" ? "by name only: its documentation lists it without a description" : undefined],
    ];
    return html`<section class="entry-pane" aria-label="Action" @keydown=${leave}>
      ${head(plain(entry.title))}
      <p class="value"><span class="mono">${plain(entry.action)}</span>${valueTools({ text: entry.action })}</p>
      ${entry.deprecated ? this.#deprecated(entry) : nothing}
      ${entry.description && entry.description.replace(/\.$/, "") !== entry.title ? html`<p>${plain(entry.description)}</p>` : nothing}
      <dl>${facts.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}</dl>
      ${this.#inLog(entry)} ${this.#parameters(entry)} ${this.#fields(entry)}
      ${group?.note ? html`<h3>Of its group</h3><p>${group.note}</p>` : nothing}
      <h3>Source</h3>
      <p>${sourceOf(entry.source)}</p>
    </section>`;
  }

  #deprecated({ deprecated }: Entry) {
    const { replacedBy } = deprecated ?? {};
    return html`<p>Deprecated.${replacedBy ? html` In its place: <a class="mono" href=${store.linkTo({ entry: replacedBy })}>${replacedBy}</a>` : nothing}</p>`;
  }

  #inLog(entry: Entry) {
    if (!this.seen) return nothing;
    const seen = this.seen.byEntry.get(entry.template ?? entry.action);
    if (!seen) return html`<h3>In the open log</h3><p>Not seen.</p>`;
    const names = seen.names.slice(0, 200);
    const filter = [{ facet: "action" as const, include: names }];
    return html`<h3>In the open log</h3>
      <p>
        Seen ${seen.events === 1 ? "once" : `${count(seen.events)} times`}${seen.names.length > 1 ? `, as ${counted(seen.names.length, "name")}` : ""}.
        <a href=${store.linkTo({ view: "events", event: undefined, text: "", window: undefined, filter })}>Show ${seen.events === 1 ? "it" : "them"}</a>
      </p>`;
  }

  #parameters(entry: Entry) {
    return Object.entries(entry.parameters ?? {}).map(
      ([name, values]) => html`<h3 class="mono">&lt;${name}&gt;</h3>
        ${
          values.length === 0
            ? html`<p>Any one word.</p>`
            : html`<dl class="fields">${values.map(({ value, description }) => html`<dt class="mono">${value}</dt><dd>${description}</dd>`)}</dl>`
        }`,
    );
  }

  #fields({ requestData = [] }: Entry) {
    if (requestData.length === 0) return nothing;
    return html`<h3>In its requestData</h3>
      <dl class="fields">
        ${requestData.map(
          ({ path, type, values, always, description }) => html`<dt class="mono">${path}</dt>
            <dd>${[type, always ? "always" : "", values ? `one of ${values.join(", ")}` : "", description].filter(Boolean).join("; ")}</dd>`,
        )}
      </dl>`;
  }
}

customElements.define("ate-catalog", Catalog);
