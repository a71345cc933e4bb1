import { css, html, LitElement } from "lit";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";

/** Keys, and what they do, by where they do it. */
const SHEET: readonly [string, readonly [string[], string][]][] = [
  [
    "Anywhere",
    [
      [["/"], "Search"],
      [["?"], "This sheet"],
      [["F6", "Shift F6"], "Next and previous part of the page"],
      [["Esc"], "Close what is open: sheet, detail, menu"],
      [["Alt ←"], "Undo the last filter (the browser’s Back)"],
    ],
  ],
  [
    "In the table",
    [
      [["↑", "↓", "Page ↑", "Page ↓"], "Row by row, page by page"],
      [["Ctrl Home", "Ctrl End"], "First and last event"],
      [["←", "→", "Home", "End"], "Cell by cell"],
      [["Enter"], "Open the event; above the rows, sort"],
      [["F", "X"], "Only, or no, events with what the cell shows"],
      [["C", "S", "L"], "Copy the event as JSON, as a sentence, as a link"],
      [["Shift F10"], "List what can be done with a row"],
    ],
  ],
  [
    "On a value",
    [
      [["Tab"], "From value to value"],
      [["←", "→"], "Between filter (=), exclude (≠) and copy"],
      [["Enter"], "Do it; once more takes a filter away"],
    ],
  ],
  [
    "On the timeline",
    [
      [["←", "→"], "Move an end by one step"],
      [["Page ↑", "Page ↓"], "By ten"],
      [["Home", "End"], "As far as it goes"],
    ],
  ],
  [
    "In filters and JSON",
    [
      [["↑", "↓"], "Line by line; on a heading of the filters, heading by heading"],
      [["Home", "End"], "First and last of them"],
      [["→", "←"], "In JSON unfold and fold; on a filter to ⊖ and back"],
      [["Alt click"], "On a count: exclude it"],
    ],
  ],
];

/** The sheet of keys: shown while `store.sheet`; `store.showSheet(false)` closes it. */
export class Keys extends LitElement {
  static override styles = [
    base,
    css`
      dialog {
        width: min(760px, calc(100vw - 32px));
        max-height: calc(100dvh - 48px);
        padding: 20px 24px;
        border: 1px solid var(--line-strong);
        border-radius: 10px;
        background: var(--paper);
        color: var(--ink);
        overflow: auto;
      }

      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }

      h2 {
        font-size: 18px;
        font-weight: 600;
        line-height: 25px;
      }

      .sheet {
        columns: 2 300px;
        column-gap: 32px;
      }

      section {
        break-inside: avoid;
        padding-top: 14px;
      }

      h3 {
        margin-bottom: 4px;
        color: var(--ink-2);
        font-size: 13px;
        font-weight: 600;
      }

      dl {
        display: grid;
        grid-template-columns: 112px minmax(0, 1fr);
        gap: 4px 12px;
      }

      kbd {
        display: inline-block;
        padding: 0 5px;
        border: 1px solid var(--line-strong);
        border-radius: 4px;
        background: var(--paper-2);
        font: 12px / 18px var(--font);
        white-space: nowrap;
      }

      label {
        display: flex;
        gap: 8px;
        align-items: flex-start;
        margin-top: 18px;
        padding-top: 14px;
        border-top: 1px solid var(--line);
      }

      input {
        margin-top: 4px;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this);
  }

  protected override firstUpdated(): void {
    // Modal: the browser keeps the focus within, and gives it back where it was.
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  override disconnectedCallback(): void {
    this.renderRoot.querySelector("dialog")?.close();
    super.disconnectedCallback();
  }

  override render() {
    const close = () => this.renderRoot.querySelector("dialog")?.close();
    return html`<dialog
      aria-labelledby="title"
      @close=${() => store.showSheet(false)}
      @click=${(event: MouseEvent) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="head">
        <h2 id="title">Keys</h2>
        <button class="icon" aria-label="Close" title="Close (Esc)" @click=${close}>✕</button>
      </div>
      <div class="sheet">
        ${SHEET.map(
          ([where, keys]) => html`<section>
            <h3>${where}</h3>
            <dl>
              ${keys.map(([names, what]) => html`<dt>${names.map((name, at) => html`${at > 0 ? " " : ""}<kbd>${name}</kbd>`)}</dt><dd>${what}</dd>`)}
            </dl>
          </section>`,
        )}
      </div>
      <label>
        <input
          type="checkbox"
          .checked=${store.prefs.keys}
          @change=${(event: Event) => store.prefer({ keys: (event.target as HTMLInputElement).checked })}
        >
        <span>Single keys do something (/, ?, and letters in the table). Switch it off if they come by mistake, as with speech input.</span>
      </label>
    </dialog>`;
  }
}

customElements.define("ate-keys", Keys);
