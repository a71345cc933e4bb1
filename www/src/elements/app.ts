import { css, html, LitElement, nothing } from "lit";
import { counted } from "../format.js";
import { fromDrop, fromPaste, fromPicker } from "../gather.js";
import type { Pick } from "../opening.js";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";
import "./top-bar.js";
import "./empty.js";
import "./progress.js";
import "./facets.js";
import "./timeline.js";
import "./filter-line.js";
import "./question-strip.js";
import "./table.js";
import "./detail.js";
import "./catalog.js";
import "./problems.js";
import "./keys.js";

/** Counts are read out no oftener, in milliseconds. */
const POLITE = 1000;

/** The page: which of its parts are shown, and where; what is dropped on it or pasted; and the way from part to part. */
export class App extends LitElement {
  static override properties = { dropping: { state: true }, spoken: { state: true } };

  static override styles = [
    base,
    css`
      :host {
        position: relative;
        overflow: clip;
        display: flex;
        flex-direction: column;
        height: 100%;
        min-height: 0;
      }

      .skip {
        position: absolute;
        z-index: 50;
        top: 4px;
        left: 8px;
        display: flex;
        gap: 4px;
      }

      .skip button:not(:focus) {
        position: absolute;
        width: 1px;
        height: 1px;
        min-height: 0;
        padding: 0;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .body {
        display: grid;
        flex: 1;
        grid-template: minmax(0, 1fr) / 260px minmax(0, 1fr);
        min-height: 0;
      }

      .body.with-detail {
        grid-template-columns: 260px minmax(0, 1fr) 420px;
      }

      .facets {
        overflow: auto;
        border-right: 1px solid var(--line);
      }

      .back {
        display: none;
      }

      main {
        display: flex;
        flex-direction: column;
        gap: 10px;
        min-width: 0;
        min-height: 0;
        padding: 12px 16px 0;
        overflow: auto;
      }

      main > * {
        flex: none;
      }

      main > .rest {
        flex: 1 0 240px;
        min-height: 0;
        margin: 0 -16px;
      }

      .rest > * {
        height: 100%;
      }

      .detail {
        min-width: 0;
        overflow: auto;
        border-left: 1px solid var(--line);
        background: var(--paper);
      }

      .whole {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }

      .flush {
        padding: 0;
      }

      .trouble {
        padding: 6px 16px;
        border-bottom: 1px solid var(--line);
        background: var(--paper-2);
        overflow-wrap: anywhere;
      }

      .drop {
        position: absolute;
        z-index: 40;
        inset: 8px;
        display: grid;
        place-content: center;
        border: 2px dashed var(--accent);
        border-radius: 12px;
        background: color-mix(in srgb, var(--accent-paper) 92%, transparent);
        font-size: 18px;
        pointer-events: none;
      }

      [data-region]:focus-visible {
        outline-offset: -2px;
      }

      @media (width < 1100px) {
        .body,
        .body.with-detail {
          position: relative;
          grid-template-columns: 230px minmax(0, 1fr);
        }

        .detail {
          position: absolute;
          z-index: 10;
          top: 0;
          right: 0;
          bottom: 0;
          width: min(420px, 70%);
          box-shadow: -8px 0 24px rgb(0 0 0 / 14%);
        }
      }

      @media (width < 700px) {
        .body,
        .body.with-detail {
          grid-template-columns: minmax(0, 1fr);
        }

        .facets {
          display: none;
        }

        .facets.shown,
        .detail {
          position: absolute;
          z-index: 10;
          inset: 0;
          display: block;
          width: auto;
          border: 0;
          background: var(--paper);
          box-shadow: none;
        }

        .back {
          display: flex;
          position: sticky;
          z-index: 3;
          top: 0;
          padding: 6px 8px;
          border-bottom: 1px solid var(--line);
          background: var(--paper);
        }

        main {
          padding: 8px 10px 0;
        }

        main > .rest {
          margin: 0 -10px;
        }
      }
    `,
  ];

  /** Whether something is held over the page that can be dropped. */
  dropping = false;
  /** What is read out. */
  spoken = "";
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #spokenAt = -POLITE;

  constructor() {
    super();
    new Watch(this);
    this.addEventListener("ate-pick", (event) => this.#pick((event as CustomEvent<Pick>).detail));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const [name, listener] of this.#heard) addEventListener(name, listener as EventListener);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const [name, listener] of this.#heard) removeEventListener(name, listener as EventListener);
  }

  override updated(): void {
    const { status, asking, opening } = store;
    this.dataset.state = status?.state ?? (opening ? "opening" : "empty");
    this.dataset.asking = String(asking);
    this.#speak();
  }

  override render() {
    const { route, status, sheet, trouble, opening } = store;
    const open = status !== undefined || opening;
    return html`<div class="skip">
        ${
          status && route.view !== "catalog"
            ? html`<button class="framed" @click=${() => this.#toRegion("events")}>Skip to the events</button>
              <button class="framed" @click=${() => this.#toRegion("filters")}>Skip to the filters</button>`
            : html`<button class="framed" @click=${() => this.#toRegion("main")}>Skip to the content</button>`
        }
      </div>
      <header data-region="top" tabindex="-1"><ate-top-bar></ate-top-bar></header>
      ${open ? html`<ate-progress></ate-progress>` : nothing}
      ${trouble && (open || route.view === "catalog") ? html`<p class="trouble" role="alert">${trouble.message}</p>` : nothing}
      ${
        route.view === "catalog"
          ? html`<main class="whole flush" data-region="main" tabindex="-1" aria-label="Catalog"><ate-catalog></ate-catalog></main>`
          : open
            ? this.#log()
            : html`<main class="whole" data-region="main" tabindex="-1" aria-label="Open"><ate-empty></ate-empty></main>`
      }
      <input type="file" multiple hidden aria-label="Files" @change=${this.#picked} />
      <input type="file" webkitdirectory hidden aria-label="Folder" @change=${this.#picked} />
      <div class="unseen" role="status" aria-live="polite">${this.spoken}</div>
      ${this.dropping ? html`<div class="drop">Drop to open. Nothing leaves this machine.</div>` : nothing}
      ${sheet ? html`<ate-keys></ate-keys>` : nothing}`;
  }

  #log() {
    const { route } = store;
    const detail = route.event !== undefined && store.log !== undefined && route.view === "events";
    return html`<div class="body ${detail ? "with-detail" : ""}">
      <aside
        class="facets ${route.pane === "filters" ? "shown" : ""}"
        data-region="filters"
        tabindex="-1"
        aria-label="Filters"
      >
        <div class="back"><button @click=${() => store.go({ pane: undefined })}>← Back to the events</button></div>
        <ate-facets></ate-facets>
      </aside>
      <main aria-label="Log">
        <h1 class="unseen">Events of the log</h1>
        <ate-question-strip></ate-question-strip>
        <section data-region="timeline" tabindex="-1" aria-label="Timeline"><ate-timeline></ate-timeline></section>
        <ate-filter-line></ate-filter-line>
        <section class="rest" data-region="events" tabindex="-1" aria-label=${route.view === "unreadable" ? "Unreadable lines" : "Events"}>
          ${route.view === "unreadable" ? html`<ate-problems></ate-problems>` : html`<ate-table></ate-table>`}
        </section>
      </main>
      ${
        detail
          ? html`<aside class="detail" data-region="detail" tabindex="-1" aria-label="Event">
              <div class="back"><button @click=${() => store.select(undefined)}>← Back to the events</button></div>
              <ate-detail></ate-detail>
            </aside>`
          : nothing
      }
    </div>`;
  }

  // Opening

  #pick(what: Pick): void {
    const inputs = this.renderRoot.querySelectorAll<HTMLInputElement>("input[type=file]");
    inputs[what === "folder" ? 1 : 0]?.click();
  }

  #picked(event: Event): void {
    const input = event.target as HTMLInputElement;
    const files = fromPicker(input.files);
    // The same file may be chosen again.
    input.value = "";
    if (files.length > 0) void store.open(files);
  }

  readonly #dragged = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.dropping = true;
  };

  readonly #left = (event: DragEvent) => {
    // Out of the window, not from one part of it to another.
    if (!event.relatedTarget) this.dropping = false;
  };

  readonly #dropped = async (event: DragEvent) => {
    this.dropping = false;
    const { dataTransfer } = event;
    if (!dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    try {
      await store.open(await fromDrop(dataTransfer));
    } catch (error) {
      store.fail(`What was dropped could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  readonly #pasted = (event: ClipboardEvent) => {
    const into = event.composedPath()[0];
    if (into instanceof HTMLInputElement || !event.clipboardData) return;
    const files = fromPaste(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    void store.open(files);
  };

  readonly #heard: readonly (readonly [string, unknown])[] = [
    ["dragover", this.#dragged],
    ["dragleave", this.#left],
    ["drop", this.#dropped],
    ["paste", this.#pasted],
    // Of the whole window: before anything was chosen, nothing on the page has the focus.
    ["keydown", (event: KeyboardEvent) => this.#key(event)],
  ];

  // Keys

  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented) return;
    if (event.key === "F6" && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.#nextRegion(event.shiftKey ? -1 : 1);
      return;
    }
    if (event.key === "Escape" && store.route.event !== undefined && !store.sheet) {
      event.preventDefault();
      store.select(undefined);
      this.#toRegion("events");
      return;
    }
    const into = event.composedPath()[0];
    const typing =
      into instanceof HTMLInputElement || into instanceof HTMLTextAreaElement || into instanceof HTMLSelectElement;
    if (typing || !store.prefs.keys || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      const search = this.renderRoot
        .querySelector(store.route.view === "catalog" ? "ate-catalog" : "ate-top-bar")
        ?.shadowRoot?.querySelector<HTMLElement>("ate-search, input[type=search]");
      search?.focus();
    } else if (event.key === "?") {
      event.preventDefault();
      store.showSheet(true);
    }
  }

  get #regions(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>("[data-region]")].filter((region) =>
      region.checkVisibility(),
    );
  }

  /** To the next part of the page, and after the last to the first. */
  #nextRegion(step: 1 | -1): void {
    const regions = this.#regions;
    const at = regions.findIndex((region) => region.matches(":focus-within"));
    const next = at < 0 ? (step > 0 ? 0 : regions.length - 1) : (at + step + regions.length) % regions.length;
    this.#toRegion(regions[next]?.dataset.region ?? "");
  }

  #toRegion(name: string): void {
    const region = this.#regions.find((region) => region.dataset.region === name);
    const table = region?.querySelector<HTMLElement>("ate-table");
    if (table) table.focus();
    else region?.focus();
  }

  // For those who hear the page

  #speak(): void {
    const { status, answer } = store;
    if (this.#speaking !== undefined || !status || !answer) return;
    const wait = Math.max(0, this.#spokenAt + POLITE - performance.now());
    this.#speaking = setTimeout(() => {
      this.#speaking = undefined;
      this.#spokenAt = performance.now();
      const { answer } = store;
      if (!answer) return;
      this.spoken = `${counted(answer.total, "event")}${store.filtered ? ` of ${answer.of}` : ""}${answer.soFar ? " so far" : ""}`;
    }, wait);
  }
}

customElements.define("ate-app", App);
