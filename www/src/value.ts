/** What can be done with a value wherever one is shown: filter by it, leave it out, copy it. */
import type { Facet } from "activity-tracker-events/log";
import { css, html, nothing, svg } from "lit";
import { announce } from "./announce.js";
import { copyText } from "./clipboard.js";
import { plainText } from "./plain.js";
import { type How, howFiltered } from "./route.js";
import { store } from "./state.js";

/** A way to ask for the events with a value: a facet, or a term of the search box. */
export type Filterable = { facet: Facet; value: string | null } | { term: string };

/** A term of the search box: the field has this value, or, without a field, the text is somewhere. */
export function termOf(value: string, field?: string): Filterable | undefined {
  // A search box is one line, and what cannot be typed cannot be searched for there.
  if (value === "" || value.length > 300 || /\p{Cc}/u.test(value)) return undefined;
  const quoted = `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  return { term: field === undefined ? quoted : `${field}:${quoted}` };
}

function isOn(filter: Filterable, how: How): boolean {
  const { filter: filters, text } = store.route;
  if ("facet" in filter) return howFiltered(filters, filter.facet, filter.value) === how;
  const term = how === "include" ? filter.term : `-${filter.term}`;
  return ` ${text} `.includes(` ${term} `);
}

/** Filters by a value, or leaves it out; the second time neither. */
export function toggle(filter: Filterable, how: How): void {
  if ("facet" in filter) {
    store.filter(filter.facet, filter.value, how);
    return;
  }
  const both = [filter.term, `-${filter.term}`];
  const on = isOn(filter, how);
  const rest = both.reduce((text, term) => ` ${text} `.replace(` ${term} `, " ").trim(), store.route.text.trim());
  const term = how === "include" ? filter.term : `-${filter.term}`;
  store.go({ view: "events", text: on ? rest : `${rest} ${term}`.trim() });
}

/** Copies a text, and says so. */
export async function copy(text: string, what: string): Promise<void> {
  const done = await copyText(text);
  announce(
    done ? `Copied: ${what}` : "The browser does not let the page copy. Select the text, and copy it with a key.",
  );
}

/** Two sheets: no font can be counted on to have a sign for it. */
export const COPY = svg`<svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.3"
  ><rect x="5.5" y="5.5" width="8" height="8" rx="1.5"></rect><path d="M10.5 3.5v-1h-8v8h1"></path></svg>`;

interface Tools {
  /** What is copied. */
  text: string;
  filter?: Filterable | undefined;
  /** Whether the Tab key comes by; in a tree only the current row's do. Default true. */
  tab?: boolean;
}

/** Moves between the buttons of one value: they are one stop of the Tab key. */
function arrows(event: KeyboardEvent): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0) return;
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll("button")];
  const at = buttons.indexOf(event.composedPath()[0] as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

/** The buttons behind a value. */
export function valueTools({ text, filter, tab = true }: Tools) {
  const name = plainText(text, 60);
  const stop = (first: boolean) => (tab && first ? 0 : -1);
  const by = (how: How, sign: string, label: string) =>
    filter &&
    html`<button tabindex=${stop(how === "include")} aria-pressed=${isOn(filter, how)} aria-label=${`${label} ${name}`}
      title=${label} @click=${() => toggle(filter, how)}>${sign}</button>`;
  return html`<span class="tools" role="group" aria-label=${`Use ${name}`} @keydown=${arrows}
    >${filter ? [by("include", "=", "Only events with"), by("exclude", "≠", "No events with")] : nothing}<button
      tabindex=${stop(!filter)} aria-label=${`Copy ${name}`} title="Copy" @click=${() => copy(text, name)}>${COPY}</button
  ></span>`;
}

/** The buttons lie over the end of the line, so that no value has less room for them. */
export const valueSheet = css`
  .tools {
    position: absolute;
    inset: -3px 0 auto auto;
    display: inline-flex;
    gap: 2px;
    padding-inline-start: 8px;
    background: var(--tools, var(--paper));
    opacity: 0;
  }

  .tools button {
    justify-content: center;
    min-width: 26px;
    min-height: 26px;
    padding: 0;
    border-color: var(--line-strong);
    background: var(--paper);
    font: 13px / 16px var(--font);
  }

  .tools button[aria-pressed="true"] {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }

  :hover > .tools,
  :focus-within > .tools,
  .tools:has([aria-pressed="true"]) {
    opacity: 1;
  }

  @media (hover: none) {
    .tools {
      position: static;
      margin-inline-start: 6px;
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    .tools {
      opacity: 1;
    }
  }
`;
