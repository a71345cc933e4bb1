import { css, html, LitElement, nothing } from "lit";
import { count } from "../format.js";
import { openSample, pick } from "../opening.js";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";

/** The page before anything is open. */
export class Empty extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 20px;
        min-height: 100%;
        padding: 24px;
      }

      .area {
        display: grid;
        justify-items: center;
        gap: 20px;
        width: min(620px, 100%);
        padding: 56px 32px;
        border: 1.5px dashed var(--line-strong);
        border-radius: 12px;
        background: var(--paper-2);
        text-align: center;
      }

      h1 {
        font-size: 21px;
        font-weight: 600;
        line-height: 28px;
        text-wrap: balance;
      }

      h1 + p {
        margin-top: 6px;
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 8px;
      }

      .ways button {
        min-height: 36px;
        padding: 6px 16px;
      }

      .trouble {
        max-width: 56ch;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this);
  }

  override render() {
    const { trouble, opening } = store;
    return html`<div class="area">
        <div>
          <h1>Open audit events: files, folders, .gz.<br />They stay on this machine.</h1>
          <p class="quiet">Drop them here, paste them, or</p>
        </div>
        <div class="ways">
          <button class="main" ?disabled=${opening} @click=${() => pick(this, "files")}>Choose files</button>
          <button class="framed" ?disabled=${opening} @click=${() => pick(this, "folder")}>Choose folder</button>
          <button class="framed" ?disabled=${opening} @click=${openSample}>Try the sample</button>
        </div>
        ${opening ? html`<p role="status">Opening…</p>` : nothing}
        ${trouble ? html`<p class="trouble" role="alert"><strong>Not opened.</strong> ${trouble.message}</p>` : nothing}
      </div>
      <a href=${store.linkTo({ view: "catalog" })}>Browse the ${count(KNOWN_ACTIONS)} known actions →</a>`;
  }
}

customElements.define("ate-empty", Empty);
