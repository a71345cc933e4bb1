import { css, html, LitElement } from "lit";
import { base } from "../sheets.js";
import { Watch } from "../state.js";

/** The lines that could not be read: `store.log.problems()`. */
export class Problems extends LitElement {
  static override styles = [base, css``];

  constructor() {
    super();
    new Watch(this);
  }

  override render() {
    return html``;
  }
}

customElements.define("ate-problems", Problems);
