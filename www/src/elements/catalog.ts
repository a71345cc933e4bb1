import { css, html, LitElement } from "lit";
import { base } from "../sheets.js";
import { Watch } from "../state.js";

/** The known actions; `store.route.entry`, `.group` and `.find` say what is shown, `store.api` is there or on its way. */
export class Catalog extends LitElement {
  static override styles = [base, css``];

  constructor() {
    super();
    new Watch(this);
  }

  override render() {
    return html``;
  }
}

customElements.define("ate-catalog", Catalog);
