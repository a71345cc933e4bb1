import type { LogFile, LogProblem } from "activity-tracker-events/log";
import { css, html, LitElement, nothing } from "lit";
import { bytes, count, counted } from "../format.js";
import { plain, plainText } from "../plain.js";
import { base } from "../sheets.js";
import { messageOf, store, Watch } from "../state.js";
import { valueSheet, valueTools } from "../value.js";

/** So many are listed at first, and so many more each time. */
const PART = 500;

const STATES: Partial<Record<LogFile["state"], string>> = {
  partial: "read in part",
  failed: "not read",
  skipped: "left out",
};

/** What is in no table: lines that could not be read, and files that were not, each with its reason. */
export class Problems extends LitElement {
  static override properties = {
    list: { state: true },
    total: { state: true },
    most: { state: true },
    trouble: { state: true },
  };

  static override styles = [
    base,
    valueSheet,
    css`
      :host {
        position: relative;
        display: block;
        min-height: 0;
        overflow: auto;
        padding: 16px;
      }

      h2 {
        margin-bottom: 6px;
        font-size: 18px;
        font-weight: 600;
        line-height: 25px;
      }

      h2:focus-visible {
        outline: none;
      }

      h2 ~ h2 {
        margin-top: 28px;
      }

      .lead {
        max-width: 72ch;
        margin-bottom: 12px;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 5px 12px 5px 0;
        border-bottom: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
      }

      th {
        color: var(--ink-2);
        font-weight: 600;
        white-space: nowrap;
      }

      .number {
        text-align: end;
        white-space: nowrap;
      }

      td.why {
        position: relative;
        width: 60%;
        overflow-wrap: anywhere;
      }

      td.name {
        overflow-wrap: anywhere;
      }

      @media (max-width: 699px) {
        thead {
          position: absolute;
          clip-path: inset(50%);
        }

        tr {
          display: flex;
          flex-wrap: wrap;
          gap: 0 12px;
          padding: 8px 0;
          border-bottom: 1px solid var(--line);
        }

        td {
          padding: 0;
          border: 0;
        }

        td.why {
          width: 100%;
        }

        td.number::before {
          color: var(--ink-2);
          content: attr(data-name) " ";
        }
      }
    `,
  ];

  declare list: readonly LogProblem[];
  declare total: number;
  declare most: number;
  declare trouble: string | undefined;

  #asked: unknown;
  #key = "";

  constructor() {
    super();
    this.list = [];
    this.total = 0;
    this.most = PART;
    new Watch(this);
  }

  /** Moves the focus to the list. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override willUpdate(): void {
    const { log, status } = store;
    if (!log || !status) return;
    const key = `${status.unreadable} ${this.most} ${status.state}`;
    if (this.#asked === log && this.#key === key) return;
    this.#asked = log;
    this.#key = key;
    log.problems(this.most).then(
      ({ problems, total }) => {
        if (this.#asked !== log || this.#key !== key) return;
        this.list = problems;
        this.total = total;
        this.trouble = undefined;
      },
      (error) => {
        this.trouble = messageOf(error);
      },
    );
  }

  override render() {
    const files = (store.status?.files ?? []).filter(({ problem }) => problem !== undefined);
    const left = this.total - this.list.length;
    const soFar = store.status?.state === "loading" ? " so far" : "";
    return html`
      ${this.trouble === undefined ? nothing : html`<p role="alert">The list cannot be shown: ${plain(this.trouble)}</p>`}
      ${files.length > 0 ? this.#files(files) : nothing}
      <h2 tabindex="-1">${this.total === 0 ? (files.length > 0 ? "No unreadable line in what was read" : "Every record could be read") : `${counted(this.total, "record")} could not be read${soFar}`}</h2>
      <p class="lead quiet">
        ${
          this.total === 0
            ? `All ${files.length > 0 ? "that was read" : "that the files hold"} is in the table${soFar}.`
            : "What is no event is in no count and in no table. Nothing was dropped: each record is where its file, line and byte say."
        }
      </p>
      ${
        this.list.length > 0
          ? html`<table>
              <thead>
                <tr><th scope="col">File</th><th scope="col" class="number">Line</th><th scope="col" class="number">Byte</th><th scope="col" class="number">Size</th><th scope="col">Reason</th></tr>
              </thead>
              <tbody>${this.list.map((problem) => this.#row(problem))}</tbody>
            </table>`
          : nothing
      }
      ${
        left > 0
          ? html`<p><button class="link" @click=${() => {
              this.most += PART * 4;
            }}>Show more (${count(left)} left)</button></p>`
          : nothing
      }`;
  }

  #row({ file, line, offset, length, message }: LogProblem) {
    return html`<tr>
      <td class="name">${plain(file, 200)}</td>
      <td class="number" data-name="line">${line}</td>
      <td class="number" data-name="byte">${offset}</td>
      <td class="number" data-name="size">${bytes(length)}</td>
      <td class="why">${plain(message)}${valueTools({ text: `${file}:${line}: ${message}` })}</td>
    </tr>`;
  }

  #files(files: readonly LogFile[]) {
    return html`<h2 tabindex="-1">${counted(files.length, "file")} not read to the end</h2>
      <table>
        <thead><tr><th scope="col">File</th><th scope="col">What</th><th scope="col">Reason</th></tr></thead>
        <tbody>
          ${files.map(
            ({ name, state, problem = "" }) => html`<tr>
              <td class="name" title=${plainText(name)}>${plain(name, 200)}</td>
              <td>${STATES[state] ?? state}</td>
              <td class="why">${plain(problem)}</td>
            </tr>`,
          )}
        </tbody>
      </table>`;
  }
}

customElements.define("ate-problems", Problems);
