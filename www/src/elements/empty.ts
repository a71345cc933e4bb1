import { css, html, LitElement } from "lit";
import { base } from "../sheets.js";
import { Watch } from "../state.js";

/** The page before anything is open. */
export class Empty extends LitElement {
  static override styles = [base, css``];

  constructor() {
    super();
    new Watch(this);
  }

  override render() {
    return html``;
  }
}

customElements.define("ate-empty", Empty);
