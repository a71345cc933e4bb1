import { css, html, LitElement, nothing } from "lit";
import { bytes, count, counted, percent, span } from "../format.js";
import { plain } from "../plain.js";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";
import { style } from "../style.js";

/** How far the reading is, and what became of files that could not be read to their ends. */
export class Progress extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }

      .bar {
        height: 3px;
        background: var(--paper-3);
      }

      .bar > div {
        width: var(--done);
        height: 100%;
        background: var(--accent);
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 12px;
        min-height: 32px;
        padding: 2px 16px;
        border-bottom: 1px solid var(--line);
        background: var(--paper-2);
        font-variant-numeric: tabular-nums;
        overflow-wrap: anywhere;
      }

      .line > svg {
        flex: none;
      }

      @media (forced-colors: active) {
        .bar {
          border: 1px solid CanvasText;
        }

        .bar > div {
          background: Highlight;
          forced-color-adjust: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this);
  }

  override render() {
    const { status, opening } = store;
    if (!status) return opening ? html`<div class="line">Opening…</div>` : nothing;
    const { state, bytesRead, bytesTotal, events, remaining } = status;
    const files = status.files.filter((file) => file.problem !== undefined);
    return html`${
      state === "loading"
        ? html`<div
              class="bar"
              role="progressbar"
              aria-label="Reading"
              aria-valuenow=${bytesTotal ? Math.floor((100 * bytesRead) / bytesTotal) : 0}
              aria-valuemin="0"
              aria-valuemax="100"
            >
              <div ${style({ "--done": `${bytesTotal ? (100 * bytesRead) / bytesTotal : 0}%` })}></div>
            </div>
            <div class="line">
              <span>
                ${bytes(bytesRead)} of ${bytes(bytesTotal)} · ${counted(events, "event")}${
                  remaining === undefined ? nothing : html` · ${this.#left(remaining)} left`
                }
              </span>
              <button class="link" @click=${() => store.cancel()}>Cancel</button>
            </div>`
        : state === "partial" && bytesRead < bytesTotal
          ? html`<div class="line">
              <span><strong>First ${percent(bytesRead, bytesTotal)} shown</strong>: reading was ended after
              ${bytes(bytesRead)} of ${bytes(bytesTotal)}.</span>
            </div>`
          : nothing
    }
    ${files.slice(0, 3).map((file) => html`<div class="line"><span><span aria-hidden="true">▲ </span>${this.#told(file.name, file.problem ?? "")}</span></div>`)}
    ${
      files.length > 3
        ? html`<details class="line">
            <summary>${count(files.length - 3)} more files have problems</summary>
            ${files.slice(3, 500).map((file) => html`<p>${this.#told(file.name, file.problem ?? "")}</p>`)}
          </details>`
        : nothing
    }`;
  }

  /** A problem says its file's name itself, or has it put before it. */
  #told(name: string, problem: string) {
    return problem.includes(name) ? plain(problem) : html`${plain(name)}: ${plain(problem)}`;
  }

  #left(milliseconds: number): string {
    return milliseconds < 1000 ? "1 s" : span(Math.ceil(milliseconds / 1000) * 1000).replace(/\.\d+ s$/, " s");
  }
}

customElements.define("ate-progress", Progress);
