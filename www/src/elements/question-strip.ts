import { css, html, LitElement } from "lit";
import { base } from "../sheets.js";
import { Watch } from "../state.js";

/** Questions that one click answers. */
export class QuestionStrip extends LitElement {
  static override styles = [base, css``];

  constructor() {
    super();
    new Watch(this);
  }

  override render() {
    return html``;
  }
}

customElements.define("ate-question-strip", QuestionStrip);
