import { css, html, LitElement, nothing, svg } from "lit";
import { openSample, pick } from "../opening.js";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";
import "./menu.js";
import "./search.js";

const INFO = svg`<svg class="info" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.5"/><path d="M8 7v4.5M8 4.2v1.4"/></svg>`;
const NARROW = matchMedia("(width < 700px)");
const THEMES = { system: "light", light: "dark", dark: "system" } as const;
const THEME_MARKS = { system: "◐", light: "☀", dark: "☾" } as const;

/** Name, opening, search, views, preferences. */
export class TopBar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 12px;
        min-height: 48px;
        padding: 4px 16px;
        border-bottom: 1px solid var(--line);
        background: var(--paper);
      }

      .name {
        font-weight: 650;
        text-decoration: none;
        white-space: nowrap;
      }

      ate-search {
        flex: 1 1 220px;
        max-width: 560px;
      }

      .room {
        flex: 1 0 0;
      }

      nav,
      .group {
        display: flex;
        align-items: center;
        gap: 2px;
      }

      nav a {
        padding: 4px 10px;
        border-bottom: 2px solid transparent;
        text-decoration: none;
      }

      nav a:hover {
        background: var(--paper-3);
      }

      nav a[aria-current="page"] {
        border-color: var(--accent);
        font-weight: 600;
      }

      .items {
        display: grid;
        justify-items: stretch;
      }

      .items button {
        justify-content: flex-start;
      }

      .promise {
        padding: 6px;
        width: 380px;
        max-width: 100%;
        white-space: normal;
      }

      .promise p + p {
        margin-top: 8px;
      }

      label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }

      select {
        padding: 3px 4px;
      }

      svg.info {
        width: 14px;
        height: 14px;
        margin-left: 4px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        vertical-align: -2px;
      }

      .fewer {
        display: none;
      }

      @media (width < 1240px) {
        .wide,
        .group .label {
          display: none;
        }

        .fewer {
          display: inline;
        }
      }

      @media (width < 700px) {
        :host {
          gap: 0 4px;
          padding: 4px 8px;
        }

        .name {
          flex: none;
        }

        ate-search {
          order: 9;
          flex: 1 0 100%;
          max-width: none;
          margin: 2px 0 4px;
        }

        nav a {
          padding: 4px 6px;
        }
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [store.route, store.prefs, store.status === undefined]);
    NARROW.addEventListener("change", () => this.requestUpdate());
  }

  override render() {
    const { route, status } = store;
    const events = route.view !== "catalog";
    return html`<a class="name" href="#events" title="Activity Tracker log viewer" @click=${this.#home}>
        <span class="wide">Activity Tracker </span>Log viewer
      </a>
      ${
        status || !events
          ? html`<ate-menu>
              <span slot="label">Open…</span>
              <div class="items">
                <button @click=${() => pick(this, "files")}>Files…</button>
                <button @click=${() => pick(this, "folder")}>Folder…</button>
                <button @click=${openSample}>The sample</button>
                ${status ? html`<button @click=${() => store.close()}>Close this log</button>` : nothing}
              </div>
            </ate-menu>`
          : nothing
      }
      ${status && events ? html`<ate-search></ate-search>` : nothing}
      <span class="room"></span>
      <nav aria-label="Views">
        <a href=${store.linkTo({ view: "events" })} aria-current=${events ? "page" : "false"}>Events</a>
        <a href=${store.linkTo({ view: "catalog" })} aria-current=${events ? "false" : "page"}>Catalog</a>
      </nav>
      ${
        NARROW.matches
          ? html`<ate-menu side="end" .name=${"Preferences and help"}>
              <span slot="label" aria-hidden="true">⋯</span>
              <div class="items narrow">${this.#preferences()}${this.#promise()}</div>
            </ate-menu>`
          : html`<div class="group">${this.#preferences()}</div>
              <ate-menu side="end" .name=${"Nothing leaves this machine: how that is held"}>
                <span slot="label">
                  <span class="wide">Nothing leaves this machine</span><span class="fewer">Private</span>${INFO}
                </span>
                ${this.#promise()}
              </ate-menu>`
      }`;
  }

  #preferences() {
    const { route, prefs } = store;
    return html`<label>
          <span class="label">Profile</span>
          <select
            aria-label="Profile: whose rules apply"
            title="Whose rules apply: of one who takes events in, or of one who sends them"
            @change=${(event: Event) => store.go({ profile: (event.target as HTMLSelectElement).value as "ingest" | "emit" })}
          >
            ${(["ingest", "emit"] as const).map((name) => html`<option value=${name} ?selected=${route.profile === name}>${name}</option>`)}
          </select>
        </label>
        <button
          aria-label=${prefs.zone === "utc" ? "Times are in UTC; show local times" : "Times are local; show UTC"}
          title=${prefs.zone === "utc" ? "Times are in UTC; show local times" : "Times are local; show UTC"}
          @click=${() => store.prefer({ zone: prefs.zone === "utc" ? "local" : "utc" })}
        >
          ${prefs.zone === "utc" ? "UTC" : "Local"}
        </button>
        <button
          class="icon"
          aria-label="Colours: ${prefs.theme}; change to ${THEMES[prefs.theme]}"
          title="Colours: ${prefs.theme}; change to ${THEMES[prefs.theme]}"
          @click=${() => store.prefer({ theme: THEMES[prefs.theme] })}
        >
          <span aria-hidden="true">${THEME_MARKS[prefs.theme]}</span>
        </button>
        <button class="icon" aria-label="Keys and help" title="Keys and help (?)" @click=${() => store.showSheet(true)}>?</button>`;
  }

  #promise() {
    return html`<div class="promise">
          <p>
            Files are read in this tab, by this page. Its policy (<code>connect-src 'self'</code>) has the browser refuse
            every connection but to the place that the page itself came from, and while a log is open it makes none.
          </p>
          <p>
            What is shown (filters, the window of time, the chosen event, never the events) is kept in the address behind
            the <code>#</code>, which browsers do not send.
          </p>
        </div>`;
  }

  /** The name leads to all events; filters go, as Back brings them again. */
  #home(event: Event): void {
    event.preventDefault();
    store.go({ view: "events", event: undefined, pane: undefined });
  }
}

customElements.define("ate-top-bar", TopBar);
