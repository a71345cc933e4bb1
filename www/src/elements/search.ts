import { css, html, LitElement, nothing } from "lit";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";

/** After the last key, in milliseconds, the log is asked. */
const WAIT = 150;

/** The search box: words and `field:value`, with what is wrong told beneath. */
export class Search extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
        display: block;
      }

      input {
        width: 100%;
        min-height: 32px;
      }

      input[aria-invalid="true"] {
        border-color: var(--ink);
        border-width: 2px;
      }

      .wrong {
        position: absolute;
        z-index: 15;
        top: calc(100% + 2px);
        right: 0;
        left: 0;
        padding: 6px 10px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--paper);
        box-shadow: 0 6px 20px rgb(0 0 0 / 18%);
        overflow-wrap: anywhere;
      }

      mark {
        background: none;
        color: inherit;
        font-weight: 650;
        text-decoration: underline wavy;
        text-underline-offset: 3px;
      }
    `,
  ];

  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the next change is another step than the one before, for Back to undo. */
  #fresh = true;

  constructor() {
    super();
    new Watch(this, () => [store.queryTrouble, store.route, store.prefs]);
  }

  override focus(): void {
    this.input?.focus();
    this.input?.select();
  }

  get input(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  #typed(text: string, wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (text === store.route.text) return;
      store.go({ view: "events", text }, this.#fresh ? "push" : "replace");
      this.#fresh = false;
    }, wait);
  }

  override updated(): void {
    const { input } = this;
    // What is being typed is not taken away.
    if (input && this.#timer === undefined && input.value !== store.route.text) input.value = store.route.text;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const { queryTrouble: trouble, route } = store;
    return html`<input
        type="search"
        aria-label="Search events"
        aria-describedby="wrong"
        aria-invalid=${trouble ? "true" : "false"}
        placeholder="Search words, reason>=400 ${store.prefs.keys ? "( / )" : ""}"
        spellcheck="false"
        autocomplete="off"
        @input=${(event: InputEvent) => this.#typed((event.target as HTMLInputElement).value, WAIT)}
        @change=${(event: Event) => this.#typed((event.target as HTMLInputElement).value, 0)}
        @focus=${() => {
          this.#fresh = true;
        }}
        @keydown=${this.#key}
      />
      <div id="wrong" role="alert">
        ${trouble ? html`<div class="wrong">${this.#where(route.text, trouble.start, trouble.end)}${trouble.message}</div>` : nothing}
      </div>`;
  }

  #where(text: string, start: number | undefined, end: number | undefined) {
    if (start === undefined || end === undefined || end <= start) return nothing;
    return html`<div class="mono">${text.slice(0, start)}<mark>${text.slice(start, end)}</mark>${text.slice(end)}</div>`;
  }

  #key(event: KeyboardEvent): void {
    const input = event.target as HTMLInputElement;
    if (event.key === "Escape" && input.value !== "") {
      event.preventDefault();
      event.stopPropagation();
      input.value = "";
      this.#typed("", 0);
    }
    if (event.key === "Enter") this.#typed(input.value, 0);
  }
}

customElements.define("ate-search", Search);
