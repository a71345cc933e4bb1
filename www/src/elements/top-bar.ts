import { css, html, LitElement } from "lit";
import { base } from "../sheets.js";
import { Watch } from "../state.js";

/** Name, opening, search, views, preferences. */
export class TopBar extends LitElement {
  static override styles = [base, css``];

  constructor() {
    super();
    new Watch(this);
  }

  override render() {
    return html``;
  }
}

customElements.define("ate-top-bar", TopBar);
