import type { Facet, FacetCounts } from "activity-tracker-events/log";
import { css, html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { FACET_NAMES } from "../facets.js";
import { count } from "../format.js";
import { endingMark, levelMark, markSheet } from "../marks.js";
import { type How, howFiltered, questionOf } from "../route.js";
import { base } from "../sheets.js";
import { messageOf, store, Watch } from "../state.js";
import { style } from "../style.js";
import { ENDINGS, valueName } from "../words.js";

const OPEN: readonly Facet[] = ["outcome", "concern", "actor", "group"];
const CLOSED: readonly Facet[] = ["action", "operation", "severity", "reason", "region", "account", "address", "rule"];
/** So many values are shown at first, and of a search at most. */
const FIRST = 8;
const MOST = 200;
/** So many values are searched. */
const SEARCHED = 10_000;

type Value = FacetCounts["values"][number];

/** Of rules the first is the one that breaks most: "no finding", which is none, stands after them. */
function ranked(facet: Facet, values: readonly Value[]): readonly Value[] {
  if (facet !== "rule") return values;
  return [...values.filter(({ value }) => value !== null), ...values.filter(({ value }) => value === null)];
}

/** What the longest bar stands for. */
function mostOf(facet: Facet, values: readonly Value[]): number {
  return Math.max(1, ...values.filter(({ value }) => facet !== "rule" || value !== null).map(({ count }) => count));
}

/** Values with their counts, to filter by. */
export class Facets extends LitElement {
  static override properties = {
    open: { state: true },
    wide: { state: true },
    all: { state: true },
    find: { state: true },
  };

  static override styles = [
    base,
    markSheet,
    css`
      :host {
        display: block;
        padding: 8px 0 24px;
        font-size: 13px;
      }

      section {
        padding: 0 8px;
      }

      section + section {
        border-top: 1px solid var(--line);
      }

      h3 {
        font-size: inherit;
      }

      .head {
        width: 100%;
        min-height: 34px;
        padding: 3px 8px;
        font-weight: 600;
      }

      .head .turn {
        width: 10px;
        color: var(--ink-2);
      }

      .head .distinct {
        margin-left: auto;
        color: var(--ink-2);
        font-weight: 400;
        font-variant-numeric: tabular-nums;
      }

      ul {
        padding-bottom: 6px;
      }

      li {
        display: flex;
        align-items: stretch;
        min-height: 26px;
      }

      .value {
        flex: 1;
        min-width: 0;
        min-height: 26px;
        padding: 2px 0 2px 8px;
        border-radius: var(--radius) 0 0 var(--radius);
        text-align: left;
      }

      .value .cut {
        flex: 1;
      }

      .value.none {
        font-style: italic;
      }

      .number {
        flex: none;
        min-width: 52px;
        padding: 1px 6px;
        background: linear-gradient(var(--paper-3), var(--paper-3)) right / var(--share) 100% no-repeat;
        font-variant-numeric: tabular-nums;
        text-align: right;
      }

      li:hover .number {
        background-image: linear-gradient(var(--line), var(--line));
      }

      .value[aria-pressed="true"] {
        font-weight: 600;
      }

      li.exclude .cut {
        text-decoration: line-through;
      }

      .without {
        flex: none;
        width: 26px;
        min-width: 26px;
        min-height: 26px;
        padding: 0;
        justify-content: center;
        border-radius: 0 var(--radius) var(--radius) 0;
        color: var(--ink-2);
      }

      .without > span {
        opacity: 0;
      }

      li:hover .without > span,
      li:focus-within .without > span,
      .without[aria-pressed="true"] > span {
        opacity: 1;
      }

      @media (hover: none) {
        .without > span {
          opacity: 1;
        }
      }

      .more {
        margin: 0 0 8px 6px;
        font-size: 13px;
      }

      .find {
        display: grid;
        gap: 4px;
        padding: 0 8px 6px;
      }

      .list {
        max-height: 320px;
        overflow: auto;
      }

      p {
        padding: 0 8px 8px;
      }

      .note {
        padding-bottom: 2px;
        color: var(--ink-2);
        font-size: 12px;
      }

      @media (forced-colors: active) {
        .number {
          background: none;
        }
      }
    `,
  ];

  open: ReadonlySet<Facet> = new Set(OPEN);
  /** The facet whose values are all shown, with a search box. */
  wide: Facet | undefined;
  /** Its values, or why there are none. */
  all: FacetCounts | string | undefined;
  find = "";
  #generation = -1;
  #asked: AbortController | undefined;
  /** The facet that was just opened, until its values are there and in view. */
  #opened: Facet | undefined;

  constructor() {
    super();
    new Watch(this, () => [store.answer, store.route, store.api, store.status?.files.length]);
  }

  override render() {
    const file: readonly Facet[] = (store.status?.files.length ?? 0) > 1 ? ["file"] : [];
    return html`<h2 class="unseen">Filters</h2>
      ${[...OPEN, ...CLOSED, ...file].map((facet) => this.#facet(facet))}`;
  }

  override updated(): void {
    // What is searched goes with the other filters.
    if (this.wide && this.#generation !== store.generation) void this.#askAll(this.wide);
    if (this.#opened && store.answer?.counts.some(({ facet }) => facet === this.#opened)) {
      this.renderRoot.querySelector(`#values-${this.#opened}`)?.scrollIntoView({ block: "nearest" });
      this.#opened = undefined;
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asked?.abort();
  }

  #facet(facet: Facet) {
    const open = this.open.has(facet);
    const counts = store.answer?.counts.find((counts) => counts.facet === facet);
    const id = `values-${facet}`;
    return html`<section>
      <h3>
        <button
          class="head"
          aria-expanded=${open}
          aria-controls=${id}
          @click=${() => this.#toggle(facet)}
          @keydown=${this.#headKey}
        >
          <span class="turn" aria-hidden="true">${open ? "▾" : "▸"}</span>${FACET_NAMES[facet]}${
            open && counts && counts.distinct > FIRST
              ? html`<span class="distinct" title="Different values">${count(counts.distinct)}</span>`
              : nothing
          }
        </button>
      </h3>
      <div id=${id} ?hidden=${!open}>${open ? this.#values(facet, counts) : nothing}</div>
    </section>`;
  }

  #values(facet: Facet, counts: FacetCounts | undefined) {
    if (!counts) return html`<p class="quiet">…</p>`;
    const wide = this.wide === facet;
    if (wide) return this.#search(facet);
    const first = ranked(facet, counts.values).slice(0, FIRST);
    // What is filtered by is always seen.
    const own = store.route.filter.find((one) => one.facet === facet);
    const missing = [...(own?.include ?? []), ...(own?.exclude ?? [])].filter(
      (value) => !first.some((one) => one.value === value),
    );
    const shown: Value[] = [
      ...first,
      ...missing.map((value) => counts.values.find((one) => one.value === value) ?? { value, count: 0 }),
    ];
    const hiding = counts.distinct > shown.length;
    return html`${facet === "rule" && shown.length > 0 ? html`<p class="note">Events that break it, most first</p>` : nothing}
      ${this.#list(facet, shown)}
      ${shown.length === 0 ? html`<p class="quiet">No value</p>` : nothing}
      ${
        hiding
          ? html`<button class="link more" aria-label="More values of ${FACET_NAMES[facet]}" @click=${() => this.#widen(facet)}>more…</button>`
          : nothing
      }`;
  }

  #search(facet: Facet) {
    const { all, find } = this;
    const name = FACET_NAMES[facet];
    const words = find.toLowerCase();
    const values = typeof all === "object" ? ranked(facet, all.values) : [];
    const fitting = words
      ? values.filter(
          ({ value }) => valueName(facet, value).toLowerCase().includes(words) || value?.toLowerCase().includes(words),
        )
      : values;
    return html`<div class="find">
        <input
          type="search"
          aria-label="Search values of ${name}"
          placeholder="Search ${name.toLowerCase()}"
          .value=${find}
          @input=${(event: Event) => {
            this.find = (event.target as HTMLInputElement).value;
          }}
          @keydown=${(event: KeyboardEvent) => event.key === "Escape" && this.#fold()}
        />
      </div>
      <div class="list">${this.#list(facet, fitting.slice(0, MOST))}</div>
      <p class="quiet" role="status">
        ${
          typeof all === "string"
            ? all
            : !all
              ? "…"
              : html`${count(fitting.length)} of ${count(all.distinct)} values${
                  fitting.length > MOST ? html`, ${MOST} shown: search to see others` : nothing
                }${all.others > 0 ? html`. ${count(all.others)} events have values beyond the first 65,536 different ones.` : nothing}`
        }
      </p>
      <button class="link more" @click=${this.#fold}>fewer</button>`;
  }

  #list(facet: Facet, values: readonly Value[]) {
    const most = mostOf(facet, values);
    return html`<ul aria-label=${FACET_NAMES[facet]} @keydown=${this.#key}>
      ${repeat(
        values,
        ({ value }) => value ?? "\0",
        ({ value, count: number }, place) => {
          const how = howFiltered(store.route.filter, facet, value);
          const name = valueName(facet, value);
          const full = facet === "group" && value ? `${name} (${value})` : name;
          const ending = facet === "outcome" ? ENDINGS.find((one) => one === value) : undefined;
          const level = facet === "level" && value ? (value as "error" | "warning" | "info") : undefined;
          return html`<li class=${how ?? ""}>
            <button
              class="value ${value === null ? "none" : ""}"
              aria-pressed=${how === "include"}
              tabindex=${place === 0 ? 0 : -1}
              title=${full}
              @click=${(event: MouseEvent) => this.#filter(facet, value, event.altKey ? "exclude" : "include")}
            >
              ${ending ? endingMark(ending) : level ? levelMark(level) : nothing}
              <span class="cut"><span class="unseen">${how === "exclude" ? "excluded: " : ""}</span>${name}</span>
              <span class="number" ${style({ "--share": `${Math.min(100, (100 * number) / most)}%` })}>${count(number)}</span>
            </button>
            <button
              class="without"
              tabindex="-1"
              aria-pressed=${how === "exclude"}
              aria-label="Exclude ${name}"
              title="Exclude (Alt+click)"
              @click=${() => this.#filter(facet, value, "exclude")}
            >
              <span aria-hidden="true">⊖</span>
            </button>
          </li>`;
        },
      )}
    </ul>`;
  }

  #filter(facet: Facet, value: string | null, how: How): void {
    store.filter(facet, value, how);
  }

  /** A list is one stop of the Tab key: arrows go through it, and sideways to the button that excludes. */
  #key(event: KeyboardEvent): void {
    const at = event.target as HTMLElement;
    const item = at.closest("li");
    if (!item) return;
    if (event.key === "Enter" && event.altKey) {
      event.preventDefault();
      item.querySelector<HTMLElement>(".without")?.click();
      return;
    }
    const inColumn = at.classList.contains("without") ? ".without" : ".value";
    const list = item.parentElement;
    const to: Record<string, HTMLElement | null | undefined> = {
      ArrowDown: item.nextElementSibling?.querySelector(inColumn),
      ArrowUp: item.previousElementSibling?.querySelector(inColumn),
      ArrowRight: item.querySelector<HTMLElement>(".without"),
      ArrowLeft: item.querySelector<HTMLElement>(".value"),
      Home: list?.firstElementChild?.querySelector(inColumn),
      End: list?.lastElementChild?.querySelector(inColumn),
    };
    if (!(event.key in to)) return;
    event.preventDefault();
    to[event.key]?.focus();
  }

  /** Heads are stops of the Tab key, and arrows go from one to the next past the values between them. */
  readonly #headKey = (event: KeyboardEvent) => {
    const heads = [...this.renderRoot.querySelectorAll<HTMLElement>(".head")];
    const at = heads.indexOf(event.currentTarget as HTMLElement);
    const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: heads.length - 1 };
    if (!(event.key in to)) return;
    event.preventDefault();
    heads[to[event.key] ?? at]?.focus();
  };

  #toggle(facet: Facet): void {
    const open = new Set(this.open);
    if (!open.delete(facet)) open.add(facet);
    this.open = open;
    this.#opened = open.has(facet) ? facet : undefined;
    store.want(facet, open.has(facet));
    if (this.wide === facet) this.#fold();
  }

  async #widen(facet: Facet): Promise<void> {
    this.wide = facet;
    this.all = undefined;
    this.find = "";
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLInputElement>(".find input")?.focus();
  }

  readonly #fold = async () => {
    const { wide } = this;
    this.wide = undefined;
    this.#asked?.abort();
    this.#generation = -1;
    await this.updateComplete;
    if (wide) this.renderRoot.querySelector<HTMLElement>(`#values-${wide} .more`)?.focus();
  };

  async #askAll(facet: Facet): Promise<void> {
    this.#generation = store.generation;
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const take = (answer: { counts: FacetCounts[] } | undefined, trouble: string) => {
      if (this.#asked === asked && this.wide === facet) this.all = answer?.counts[0] ?? trouble;
    };
    try {
      const query = { ...questionOf(store.route), facets: [facet], top: SEARCHED };
      take(await store.log?.query(query, { signal: asked.signal }), "No value");
    } catch (error) {
      take(undefined, messageOf(error));
    }
  }
}

customElements.define("ate-facets", Facets);
