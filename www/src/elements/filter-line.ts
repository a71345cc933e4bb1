import { css, html, LitElement, nothing } from "lit";
import { announce } from "../announce.js";
import { copyText } from "../clipboard.js";
import { COLUMNS } from "../columns.js";
import { takeAway } from "../export.js";
import { type Active, activeFilters } from "../filters.js";
import { count, counted } from "../format.js";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";
import "./menu.js";

/** The filters that apply, how many events are left, and what can be done with these. */
export class FilterLine extends LitElement {
  static override properties = { told: { state: true }, over: { state: true } };

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
        height: 36px;
      }

      .number {
        flex: none;
        font-variant-numeric: tabular-nums;
      }

      .chips {
        display: flex;
        flex: 0 1 auto;
        flex-wrap: wrap;
        gap: 4px 6px;
        height: 28px;
        min-width: 0;
        overflow: hidden;
      }

      .chips li {
        max-width: min(100%, 340px);
      }

      .chips li.over {
        visibility: hidden;
      }

      .chip {
        max-width: 100%;
        min-height: 28px;
        border-color: var(--accent);
        background: var(--accent-paper);
      }

      .chip .cross {
        color: var(--ink-2);
      }

      .room {
        flex: 1 1 0;
      }

      .items {
        display: grid;
        justify-items: stretch;
      }

      .items button {
        justify-content: flex-start;
        max-width: 100%;
      }

      .items label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-height: 28px;
        padding: 2px 8px;
        white-space: nowrap;
      }

      .items p {
        max-width: 44ch;
        padding: 4px 10px;
      }

      .narrow {
        display: none;
      }

      @media (width < 700px) {
        .narrow {
          display: inline-flex;
        }

        /* There is room for no chip; and the table has the same three columns, whatever is chosen. */
        .of,
        .chips,
        .columns {
          display: none;
        }
      }
    `,
  ];

  /** How far the saving is. */
  told = "";
  /** How many filters have no room. */
  over = 0;
  #watch: ResizeObserver | undefined;
  #stop: AbortController | undefined;
  /** Whether the focus was here before an update. */
  #focused = false;

  constructor() {
    super();
    new Watch(this, () => [store.answer, store.route, store.prefs, store.api, store.queryTrouble]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch = new ResizeObserver(() => this.#measure());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
    this.#stop?.abort();
  }

  override willUpdate(): void {
    this.#focused = this.matches(":focus-within");
  }

  override updated(): void {
    // The button that was pressed went with the last filter: what it led to has the focus then.
    if (this.#focused && !this.matches(":focus-within")) this.renderRoot.querySelector<HTMLElement>(".number")?.focus();
    // Observed anew, they are measured once the browser has laid them out, rather than made to be laid out at once.
    this.#watch?.disconnect();
    const chips = this.renderRoot.querySelector(".chips");
    if (chips) this.#watch?.observe(chips);
    else this.over = 0;
  }

  /** What does not fit in the first line is in the menu. */
  #measure(): void {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>(".chips > li")];
    if (!items[0]?.checkVisibility()) {
      this.over = items.length;
      return;
    }
    const top = items[0]?.offsetTop ?? 0;
    let over = 0;
    for (const item of items) {
      const is = item.offsetTop > top;
      item.classList.toggle("over", is);
      if (is) over++;
    }
    this.over = over;
  }

  override render() {
    const { answer, status, route } = store;
    const active = activeFilters(route);
    const total = answer?.total ?? 0;
    const of = answer?.of ?? status?.events ?? 0;
    return html`<button class="framed narrow" @click=${() => store.go({ pane: "filters" })}>
        Filters${active.length > 0 ? html` (${active.length})` : nothing}
      </button>
      ${
        active.length > 0
          ? html`<ul class="chips" aria-label="Filters">
              ${active.map((one) => html`<li>${this.#chip(one, "chip")}</li>`)}
            </ul>`
          : nothing
      }
      ${
        this.over > 0
          ? html`<ate-menu .name=${this.over === active.length ? `${counted(this.over, "filter")} to remove` : `${this.over} more filters`}>
              <span slot="label">${this.over === active.length ? "✕ " : "+"}${this.over}</span>
              <div class="items">${active.slice(-this.over).map((one) => this.#chip(one, ""))}</div>
            </ate-menu>`
          : nothing
      }
      ${active.length > 0 ? html`<button class="link" @click=${() => store.clear()}>Clear</button>` : nothing}
      <span class="number" tabindex="-1">
        <strong>${count(total)}</strong>${store.filtered ? html` <span class="of">of ${count(of)}</span>` : nothing}
        ${of === 1 ? "event" : "events"}${answer?.soFar ? html` <span class="quiet">so far</span>` : nothing}${
          answer && answer.unsure > 0
            ? html` <span class="quiet">· reading ${count(answer.unsure)} more for the words</span>`
            : nothing
        }
      </span>
      ${store.queryTrouble ? html`<span class="quiet cut">as before: the search cannot be read</span>` : nothing}
      <span class="room"></span>
      <span class="quiet cut" role="status">${this.told}</span>
      ${this.#stop ? html`<button class="link" @click=${() => this.#stop?.abort()}>Stop</button>` : nothing}
      <ate-menu class="columns" side="end" .name=${"Columns"}>
        <span slot="label">Columns</span>
        <div class="items">
          ${COLUMNS.filter((column) => column.optional).map(
            (column) => html`<label>
              <input
                type="checkbox"
                .checked=${store.prefs.columns.includes(column.id)}
                @change=${() => this.#toggle(column.id)}
              />
              ${column.name}
            </label>`,
          )}
        </div>
      </ate-menu>
      <ate-menu side="end" .name=${"Take away"}>
        <span slot="label">Take away</span>
        <div class="items">
          <button @click=${() => this.#save("ndjson")}>Save ${count(total)} events as NDJSON</button>
          <button @click=${() => this.#save("csv")}>Save ${count(total)} events as CSV</button>
          <button @click=${this.#link}>Copy link</button>
          <p class="quiet">
            The link holds the values of the filters and the words searched for, but no event. Whoever has it must open
            the same files.
          </p>
        </div>
      </ate-menu>`;
  }

  #chip(one: Active, kind: string) {
    return html`<button class=${kind} title=${one.name} aria-label="Remove filter ${one.name}" @click=${() => store.go(one.without)}>
      <span class="cut">${one.name}</span><span class="cross" aria-hidden="true">✕</span>
    </button>`;
  }

  #toggle(id: string): void {
    const { columns } = store.prefs;
    store.prefer({ columns: columns.includes(id) ? columns.filter((one) => one !== id) : [...columns, id] });
  }

  async #link(): Promise<void> {
    const copied = await copyText(location.href);
    announce(copied ? "Link copied; it holds the filter values" : "The browser did not allow copying");
  }

  async #save(kind: "ndjson" | "csv"): Promise<void> {
    this.#stop?.abort();
    const stop = new AbortController();
    this.#stop = stop;
    const tell = (text: string) => {
      if (this.#stop === stop) this.told = text;
    };
    tell("Saving…");
    try {
      tell(await takeAway(kind, stop.signal, tell));
    } catch (error) {
      tell(stop.signal.aborted ? "Not saved" : `Not saved: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (this.#stop === stop) this.#stop = undefined;
    this.requestUpdate();
  }
}

customElements.define("ate-filter-line", FilterLine);
