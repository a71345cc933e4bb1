import { css, html, LitElement, type PropertyValues } from "lit";
import { base } from "../sheets.js";

let numbers = 0;

/** A button that shows a panel: the default slot; the button's own content is in the slot `label`. */
export class Menu extends LitElement {
  static override properties = {
    name: {},
    side: { reflect: true },
    kind: {},
    open: { type: Boolean, state: true },
  };

  static override styles = [
    base,
    css`
      :host {
        position: relative;
        display: inline-flex;
      }

      .panel {
        position: absolute;
        z-index: 20;
        top: calc(100% + 4px);
        left: 0;
        min-width: 180px;
        max-width: min(420px, calc(100vw - 32px));
        max-height: 70vh;
        overflow: auto;
        padding: 6px;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--paper);
        box-shadow: 0 6px 20px rgb(0 0 0 / 18%);
      }

      :host([side="end"]) .panel {
        right: 0;
        left: auto;
      }

      button[aria-expanded="true"] {
        background: var(--paper-3);
      }
    `,
  ];

  /** What the button is called where its content does not say it. */
  name = "";
  /** Which edge of the button the panel keeps to. */
  side: "start" | "end" = "start";
  /** A class of the button. */
  kind = "";
  open = false;
  #id = `menu-${++numbers}`;

  constructor() {
    super();
    this.addEventListener("focusout", (event) => {
      const to = event.relatedTarget as Node | null;
      // Focus that goes nowhere went with a click: that is judged by where it was.
      if (to && !this.contains(to) && !this.renderRoot.contains(to)) this.open = false;
    });
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.open) return;
      event.stopPropagation();
      this.close();
    });
    // What was chosen closes the panel; a choice that wants more says `data-stay`.
    this.addEventListener("click", (event) => {
      const chosen = event.composedPath().find((part) => part instanceof HTMLElement && part.matches("button, a"));
      if (chosen instanceof HTMLElement && this.contains(chosen) && !("stay" in chosen.dataset)) this.close();
    });
  }

  /** Closes the panel; the focus goes back to the button if it was within. */
  close(): void {
    if (!this.open) return;
    this.open = false;
    if (this.contains(document.activeElement) || this.matches(":focus-within")) this.button?.focus();
  }

  get button(): HTMLButtonElement | null {
    return this.renderRoot.querySelector("button");
  }

  readonly #outside = (event: Event) => {
    if (!event.composedPath().includes(this)) this.open = false;
  };

  override updated(changed: PropertyValues): void {
    if (!changed.has("open")) return;
    if (this.open) addEventListener("pointerdown", this.#outside);
    else removeEventListener("pointerdown", this.#outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pointerdown", this.#outside);
  }

  #toggle(): void {
    this.open = !this.open;
    if (!this.open) return;
    this.dispatchEvent(new Event("open"));
  }

  override render() {
    return html`<button
        class=${this.kind}
        aria-expanded=${this.open}
        aria-controls=${this.#id}
        aria-label=${this.name || null}
        title=${this.name || null}
        @click=${this.#toggle}
      >
        <slot name="label"></slot>
      </button>
      <div class="panel" id=${this.#id} ?hidden=${!this.open}><slot></slot></div>`;
  }
}

customElements.define("ate-menu", Menu);
