import type { Facet, LogRow } from "activity-tracker-events/log";
import { css, html, LitElement, nothing, type PropertyValues } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { announce } from "../announce.js";
import { copyText } from "../clipboard.js";
import { COLUMNS, type Column } from "../columns.js";
import { type Active, activeFilters } from "../filters.js";
import { count, counted, moment, span } from "../format.js";
import { endingMark, levelMark, markSheet } from "../marks.js";
import { plain, plainText, unescaped } from "../plain.js";
import { questionOf } from "../route.js";
import { Rows } from "../rows.js";
import { Scale } from "../scroll.js";
import { base } from "../sheets.js";
import { messageOf, store, Watch } from "../state.js";
import { style } from "../style.js";
import { ENDING_NAMES } from "../words.js";

const NARROW = matchMedia("(width < 700px)");
const HEAD = 32;
/** After the last step of the bar, in milliseconds, its place is put right. */
const PAUSE = 150;
/** Columns whose values can be filtered by, and the facet of each. */
const FACET_OF: Readonly<Record<string, Facet>> = {
  mark: "outcome",
  actor: "actor",
  sentence: "action",
  action: "action",
  severity: "severity",
  reason: "reason",
  region: "region",
  account: "account",
  address: "address",
  file: "file",
};

/** The events, one a row. */
export class Table extends LitElement {
  static override properties = {
    active: { state: true },
    cell: { state: true },
    menu: { state: true },
    culprit: { state: true },
  };

  static override styles = [
    base,
    markSheet,
    css`
      :host {
        position: relative;
        display: block;
        min-height: 0;
      }

      .grid {
        height: 100%;
        overflow: auto;
        border-top: 1px solid var(--line);
        overflow-anchor: none;
        font-size: 13px;
        font-variant-numeric: tabular-nums;
      }

      .grid:focus-visible {
        outline-offset: -2px;
      }

      .row {
        display: grid;
        grid-template-columns: var(--columns);
        min-width: var(--least);
        border-bottom: 1px solid var(--line);
      }

      .head {
        position: sticky;
        z-index: 2;
        top: 0;
        height: 32px;
        background: var(--paper);
      }

      .head .cell {
        padding: 0 8px;
        color: var(--ink-2);
        font-size: 12px;
        font-weight: 600;
        line-height: 31px;
        cursor: default;
      }

      .head .sortable {
        cursor: pointer;
      }

      .head .sortable:hover {
        color: var(--ink);
        text-decoration: underline;
        text-underline-offset: 3px;
      }

      .head [aria-sort] {
        color: var(--ink);
      }

      .spacer {
        height: var(--height);
        min-width: var(--least);
      }

      .window {
        position: sticky;
        top: 32px;
        contain: strict;
        overflow: hidden;
        height: var(--seen);
      }

      .rows {
        will-change: transform;
        transform: translateY(var(--shift));
      }

      .rows .row {
        contain: strict;
        height: var(--row-height);
        cursor: default;
      }

      .rows .row:hover {
        background: var(--paper-2);
      }

      .rows .row.refused {
        box-shadow: inset 3px 0 0 var(--refused);
      }

      .row[aria-selected="true"],
      .row[aria-selected="true"]:hover {
        background: var(--accent-paper);
      }

      .cell {
        min-width: 0;
        padding: 0 8px;
        overflow: hidden;
        line-height: calc(var(--row-height) - 1px);
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .cell.end {
        text-align: right;
      }

      .cell.mark-cell {
        position: relative;
        display: flex;
        align-items: center;
        padding: 0 4px 0 10px;
        overflow: visible;
      }

      .badge {
        position: absolute;
        top: 2px;
        left: 21px;
        display: flex;
        align-items: center;
        gap: 1px;
        font-size: 10px;
        line-height: 10px;
      }

      .badge svg.mark {
        width: 8px;
        height: 8px;
      }

      .day {
        color: var(--ink-2);
      }

      .refused-word {
        color: var(--refused);
        font-weight: 650;
      }

      .grid:focus-visible .active {
        box-shadow: inset 0 0 0 2px var(--accent);
      }

      .grid:focus-visible .active .at {
        text-decoration: underline 2px var(--accent);
        text-underline-offset: 4px;
      }

      .grid:focus-visible .active .at.mark-cell {
        background: var(--accent-paper);
      }

      .do {
        display: flex;
        align-items: center;
        padding: 0;
        overflow: visible;
      }

      .do button {
        min-height: 24px;
        padding: 0;
        opacity: 0;
      }

      .row:hover .do button,
      .grid:focus .row.active .do button {
        opacity: 1;
      }

      @media (hover: none) {
        .do button {
          opacity: 1;
        }
      }

      .menu {
        position: fixed;
        z-index: 30;
        top: var(--y);
        right: var(--right);
        display: grid;
        padding: 6px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--paper);
        box-shadow: 0 6px 20px rgb(0 0 0 / 18%);
      }

      .menu button {
        justify-content: flex-start;
      }

      kbd {
        margin-left: auto;
        padding-left: 16px;
        color: var(--ink-2);
        font: 12px var(--mono);
      }

      .nothing {
        position: absolute;
        inset: 48px 0 0;
        display: grid;
        align-content: start;
        justify-items: center;
        gap: 10px;
        padding: 32px 16px;
        text-align: center;
        overflow-wrap: anywhere;
        pointer-events: none;
      }

      .nothing > * {
        pointer-events: auto;
      }

      .nothing button {
        max-width: 100%;
      }

      @media (width < 700px) {
        .head {
          display: none;
        }

        .window {
          top: 0;
        }

        .rows .row {
          grid-template: 22px 26px / 30px 1fr;
          padding: 2px 0;
        }

        .rows .cell {
          display: none;
          padding: 0 8px 0 4px;
          line-height: 20px;
        }

        .rows .cell.mark-cell {
          display: flex;
          grid-row: 1 / 3;
          padding-left: 10px;
        }

        .rows .cell.time,
        .rows .cell.sentence {
          display: block;
        }

        .rows .cell.time {
          color: var(--ink-2);
          font-size: 12px;
        }

        .spacer,
        .row {
          min-width: 0;
        }
      }

      @media (forced-colors: active) {
        .rows .row.refused {
          border-left: 3px solid CanvasText;
        }

        .row[aria-selected="true"] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];

  /** The row and the column that keys act on; the row's place in the order, -1 for the heads. */
  active = 0;
  cell = 4;
  /** The row whose menu is open, and where. */
  menu: { place: number; x: number; y: number } | undefined;
  /** The filter that removes most, where no event is left. */
  culprit: (Active & { total: number }) | undefined;

  #scale = new Scale();
  #rows = new Rows(() => this.requestUpdate());
  #pause: ReturnType<typeof setTimeout> | undefined;
  #watch: ResizeObserver | undefined;
  #seen = 600;
  #wide = 1000;
  /** The rows were moved by something else than the bar. */
  #moved = false;
  #laid = 0;
  #asked = "";
  #culpritFor = -1;

  constructor() {
    super();
    new Watch(this, () => [store.generation, store.asking, store.route, store.prefs, store.api, store.status?.state]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(() => {
      const head = NARROW.matches ? 0 : HEAD;
      this.#wide = this.clientWidth;
      this.#seen = Math.max(0, (this.#grid?.clientHeight ?? 600) - head);
      this.requestUpdate();
    });
    this.#watch.observe(this);
    addEventListener("pointerdown", this.#outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#rows.stop();
    clearTimeout(this.#pause);
    removeEventListener("pointerdown", this.#outside);
  }

  override focus(): void {
    this.#grid?.focus();
  }

  get #grid(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".grid");
  }

  get #height(): number {
    return NARROW.matches ? 52 : 28;
  }

  get #total(): number {
    return store.answer?.total ?? 0;
  }

  get #columns(): readonly Column[] {
    return COLUMNS.filter(
      ({ id, optional, from }) => (!optional || store.prefs.columns.includes(id)) && this.#wide >= (from ?? 0),
    );
  }

  /** The day, where all events are of one: it stands in the head then. */
  get #day(): string | undefined {
    const { histogram } = store.answer ?? {};
    if (!histogram || NARROW.matches) return undefined;
    const { zone } = store.prefs;
    const [first, last] = [histogram.start, histogram.start + histogram.step * histogram.counts.length - 1];
    const day = moment(first, zone).slice(0, 10);
    return moment(last, zone).startsWith(day) ? day : undefined;
  }

  override willUpdate(): void {
    const asked = JSON.stringify(questionOf(store.route));
    if (asked !== this.#asked) {
      // Another question begins at its top; what comes in while files are read does not move anything.
      if (this.#asked !== "") {
        this.#scale.to(0);
        this.#moved = true;
        this.active = Math.min(this.active, 0);
      }
      this.#asked = asked;
      this.culprit = undefined;
    }
    this.active = Math.min(this.active, Math.max(0, this.#total - 1));
    this.cell = Math.min(this.cell, this.#columns.length - 1);
  }

  override updated(changed: PropertyValues): void {
    const grid = this.#grid;
    // To ask the bar for its place has all laid out at once, so it is only asked when the rows moved without it.
    if (grid && this.#moved && this.#pause === undefined) this.#putBar();
    const height = this.#height;
    const first = Math.floor(this.#scale.top / height);
    this.#rows.see(Math.max(0, first - 1), Math.min(this.#total, first + Math.ceil(this.#seen / height) + 1));
    if (changed.has("menu") && this.menu) this.renderRoot.querySelector<HTMLElement>(".menu button")?.focus();
    const none = store.answer?.total === 0 && store.filtered && !store.asking;
    if (none && this.#culpritFor !== store.generation) void this.#findCulprit();
  }

  override render() {
    const total = this.#total;
    const columns = this.#columns;
    const height = this.#height;
    const before = this.#scale.top;
    const laid = this.#scale.measure(total * height, this.#seen);
    const { top } = this.#scale;
    if (top !== before || (laid !== this.#laid && top > 0)) this.#moved = true;
    this.#laid = laid;
    const first = Math.floor(top / height);
    const last = Math.min(total, first + Math.ceil(this.#seen / height) + 1);
    const pool = Math.ceil(this.#seen / height) + 2;
    const places: number[] = [];
    for (let place = first; place < last; place++) places.push(place);
    const seesActive = this.active === -1 || (this.active >= first && this.active < last);
    const least = columns.reduce((sum, { width }) => sum + Number(/\d+/.exec(width)?.[0] ?? 0), 32);
    return html`<div
        class="grid"
        role="grid"
        tabindex="0"
        aria-label="Events"
        aria-rowcount=${store.answer?.soFar ? -1 : total + 1}
        aria-colcount=${columns.length + 1}
        aria-activedescendant=${seesActive && total > 0 ? "at" : nothing}
        aria-describedby="keys"
        ${style({
          "--columns": `${columns.map(({ id, width }) => (id === "time" && this.#day ? "132px" : width)).join(" ")} 32px`,
          "--least": `${least}px`,
          "--row-height": `${height}px`,
        })}
        @scroll=${this.#scrolled}
        @keydown=${this.#key}
        @copy=${this.#copied}
      >
        <div class="head row" role="row" aria-rowindex="1">
          ${columns.map((column, at) => this.#headOf(column, at))}
          <div class="cell" role="columnheader" aria-colindex=${columns.length + 1}><span class="unseen">More</span></div>
        </div>
        <div class="spacer" role="rowgroup" ${style({ "--height": `${laid}px` })}>
          <div class="window" role="presentation" ${style({ "--seen": `${Math.min(this.#seen, laid)}px` })}>
            <div class="rows" role="presentation" ${style({ "--shift": `${-(top - first * height)}px` })}>
              ${repeat(
                places,
                // A row that stays in view stays as it is; one that leaves comes in again at the other end.
                (place) => place % pool,
                (place) => this.#rowOf(place, columns),
              )}
            </div>
          </div>
        </div>
      </div>
      <span id="keys" hidden>Arrow keys move, Enter opens the detail, Shift+F10 lists what can be done with a row.</span>
      ${this.#nothing()} ${this.#menuOf()}`;
  }

  #headOf(column: Column, at: number) {
    const { sort } = store.route;
    const sorted = sort !== undefined && sort.by === column.sort;
    const isAt = this.active === -1 && this.cell === at;
    return html`<div
      class="cell ${column.end ? "end" : ""} ${column.sort ? "sortable" : ""} ${isAt ? "active at" : ""}"
      role="columnheader"
      id=${isAt ? "at" : nothing}
      aria-colindex=${at + 1}
      aria-sort=${sorted ? (sort.descending ? "descending" : "ascending") : nothing}
      title=${column.sort ? `Sort by ${column.sort}` : "The index keeps no order of this"}
      @click=${() => this.#sort(column)}
    >
      ${column.id === "mark" ? html`<span class="unseen">Outcome</span>` : column.name}${column.id === "time" && this.#day ? html` <span class="day">${this.#day}</span>` : nothing}${sorted ? (sort.descending ? " ↓" : " ↑") : nothing}
    </div>`;
  }

  #rowOf(place: number, columns: readonly Column[]) {
    const row = this.#rows.at(place);
    const isActive = place === this.active;
    const selected = row !== undefined && row.index === store.route.event;
    return html`<div
      class="row ${row?.outcome === "refused" ? "refused" : ""} ${isActive ? "active" : ""}"
      role="row"
      aria-rowindex=${place + 2}
      aria-selected=${selected}
      @click=${(event: MouseEvent) => this.#clicked(event, place)}
    >
      ${columns.map((column, at) => {
        const isAt = isActive && at === this.cell;
        return html`<div
          class="cell ${column.id === "mark" ? "mark-cell" : column.id} ${column.end ? "end" : ""} ${isAt ? "at" : ""}"
          role="gridcell"
          id=${isAt ? "at" : nothing}
          aria-colindex=${at + 1}
          data-column=${at}
        >
          ${row ? this.#cellOf(column, row, place) : nothing}
        </div>`;
      })}
      <div class="cell do" role="gridcell" aria-colindex=${columns.length + 1}>
        <button class="icon" tabindex="-1" aria-label="What can be done with this row" @click=${(event: MouseEvent) => this.#open(event, place)}>
          <span aria-hidden="true">⋯</span>
        </button>
      </div>
    </div>`;
  }

  #cellOf({ id }: Column, row: LogRow, place: number) {
    switch (id) {
      case "mark": {
        const worth = row.level === "error" || row.level === "warning" ? row.level : undefined;
        const rules = row.rules?.length ?? 0;
        const told = `${ENDING_NAMES[row.outcome]}${worth ? `, ${counted(rules, "finding")}: ${row.rules?.join(", ")}` : ""}`;
        return html`<span title=${told}>${endingMark(row.outcome)}</span><span class="unseen">${told}</span>${
          worth
            ? html`<span class="badge" title=${told} aria-hidden="true">${levelMark(worth)}${rules > 1 ? rules : nothing}</span>`
            : nothing
        }`;
      }
      case "time": {
        if (row.time === undefined) return html`<span class="day">no time</span>`;
        const text = moment(row.time, store.prefs.zone);
        if (this.#day) return text.slice(11);
        return html`<span class="day">${text.slice(0, 10)}</span> ${text.slice(11)}`;
      }
      case "since": {
        const before = place > 0 ? this.#rows.at(place - 1)?.time : undefined;
        if (before === undefined || row.time === undefined) return nothing;
        return `${row.time < before ? "−" : "+"}${span(row.time - before)}`;
      }
      case "sentence": {
        const told = this.#rows.told(row);
        if (told?.trouble) return html`<span class="quiet">${plain(told.trouble)}</span>`;
        const text = told
          ? plain(unescaped(NARROW.matches ? told.whole : told.sentence))
          : html`<span class="quiet">${this.#guess(row)}</span>`;
        const full = told ? plainText(unescaped(told.sentence)) : nothing;
        return html`<span title=${full}>${row.outcome === "refused" ? html`<span class="refused-word">refused</span> · ` : nothing}${text}</span>`;
      }
      case "target": {
        const target = this.#rows.told(row)?.target;
        return target ? html`<span title=${plainText(target)}>${plain(target, 300)}</span>` : nothing;
      }
      case "actor":
      case "action":
      case "account":
      case "address":
      case "region": {
        const value = row[id];
        return value ? html`<span title=${plainText(value)}>${plain(value, 300)}</span>` : nothing;
      }
      case "severity":
        return row.severity ?? nothing;
      case "reason":
        return row.reason ?? nothing;
      case "file":
        return plain(store.status?.files[row.file]?.name ?? "", 300);
      default:
        return count(row.length);
    }
  }

  /** What is known of an event before its text was read. */
  #guess({ action }: LogRow): unknown {
    if (!action) return "…";
    return store.api?.lookup(action)?.title ?? plain(action, 300);
  }

  // Where there is nothing to show

  #nothing() {
    const { answer, status, asking } = store;
    if (!answer || answer.total > 0) return nothing;
    if (answer.unsure > 0) {
      return html`<div class="nothing"><p>Searching the text of ${counted(answer.unsure, "event")}…</p></div>`;
    }
    if (answer.soFar || asking) return nothing;
    if (!store.filtered) {
      return status?.state === "loading"
        ? nothing
        : html`<div class="nothing"><strong>There is no event in ${status?.files.length === 1 ? "this file" : "these files"}.</strong></div>`;
    }
    const { culprit } = this;
    return html`<div class="nothing">
      <strong>No event matches</strong>
      ${
        culprit
          ? html`<p>Without <strong>${culprit.name}</strong> there ${culprit.total === 1 ? "is" : "are"} ${counted(culprit.total, "event")}.</p>
            <button class="main" @click=${() => store.go(culprit.without)}>Remove it</button>`
          : html`<p>No single filter is the reason.</p>`
      }
      <button class="link" @click=${() => store.clear()}>Clear all filters</button>
    </div>`;
  }

  /** Which filter removes most: the one without which most events are left. */
  async #findCulprit(): Promise<void> {
    this.#culpritFor = store.generation;
    const { log, generation } = store;
    const answers = await Promise.all(
      activeFilters(store.route).map(async (one) => {
        const answer = await log?.query(questionOf({ ...store.route, ...one.without })).catch(() => undefined);
        return { ...one, total: answer?.total ?? 0 };
      }),
    );
    if (generation !== store.generation) return;
    this.culprit = answers.filter(({ total }) => total > 0).sort((one, other) => other.total - one.total)[0];
  }

  // Scrolling

  readonly #scrolled = () => {
    const grid = this.#grid;
    if (!grid || !this.#scale.barAt(grid.scrollTop)) return;
    this.menu = undefined;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#putBar();
    }, PAUSE);
    this.requestUpdate();
  };

  #putBar(): void {
    const grid = this.#grid;
    if (!grid) return;
    this.#moved = false;
    const place = this.#scale.bar;
    if (Math.abs(grid.scrollTop - place) >= 1) grid.scrollTop = place;
    this.#scale.put(grid.scrollTop);
  }

  /** Scrolls no further than it takes to see a row. */
  #show(place: number): void {
    const height = this.#height;
    const { top } = this.#scale;
    if (place * height < top) this.#scale.to(place * height);
    else if ((place + 1) * height > top + this.#seen) this.#scale.to((place + 1) * height - this.#seen);
    clearTimeout(this.#pause);
    this.#pause = undefined;
    this.#moved = true;
    this.requestUpdate();
  }

  // Keys

  #key(event: KeyboardEvent): void {
    const total = this.#total;
    const columns = this.#columns;
    const page = Math.max(1, Math.floor(this.#seen / this.#height) - 1);
    const { key } = event;
    const whole = event.ctrlKey || event.metaKey;
    const rowTo: Record<string, number> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: Math.max(0, this.active - page),
      ...(whole && { Home: 0, End: total - 1 }),
    };
    const cellTo: Record<string, number> = {
      ArrowRight: this.cell + 1,
      ArrowLeft: this.cell - 1,
      ...(!whole && { Home: 0, End: columns.length - 1 }),
    };
    if (event.altKey) return;
    if (key in rowTo) this.#move(rowTo[key] ?? 0);
    else if (key in cellTo) this.cell = Math.max(0, Math.min(cellTo[key] ?? 0, columns.length - 1));
    else if (key === "Enter" || (key === " " && !event.shiftKey)) this.#enter();
    else if (key === "Escape" && store.route.event !== undefined) store.select(undefined);
    else if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) this.#openAtRow();
    else if (!whole && store.prefs.keys && this.#letter(key)) {
      // Done.
    } else return;
    event.preventDefault();
  }

  #move(place: number): void {
    this.active = Math.max(-1, Math.min(place, this.#total - 1));
    if (this.active < 0) return;
    this.#show(this.active);
    const row = this.#rows.at(this.active);
    if (store.route.event !== undefined && row) store.select(row.index);
  }

  #enter(): void {
    if (this.active < 0) {
      const column = this.#columns[this.cell];
      if (column) this.#sort(column);
      return;
    }
    const row = this.#rows.at(this.active);
    if (row) store.select(row.index);
  }

  #letter(key: string): boolean {
    const place = this.active;
    if (place < 0) return false;
    switch (key) {
      case "c":
        void this.#copy(place, "json");
        return true;
      case "s":
        void this.#copy(place, "sentence");
        return true;
      case "l":
        void this.#copy(place, "link");
        return true;
      case "f":
      case "=":
        this.#filter(place, "include");
        return true;
      case "x":
        this.#filter(place, "exclude");
        return true;
      default:
        return false;
    }
  }

  #sort(column: Column): void {
    if (!column.sort) return;
    const { sort } = store.route;
    const same = sort?.by === column.sort;
    // Once up, once down, and then as in the files.
    if (!same) store.go({ sort: { by: column.sort } });
    else if (!sort.descending) store.go({ sort: { by: column.sort, descending: true } });
    else store.go({ sort: undefined });
  }

  #clicked(event: MouseEvent, place: number): void {
    if (event.defaultPrevented) return;
    // Text was marked, to be copied.
    if (getSelection()?.type === "Range") return;
    const cell = event.composedPath().find((part) => part instanceof HTMLElement && part.dataset.column !== undefined);
    if (cell instanceof HTMLElement) this.cell = Number(cell.dataset.column);
    this.active = place;
    const row = this.#rows.at(place);
    if (row) store.select(row.index);
  }

  // What can be done with a row

  #menuOf() {
    const { menu } = this;
    if (!menu) return nothing;
    const facet = this.#facetAt();
    const row = this.#rows.at(menu.place);
    const name = this.#columns[this.cell]?.name.toLowerCase() ?? "";
    return html`<div
      class="menu"
      role="group"
      aria-label="What can be done with this row"
      ${style({ "--y": `${menu.y}px`, "--right": `${menu.x}px` })}
      @keydown=${this.#menuKey}
    >
      ${(
        [
          ["json", "Copy as JSON", "c"],
          ["sentence", "Copy as a sentence", "s"],
          ["link", "Copy a link to it", "l"],
        ] as const
      ).map(
        ([as, text, key]) =>
          html`<button @click=${() => this.#chosen(() => void this.#copy(menu.place, as))}>${text}<kbd>${key}</kbd></button>`,
      )}
      ${
        facet && row
          ? html`<button @click=${() => this.#chosen(() => this.#filter(menu.place, "include"))}>Only this ${name}<kbd>f</kbd></button>
            <button @click=${() => this.#chosen(() => this.#filter(menu.place, "exclude"))}>Not this ${name}<kbd>x</kbd></button>`
          : nothing
      }
    </div>`;
  }

  #chosen(act: () => void): void {
    act();
    this.menu = undefined;
    this.focus();
  }

  #menuKey(event: KeyboardEvent): void {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>(".menu button")];
    const at = items.indexOf(event.target as HTMLElement);
    if (event.key === "Escape" || event.key === "Tab") {
      this.menu = undefined;
      this.focus();
    } else if (event.key === "ArrowDown") items[(at + 1) % items.length]?.focus();
    else if (event.key === "ArrowUp") items[(at + items.length - 1) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  readonly #outside = (event: Event) => {
    if (!this.menu) return;
    const inMenu = event.composedPath().some((part) => part instanceof HTMLElement && part.classList.contains("menu"));
    if (!inMenu) this.menu = undefined;
  };

  #open(event: MouseEvent, place: number): void {
    event.preventDefault();
    event.stopPropagation();
    this.active = place;
    this.#menuAt((event.currentTarget as HTMLElement).getBoundingClientRect(), place);
  }

  #openAtRow(): void {
    const row = this.renderRoot.querySelector(".rows .active");
    if (row) this.#menuAt(row.getBoundingClientRect(), this.active);
  }

  #menuAt({ right, top, bottom }: DOMRect, place: number): void {
    const below = bottom + 170 < innerHeight;
    this.menu = { place, x: Math.max(8, innerWidth - right), y: below ? bottom : top - 160 };
  }

  #facetAt(): Facet | undefined {
    const column = this.#columns[this.cell];
    return column && FACET_OF[column.id];
  }

  #filter(place: number, how: "include" | "exclude"): void {
    const facet = this.#facetAt();
    const row = this.#rows.at(place);
    if (!row) return;
    if (!facet) {
      announce("There is no filter by this column; for times there is the window above the table");
      return;
    }
    const known: Partial<Record<Facet, string | number | undefined>> = {
      outcome: row.outcome,
      actor: row.actor,
      action: row.action,
      severity: row.severity,
      reason: row.reason,
      region: row.region,
      account: row.account,
      address: row.address,
      file: store.status?.files[row.file]?.name,
    };
    const value = known[facet];
    store.filter(facet, value === undefined ? null : String(value), how);
  }

  async #copy(place: number, as: "json" | "sentence" | "link"): Promise<void> {
    const row = this.#rows.at(place);
    const { log } = store;
    if (!row || !log) return;
    try {
      const text =
        as === "link" ? new URL(store.linkTo({ event: row.index }), location.href).href : await this.#textOf(row, as);
      const copied = await copyText(text);
      const what = { json: "JSON", sentence: "Sentence", link: "Link" }[as];
      announce(
        copied
          ? `${what} copied${as === "link" ? "; it holds the filter values" : ""}`
          : "The browser did not allow copying",
      );
    } catch (error) {
      announce(`Not copied: ${messageOf(error)}`);
    }
  }

  async #textOf(row: LogRow, as: "json" | "sentence"): Promise<string> {
    const event = await store.log?.event(row.index);
    if (!event) throw new Error("the log was closed");
    return as === "json" ? new TextDecoder().decode(event.bytes) : event.description.sentence;
  }

  /** The usual keys for copying copy the row, unless text is marked. */
  #copied(event: ClipboardEvent): void {
    if (getSelection()?.type === "Range" || this.active < 0) return;
    event.preventDefault();
    void this.#copy(this.active, "json");
  }
}

customElements.define("ate-table", Table);
