import { css, html, LitElement } from "lit";
import { count } from "../format.js";
import { asked, found, isAsked, QUESTIONS } from "../questions.js";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";

/** Questions that one click answers. */
export class QuestionStrip extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      button {
        gap: 5px;
        min-height: 28px;
        padding: 2px 9px;
        font-size: 13px;
        border-color: var(--line-strong);
        border-radius: 15px;
      }

      button[aria-pressed="true"] {
        box-shadow: inset 0 0 0 1px var(--accent);
      }

      .number {
        font-weight: 650;
        font-variant-numeric: tabular-nums;
      }

      .none {
        border-color: var(--line);
        color: var(--ink-2);
      }

      .none .number {
        font-weight: 400;
      }

      @media (width < 700px) {
        ul {
          flex-wrap: nowrap;
          overflow-x: auto;
          padding: 2px;
          margin: -2px;
          scrollbar-width: none;
        }
      }

      @media (forced-colors: active) {
        button[aria-pressed="true"] {
          border-color: Highlight;
          color: Highlight;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [store.answer, store.route, store.status?.unreadable]);
  }

  override render() {
    const { answer, route, status } = store;
    const unreadable = status?.unreadable ?? 0;
    const showsUnreadable = route.view === "unreadable";
    return html`<ul aria-label="Questions">
      ${QUESTIONS.map((question) => {
        const number = found(question, answer);
        return this.#chip(question.name, number, !showsUnreadable && isAsked(question, route.filter), () =>
          store.go({ view: "events", filter: asked(question, showsUnreadable ? [] : route.filter) }),
        );
      })}
      ${this.#chip("Unreadable lines", unreadable, showsUnreadable, () =>
        store.go({ view: showsUnreadable ? "events" : "unreadable", event: undefined }),
      )}
    </ul>`;
  }

  #chip(name: string, number: number | undefined, pressed: boolean, click: () => void) {
    return html`<li>
      <button class=${number ? "" : "none"} aria-pressed=${pressed} @click=${click}>
        ${name} <span class="number">${number === undefined ? "…" : count(number)}</span>
      </button>
    </li>`;
  }
}

customElements.define("ate-question-strip", QuestionStrip);
