import { css, html, LitElement, nothing } from "lit";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";
import "./top-bar.js";
import "./empty.js";
import "./facets.js";
import "./timeline.js";
import "./filter-line.js";
import "./question-strip.js";
import "./table.js";
import "./detail.js";
import "./catalog.js";
import "./problems.js";
import "./keys.js";

/** The page: which of its parts are shown, and where. */
export class App extends LitElement {
  static override styles = [base, css``];

  constructor() {
    super();
    new Watch(this);
  }

  override render() {
    const { route, status, sheet } = store;
    return html`<ate-top-bar></ate-top-bar>
      ${
        route.view === "catalog"
          ? html`<ate-catalog></ate-catalog>`
          : !status
            ? html`<ate-empty></ate-empty>`
            : html`<ate-facets></ate-facets>
              <main>
                <ate-question-strip></ate-question-strip>
                <ate-timeline></ate-timeline>
                <ate-filter-line></ate-filter-line>
                ${route.view === "unreadable" ? html`<ate-problems></ate-problems>` : html`<ate-table></ate-table>`}
              </main>
              ${route.event === undefined ? nothing : html`<ate-detail></ate-detail>`}`
      }
      ${sheet ? html`<ate-keys></ate-keys>` : nothing}`;
  }
}

customElements.define("ate-app", App);
