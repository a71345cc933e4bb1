import type { Level } from "activity-tracker-events/slim";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { bytes, count } from "../format.js";
import { type Found, lines, type Node, treeOf } from "../json.js";
import { levelMark, markSheet } from "../marks.js";
import { cut, LONG, plain } from "../plain.js";
import { base } from "../sheets.js";
import { style } from "../style.js";
import { type Filterable, valueSheet, valueTools } from "../value.js";

/** So much text is shown without being asked for all of it. */
const FIRST = 64 * 1024;
/** So many rows of the tree at once. */
const ROWS = 500;
/** A small event is shown as a whole, of a large one what is on top. */
const SMALL = 200;

interface Row {
  node: Node;
  depth: number;
  place: number;
  of: number;
}

/** The JSON of an event, as a tree or as text; places of findings are marked, the one that was asked for is shown. */
export class Json extends LitElement {
  static override properties = {
    text: { attribute: false },
    marks: { attribute: false },
    shown: { attribute: false },
    filterable: { attribute: false },
    mode: { state: true },
    all: { state: true },
    rows: { state: true },
    current: { state: true },
    opened: { state: true },
    whole: { state: true },
  };

  static override styles = [
    base,
    markSheet,
    valueSheet,
    css`
      :host {
        position: relative;
        display: block;
      }

      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px;
        margin-bottom: 6px;
      }

      .tree,
      pre {
        margin: 0;
        padding: 6px 0;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--paper-2);
        font: 12px / 18px var(--mono);
      }

      .row {
        --tools: var(--paper-2);
        position: relative;
        display: flex;
        align-items: flex-start;
        padding: 1px 8px 1px 0;
        scroll-margin: 40px;
      }

      .row:focus-visible {
        outline-offset: -2px;
      }

      .row[aria-selected="true"] {
        --tools: var(--accent-paper);
      }

      .row[aria-selected="true"],
      mark.chosen {
        background: var(--accent-paper);
        box-shadow: inset 3px 0 var(--accent);
      }

      .gutter {
        flex: 0 0 20px;
        text-align: center;
        user-select: none;
      }

      .twist {
        flex: 0 0 14px;
        color: var(--ink-2);
        cursor: pointer;
        user-select: none;
      }

      .text {
        flex: 1 1 auto;
        min-width: 0;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }

      .key {
        color: var(--ink-2);
      }

      .missing {
        margin: 0 0 6px;
      }

      pre {
        padding: 8px;
        overflow-x: auto;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
        tab-size: 2;
      }

      mark {
        display: block;
        margin: 0 -8px;
        padding: 0 8px;
        background: none;
        color: inherit;
      }

      button.link {
        min-height: 20px;
        font: 13px / 18px var(--font);
      }
    `,
  ];

  declare text: string;
  /** What was found, by the value that it is about, the worst first. */
  declare marks: ReadonlyMap<Node, Level>;
  /** What is to be shown; a new object each time that it is asked for. */
  declare shown: Found | undefined;
  /** How to filter by what stands behind a value, if that can be done. */
  declare filterable: ((way: readonly Node[]) => Filterable | undefined) | undefined;
  declare mode: "tree" | "text";
  declare all: boolean;
  declare rows: number;
  declare current: Node | undefined;
  declare opened: ReadonlySet<Node>;
  declare whole: ReadonlySet<Node>;

  #root: Node | undefined;
  #parents = new Map<Node, Node>();
  #reveal = false;

  constructor() {
    super();
    this.text = "";
    this.marks = new Map();
    this.mode = "tree";
    this.all = false;
    this.rows = ROWS;
    this.opened = new Set();
    this.whole = new Set();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("text")) {
      const root = treeOf(this.text);
      this.#root = root;
      this.#parents.clear();
      const nodes: Node[] = root ? [root] : [];
      for (let next = 0; next < nodes.length; next++) {
        const node = nodes[next] as Node;
        for (const child of node.children ?? []) {
          this.#parents.set(child, node);
          nodes.push(child);
        }
      }
      const large = nodes.length > SMALL;
      this.opened = new Set(nodes.filter((node) => node.children && (!large || this.#depth(node) < 2)));
      this.whole = new Set();
      this.all = false;
      this.rows = ROWS;
      this.current = root;
    }
    if (changed.has("shown") && this.shown) {
      const { way } = this.shown;
      this.opened = new Set([...this.opened, ...way.slice(0, -1)]);
      this.current = way.at(-1);
      const place = this.#visible().findIndex(({ node }) => node === this.current);
      if (place >= this.rows) this.rows = place + ROWS;
      this.#reveal = true;
    }
  }

  protected override updated(): void {
    if (!this.#reveal) return;
    this.#reveal = false;
    const place = this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"], mark.chosen');
    place?.scrollIntoView({ block: "center" });
    place?.focus({ preventScroll: true });
  }

  #depth(node: Node): number {
    let depth = 0;
    for (let at = this.#parents.get(node); at; at = this.#parents.get(at)) depth++;
    return depth;
  }

  /** The rows of the tree that are not folded away, in order. */
  #visible(): Row[] {
    const rows: Row[] = [];
    const steps: Row[] = this.#root ? [{ node: this.#root, depth: 0, place: 1, of: 1 }] : [];
    for (let row = steps.pop(); row; row = steps.pop()) {
      rows.push(row);
      const { node, depth } = row;
      if (!node.children || !this.opened.has(node)) continue;
      const of = node.children.length;
      for (let at = of - 1; at >= 0; at--) {
        steps.push({ node: node.children[at] as Node, depth: depth + 1, place: at + 1, of });
      }
    }
    return rows;
  }

  #way(node: Node): Node[] {
    const way = [node];
    for (let at = this.#parents.get(node); at; at = this.#parents.get(at)) way.unshift(at);
    return way;
  }

  override render() {
    const mode = (name: "tree" | "text", label: string) =>
      html`<button aria-pressed=${this.mode === name} @click=${() => this.#show(name)}>${label}</button>`;
    const missing = this.shown?.missing;
    return html`<div class="bar" role="group" aria-label="How the JSON is shown">
        ${mode("tree", "Tree")}${mode("text", "Text")}<slot></slot>
      </div>
      ${
        missing === undefined
          ? nothing
          : html`<p class="missing" role="status">Missing here: <span class="mono">${plain(missing)}</span></p>`
      }
      ${this.#root && this.mode === "tree" ? this.#tree() : this.#text(this.#root)}`;
  }

  #show(mode: "tree" | "text"): void {
    this.mode = mode;
    // Where somebody was is where they look next.
    this.#reveal = this.shown !== undefined;
  }

  #tree() {
    const rows = this.#visible();
    const chosen = this.shown?.way.at(-1);
    const left = rows.length - this.rows;
    return html`<div class="tree" role="tree" aria-label="JSON of the event" @keydown=${this.#key}>
        ${rows.slice(0, this.rows).map((row) => this.#row(row, row.node === chosen))}
      </div>
      ${
        left > 0
          ? html`<button class="link" @click=${() => {
              this.rows += ROWS * 4;
            }}>Show more (${count(left)} left)</button>`
          : nothing
      }`;
  }

  #row({ node, depth, place, of }: Row, chosen: boolean) {
    const open = node.children && node.children.length > 0 ? this.opened.has(node) : undefined;
    const here = node === this.current;
    const level = this.marks.get(node);
    return html`<div
      class="row"
      role="treeitem"
      tabindex=${here ? 0 : -1}
      aria-level=${depth + 1}
      aria-posinset=${place}
      aria-setsize=${of}
      aria-expanded=${open ?? nothing}
      aria-selected=${chosen ? "true" : "false"}
      .node=${node}
      @focusin=${() => {
        this.current = node;
      }}
    >
      <span class="gutter">${level ? html`${levelMark(level)}<span class="unseen">${level}: </span>` : nothing}</span>
      <span class="twist" aria-hidden="true" ${style({ "margin-left": `${Math.min(depth, 24) * 14}px` })}
        @click=${() => this.#fold(node, !open)}>${open === undefined ? nothing : open ? "▾" : "▸"}</span>
      <span class="text">${this.#keyOf(node)}${this.#valueOf(node, open)}</span>
      ${node.children ? nothing : valueTools({ text: this.#plainValue(node), filter: this.filterable?.(this.#way(node)), tab: here })}
    </div>`;
  }

  #keyOf(node: Node): TemplateResult | typeof nothing {
    if (node.key !== undefined) return html`<span class="key">${plain(node.key, 200)}: </span>`;
    const parent = this.#parents.get(node);
    return parent?.kind === "array" ? html`<span class="key">${parent.children?.indexOf(node)}: </span>` : nothing;
  }

  #plainValue(node: Node): string {
    return node.value ?? this.text.slice(node.start, node.end);
  }

  #valueOf(node: Node, open: boolean | undefined) {
    if (node.children) {
      const [first, last] = node.kind === "object" ? ["{", "}"] : ["[", "]"];
      if (open === undefined) return `${first}${last}`;
      return open ? first : html`${first} <span class="quiet">${count(node.children.length)}</span> ${last}`;
    }
    if (node.kind !== "string") return plain(this.text.slice(node.start, node.end));
    const value = node.value ?? "";
    if (value.length <= LONG || this.whole.has(node)) return html`“${plain(value, Number.POSITIVE_INFINITY)}”`;
    const { left } = cut(value, LONG);
    return html`“${plain(value)}” <button class="link" tabindex=${node === this.current ? 0 : -1} @click=${() => {
      this.whole = new Set([...this.whole, node]);
    }}>show all, ${count(left)} characters more</button>`;
  }

  #fold(node: Node, open: boolean): void {
    if (!node.children?.length) return;
    const opened = new Set(this.opened);
    if (open) opened.add(node);
    else opened.delete(node);
    this.opened = opened;
    this.current = node;
  }

  /** The keys of a tree, as the ARIA practices have them. */
  #key = (event: KeyboardEvent): void => {
    const node = this.current;
    // In a row's buttons the keys are theirs.
    if (!node || (event.composedPath()[0] as HTMLElement).role !== "treeitem") return;
    const rows = this.#visible().slice(0, this.rows);
    const at = rows.findIndex((row) => row.node === node);
    const open = this.opened.has(node);
    const go = (to: Node | undefined) => to && this.#focus(to);
    switch (event.key) {
      case "ArrowDown":
        go(rows[at + 1]?.node);
        break;
      case "ArrowUp":
        go(rows[at - 1]?.node);
        break;
      case "Home":
        go(rows[0]?.node);
        break;
      case "End":
        go(rows.at(-1)?.node);
        break;
      case "ArrowRight":
        if (node.children?.length && !open) this.#fold(node, true);
        else go(node.children?.[0]);
        break;
      case "ArrowLeft":
        if (node.children?.length && open) this.#fold(node, false);
        else go(this.#parents.get(node));
        break;
      case "Enter":
      case " ":
        this.#fold(node, !open);
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  async #focus(node: Node): Promise<void> {
    this.current = node;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
  }

  /** The text laid out; what is not marked stays in as few pieces as can be. */
  #text(root: Node | undefined) {
    const chosen = this.shown?.way.at(-1);
    const parts: unknown[] = [];
    let size = 0;
    let run = "";
    let open: Node | undefined;
    const flush = () => {
      if (run !== "") parts.push(plain(run, Number.POSITIVE_INFINITY, true));
      run = "";
    };
    const source = root ? lines(root, this.text) : [{ depth: 0, text: this.text, node: undefined }];
    let left = false;
    for (const { depth, text, node } of source) {
      const marked = node !== undefined && (node === chosen || this.marks.has(node));
      const line = `${"  ".repeat(Math.min(depth, 40))}${text}\n`;
      size += line.length;
      if (!this.all && size > FIRST && !(node === chosen && node)) {
        if (size - line.length < FIRST) run += `${cut(line, FIRST - size + line.length).text}…\n`;
        left = true;
        if (!chosen || parts.some((part) => part === chosen)) break;
        continue;
      }
      // Of a marked object, the line that begins it.
      if (marked && node !== open) {
        flush();
        open = node;
        const level = this.marks.get(node);
        const shape = level ? html`<span class="unseen">${level}: </span>` : nothing;
        const label = level ? html`${levelMark(level)} ` : nothing;
        parts.push(
          html`<mark class=${node === chosen ? "chosen" : "found"} tabindex=${node === chosen ? -1 : nothing}
            >${shape}${label}${plain(line.trimEnd(), this.all ? Number.POSITIVE_INFINITY : FIRST)}</mark>`,
        );
      } else run += line;
    }
    flush();
    // biome-ignore format: white space counts within
    return html`<pre tabindex="0" role="region" aria-label="JSON of the event as text">${parts}</pre>
      ${left ? html`<button class="link" @click=${() => { this.all = true; }}>Show all (${bytes(this.text.length)})</button>` : nothing}`;
  }
}

customElements.define("ate-json", Json);
