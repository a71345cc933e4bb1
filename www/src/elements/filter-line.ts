import { css, html, LitElement } from "lit";
import { base } from "../sheets.js";
import { Watch } from "../state.js";

/** The filters that apply, and how many events are left. */
export class FilterLine extends LitElement {
  static override styles = [base, css``];

  constructor() {
    super();
    new Watch(this);
  }

  override render() {
    return html``;
  }
}

customElements.define("ate-filter-line", FilterLine);
