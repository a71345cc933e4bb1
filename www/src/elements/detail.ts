import type { Facet, Log, LogEvent, LogRow } from "activity-tracker-events/log";
import type { Actor, Entry, Finding, Group, Level, Rule, Target } from "activity-tracker-events/slim";
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { shortTitle } from "../catalog.js";
import { moment, span } from "../format.js";
import { eventIn, type Found, find, type Node, stringAt, treeOf, unitAt } from "../json.js";
import { levelMark } from "../marks.js";
import { outcomeMark, outcomeSheet } from "../outcome.js";
import { plain, plainText, unescaped } from "../plain.js";
import { base } from "../sheets.js";
import { sourceOf } from "../source.js";
import { messageOf, store, Watch } from "../state.js";
import { copy, type Filterable, termOf, toggle, valueSheet, valueTools } from "../value.js";
import { valueName } from "../words.js";
import "./json.js";

/** So many events of the same request are listed. */
const RELATED = 12;
const WEIGHT: Record<Level, number> = { error: 0, warning: 1, info: 2 };

interface Related {
  row: LogRow;
  sentence: string;
}

/** What was asked for, so that nothing is asked for twice. */
interface Asked {
  log: Log;
  index: number;
  profile: string;
  /** While the log is loading, how many events there were. */
  events: number;
}

/** An event with all that is shown of it. */
interface Shown {
  index: number;
  row: LogRow | undefined;
  event: LogEvent;
  /** The record as text, and as a tree where it is JSON. */
  text: string;
  root: Node | undefined;
  /** The event in the record: the same, but for envelopes. */
  inner: Node | undefined;
  places: Map<Finding, Found>;
  marks: Map<Node, Level>;
}

/** All about the event that `store.route.event` names; `store.select(undefined)` closes it. */
export class Detail extends LitElement {
  static override properties = {
    shown: { state: true },
    trouble: { state: true },
    busy: { state: true },
    found: { state: true },
    related: { state: true },
  };

  static override styles = [
    base,
    valueSheet,
    outcomeSheet,
    css`
      /* What is said but not seen stays within, and makes the page no higher. */
      :host {
        position: relative;
        display: block;
        min-width: 0;
      }

      header {
        position: sticky;
        z-index: 2;
        top: 0;
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 6px 8px 6px 16px;
        border-bottom: 1px solid var(--line);
        background: var(--paper);
      }

      header p {
        flex: 1;
        min-width: 0;
      }

      .body {
        padding: 16px;
        overflow-wrap: anywhere;
      }

      h2 {
        font-size: 18px;
        font-weight: 600;
        line-height: 25px;
      }

      /* It has the focus so that reading goes on there; it does nothing. */
      h2:focus-visible,
      .trouble:focus-visible {
        outline: none;
      }

      h3 {
        margin: 22px 0 6px;
        color: var(--ink-2);
        font-size: 13px;
        font-weight: 600;
      }

      .result {
        display: flex;
        align-items: baseline;
        gap: 8px;
        margin-top: 8px;
      }

      dl {
        display: grid;
        grid-template-columns: 92px minmax(0, 1fr);
        gap: 5px 12px;
      }

      dl.facts {
        margin-top: 18px;
      }

      p + dl {
        margin-top: 8px;
      }

      dt {
        color: var(--ink-2);
      }

      dd {
        display: flex;
        flex-direction: column;
        gap: 2px;
        min-width: 0;
      }

      .value {
        position: relative;
        min-height: 20px;
      }

      .below .value {
        padding-inline-end: 84px;
      }

      .label {
        color: var(--ink-2);
      }

      .findings > li {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr);
        padding: 8px 0;
        border-top: 1px solid var(--line);
      }

      .findings > li:first-child {
        border-top: 0;
        padding-top: 2px;
      }

      .findings .below {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 12px;
        margin-top: 2px;
      }

      .related button {
        display: grid;
        grid-template-columns: 18px minmax(0, 1fr);
        width: 100%;
        padding: 4px 6px;
        margin: 0 -6px;
        gap: 4px;
        text-align: start;
        white-space: normal;
      }

      .source {
        margin-top: 8px;
        font-size: 13px;
        line-height: 18px;
      }

      @media (width < 700px) {
        header {
          position: static;
        }
      }
    `,
  ];

  declare shown: Shown | undefined;
  declare trouble: string | undefined;
  declare busy: boolean;
  /** The finding whose place is shown in the JSON. */
  declare found: Found | undefined;
  declare related: { list: Related[]; total: number } | undefined;

  #asked: Asked | undefined;

  constructor() {
    super();
    this.busy = false;
    new Watch(this);
  }

  /** Moves the focus to the event. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("h2, .trouble")?.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Where the event covers the table, reading goes on here.
    if (changed.has("shown") && !changed.get("shown") && matchMedia("(width < 700px)").matches) this.focus();
  }

  protected override willUpdate(): void {
    const { log, route, status } = store;
    const index = route.event;
    if (!log || index === undefined) return;
    // While several files are read, an event's place may still change; and another profile finds other things.
    const events = status?.state === "loading" ? (status?.events ?? 0) : -1;
    const asked = this.#asked;
    const same = asked?.log === log && asked.index === index && asked.profile === route.profile;
    if (same && asked && (asked.events === events || (this.trouble === undefined && this.shown))) return;
    this.#asked = { log, index, profile: route.profile, events };
    void this.#load(this.#asked);
  }

  async #load(asked: Asked): Promise<void> {
    const current = () => this.#asked === asked && this.isConnected;
    const { log, index } = asked;
    this.busy = true;
    try {
      const [event, { rows }] = await Promise.all([log.event(index), log.query({ rows: [index, 1] })]);
      if (!current()) return;
      const other = this.shown?.index !== index;
      this.shown = this.#read(
        index,
        event,
        rows.find((row) => row.index === index),
      );
      this.trouble = undefined;
      if (other) {
        this.found = undefined;
        this.related = undefined;
        this.parentElement?.scrollTo(0, 0);
      }
      void this.#relate(asked, this.shown);
    } catch (error) {
      if (!current()) return;
      this.shown = undefined;
      this.trouble = messageOf(error);
    } finally {
      if (current()) this.busy = false;
    }
  }

  #read(index: number, event: LogEvent, row: LogRow | undefined): Shown {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(event.bytes);
    const root = treeOf(text);
    const inner = root && eventIn(root);
    const places = new Map<Finding, Found>();
    const marks = new Map<Node, Level>();
    if (root) {
      for (const finding of event.report.findings) {
        const at = finding.offset === undefined ? undefined : unitAt(event.bytes, finding.offset);
        const place = find(root, finding.path, at);
        places.set(finding, place);
        const node = place.way.at(-1) as Node;
        const level = marks.get(node);
        if (level === undefined || WEIGHT[finding.level] < WEIGHT[level]) marks.set(node, finding.level);
      }
    }
    return { index, row, event, text, root, inner, places, marks };
  }

  async #relate(asked: Asked, shown: Shown): Promise<void> {
    const id = shown.inner && stringAt(shown.inner, "correlationId");
    const filter = id === undefined ? undefined : termOf(id, "correlation");
    if (!filter || !("term" in filter)) return;
    try {
      const answer = await asked.log.query({ text: filter.term, sort: { by: "time" }, rows: [0, RELATED + 1] });
      const rows = answer.rows.filter(({ index }) => index !== shown.index).slice(0, RELATED);
      const events = await asked.log.events(rows.map(({ index }) => index));
      if (this.#asked !== asked || this.shown !== shown) return;
      const list = rows.map((row, at) => ({ row, sentence: events[at]?.description.sentence ?? "" }));
      this.related = { list, total: answer.total - 1 };
    } catch {
      // What is missing here is told where the log tells it.
      this.related = undefined;
    }
  }

  override render() {
    const { shown, trouble, busy } = this;
    const name = shown ? `${plainText(shown.event.source.file, 80)}, line ${shown.event.source.line}` : "";
    return html`<header>
        <p class="cut quiet" title=${name}>${name}</p>
        <button @click=${this.#copyJson} ?disabled=${!shown} title="Copy the event as JSON">Copy JSON</button>
        <button class="icon" aria-label="Close the event" title="Close (Esc)" @click=${this.#close}>✕</button>
      </header>
      <div class="body" aria-busy=${busy ? "true" : "false"} tabindex="-1" @keydown=${this.#key}>
        ${
          trouble !== undefined
            ? html`<p class="trouble" role="alert" tabindex="-1">This event cannot be shown. ${plain(trouble)}</p>`
            : shown
              ? this.#event(shown)
              : html`<p class="quiet">Reading the event…</p>`
        }
      </div>`;
  }

  #close = (): void => {
    const page = this.getRootNode() as ShadowRoot;
    store.select(undefined);
    // The button that was pressed goes; where the event was chosen, the next one is.
    page.querySelector<HTMLElement>("ate-table")?.focus();
  };

  #copyJson = (): void => {
    if (this.shown) void copy(this.shown.text, "the event as JSON");
  };

  #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };

  #event(shown: Shown) {
    const { description: told, report } = shown.event;
    const { outcome } = told;
    const why =
      outcome?.why === undefined || told.sentence.includes(outcome.why)
        ? nothing
        : html` “${plain(unescaped(outcome.why))}”`;
    return html`<h2 tabindex="-1">${plain(unescaped(told.sentence))}</h2>
      ${
        outcome
          ? html`<p class="result">${outcomeMark(outcome.how)}<span>It ${plain(unescaped(outcome.text))}.${why}</span></p>`
          : nothing
      }
      ${this.#facts(shown)} ${this.#meaning(shown)} ${this.#findings(shown, report.findings, report.more)} ${this.#relatedList()}
      <section aria-labelledby="json">
        <h3 id="json">JSON</h3>
        <ate-json
          .text=${shown.text}
          .marks=${shown.marks}
          .shown=${this.found}
          .filterable=${(way: readonly Node[]) => this.#filterable(shown, way)}
        ></ate-json>
      </section>`;
  }

  /** A value with what can be done with it. */
  #value(
    text: string,
    filter?: Filterable,
    more: { mono?: boolean; label?: string; whole?: string } = {},
  ): TemplateResult {
    return html`<div class="value">
      <span class="what"
        >${more.label === undefined ? nothing : html`<span class="label">${more.label} </span>`}<span
          class=${more.mono ? "mono" : ""}
          >${plain(text, 500)}</span
        ></span
      >${valueTools({ text: more.whole ?? text, filter })}
    </div>`;
  }

  #facts(shown: Shown) {
    const { row, inner, event } = shown;
    const { description: told, source } = event;
    const { actor, target, from, when, outcome, severity, changes = [] } = told;
    const raw = (...keys: string[]) => (inner ? stringAt(inner, ...keys) : undefined);
    const facet = (facet: Facet, value: string | number | undefined): Filterable | undefined =>
      value === undefined ? undefined : { facet, value: String(value) };
    const rows: [string, (TemplateResult | undefined | false)[]][] = [
      [
        "Who",
        [
          actor && this.#actor(actor, row?.actor, facet("actor", row?.actor)),
          actor?.id !== undefined && actor.id !== row?.actor && this.#raw(raw("initiator", "id") ?? actor.id, "id"),
          actor?.authenticated !== undefined && this.#raw(actor.authenticated, "logged in as"),
          actor?.credential !== undefined && this.#raw(actor.credential, "with"),
          row?.account !== undefined &&
            this.#value(row.account, facet("account", row.account), { label: "account", mono: true }),
        ],
      ],
      [
        "What",
        [
          this.#value(row?.action || told.action || "no action", facet("action", row?.action ?? told.action), {
            mono: told.action !== "",
          }),
          target?.name !== undefined &&
            this.#value(raw("target", "name") ?? target.name, termOf(raw("target", "name") ?? target.name)),
          target?.id !== undefined && this.#resource(target, raw("target", "id") ?? target.id),
          ...changes.map((change) => this.#raw(change.text, "changed")),
        ],
      ],
      [
        "Where",
        [
          from?.address ? this.#value(row?.address ?? from.address, facet("address", row?.address)) : undefined,
          from?.viaText !== undefined && this.#raw(from.viaText, "by"),
          from?.agent !== undefined && this.#raw(raw("initiator", "host", "agent") ?? from.agent, "agent"),
          row?.region !== undefined && this.#value(row.region, facet("region", row.region), { label: "region" }),
        ],
      ],
      [
        "When",
        [
          row?.time !== undefined
            ? this.#raw(`${moment(row.time, store.prefs.zone)}${store.prefs.zone === "utc" ? " UTC" : ""}`)
            : undefined,
          when && (row?.time === undefined || !when.utc) ? this.#raw(when.text, "as written") : undefined,
        ],
      ],
      [
        "Result",
        [
          outcome && this.#value(outcome.how, facet("outcome", row?.outcome ?? outcome.how)),
          outcome?.code !== undefined &&
            this.#value(String(outcome.code), facet("reason", row?.reason ?? outcome.code), { label: "code" }),
          severity && this.#value(severity.text, facet("severity", row?.severity), { label: "severity" }),
          severity && severity.why !== severity.text
            ? html`<span class="quiet">${plain(severity.why.replace(`${severity.text}, `, ""))}</span>`
            : undefined,
        ],
      ],
      [
        "File",
        [
          this.#value(`${source.file}`, facet("file", source.file)),
          html`<span class="quiet">line ${source.line}, byte ${source.offset}</span>`,
        ],
      ],
    ];
    return html`<dl class="facts">
      ${rows.map(([name, values]) => {
        const known = values.filter(Boolean);
        return known.length === 0 ? nothing : html`<dt>${name}</dt><dd>${known}</dd>`;
      })}
    </dl>`;
  }

  /** The name as the event has it; the describer's is quoted where it stands in a sentence. */
  #actor({ kind, text }: Actor, name: string | undefined, filter: Filterable | undefined): TemplateResult {
    const label = kind === "user" || kind === "unknown" ? {} : { label: kind.replace("service-id", "service ID") };
    return this.#value(name ?? text, filter, label);
  }

  /** What a CRN names, without what all CRNs begin with; copied and filtered by is all of it. */
  #resource(target: Target, id: string): TemplateResult {
    const { resource, resourceType, instance } = target;
    const filter = termOf(id, "target");
    const more = { mono: true, whole: id };
    if (resource !== undefined) return this.#value(resource, filter, { ...more, label: resourceType ?? "resource" });
    if (instance !== undefined) return this.#value(instance, filter, { ...more, label: "instance" });
    return this.#value(id, filter, { ...more, label: "id" });
  }

  #raw(text: string, label?: string): TemplateResult {
    return this.#value(text, undefined, label === undefined ? {} : { label });
  }

  #meaning({ event }: Shown) {
    const { api } = store;
    const { description: told } = event;
    const entry: Entry | undefined = told.known ? api?.lookup(told.action) : undefined;
    const group: Group | undefined = told.group && api?.groups().find(({ id }) => id === told.group);
    if (!told.known) {
      const suggestions = told.suggestions ?? [];
      return html`<section aria-labelledby="meaning">
        <h3 id="meaning">Meaning</h3>
        <p>
          ${told.action === "" ? "The event names no action." : "The catalog does not know this action."}
          ${suggestions.length > 0 ? html`Near to it are ${suggestions.slice(0, 5).map((name, at) => html`${at > 0 ? ", " : ""}<a class="mono" href=${store.linkTo({ view: "catalog", entry: name, group: undefined, find: "", event: undefined })}>${plain(name, 120)}</a>`)}.` : nothing}
        </p>
      </section>`;
    }
    const facts: [string, unknown][] = [
      [
        "Group",
        group &&
          html`<a href=${store.linkTo({ view: "catalog", group: group.id, entry: undefined, find: "", event: undefined })}>${shortTitle(group)}</a>`,
      ],
      ["Does", told.operation && this.#value(told.operation, { facet: "operation", value: told.operation })],
      [
        "Concerns",
        told.concern && this.#value(valueName("concern", told.concern), { facet: "concern", value: told.concern }),
      ],
      ["Viewed", told.view?.replace(/^Viewed /, "")],
    ];
    return html`<section aria-labelledby="meaning">
      <h3 id="meaning">Meaning</h3>
      <p>${told.description || told.title}</p>
      <dl>
        ${facts.map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}
      </dl>
      <p class="source quiet">
        <a href=${store.linkTo({ view: "catalog", entry: entry?.template ?? told.action, group: undefined, find: "", event: undefined })}>In the catalog</a>${entry ? html`. Source: ${sourceOf(entry.source)}` : nothing}
      </p>
    </section>`;
  }

  #findings(shown: Shown, findings: readonly Finding[], more = 0) {
    if (findings.length === 0) return nothing;
    const rules = new Map(store.api?.rules().map((rule) => [rule.id, rule]));
    const sorted = [...findings].sort((one, other) => WEIGHT[one.level] - WEIGHT[other.level]);
    return html`<section aria-labelledby="findings">
      <h3 id="findings">${sorted.length + more === 1 ? "1 finding" : `${sorted.length + more} findings`}</h3>
      <ul class="findings">
        ${sorted.map((finding) => this.#finding(shown, finding, rules.get(finding.rule)))}
      </ul>
      ${more > 0 ? html`<p class="quiet">${more} more are not listed.</p>` : nothing}
    </section>`;
  }

  #finding(shown: Shown, finding: Finding, rule: Rule | undefined) {
    const place = shown.places.get(finding);
    const suggestions = finding.suggestions ?? [];
    return html`<li>
      <span title=${finding.level}>${levelMark(finding.level)}<span class="unseen">${finding.level}: </span></span>
      <div>
        <p>${inCode(finding.message)}</p>
        ${rule ? html`<p class="quiet">${inCode(rule.mend)}</p>` : nothing}
        ${suggestions.length > 0 ? html`<p class="quiet">Perhaps meant: ${suggestions.slice(0, 3).map((text, at) => html`${at > 0 ? ", " : ""}<span class="mono">${plain(text, 120)}</span>`)}</p>` : nothing}
        <p class="below">
          <span class="value"><span class="what mono">${finding.rule}</span>${valueTools({ text: finding.rule, filter: { facet: "rule", value: finding.rule } })}</span>
          ${
            place
              ? html`<button class="link" @click=${() => {
                  this.found = { ...place };
                }}>Show in JSON</button>`
              : nothing
          }
        </p>
      </div>
    </li>`;
  }

  #relatedList() {
    const { related, shown } = this;
    if (!related || !shown || related.total <= 0) return nothing;
    const id = shown.inner && stringAt(shown.inner, "correlationId");
    const filter = id === undefined ? undefined : termOf(id, "correlation");
    const left = related.total - related.list.length;
    const time = shown.row?.time;
    return html`<section aria-labelledby="related">
      <h3 id="related">Of the same request</h3>
      <ul class="related">
        ${related.list.map(
          ({ row, sentence }) => html`<li>
            <button @click=${() => store.select(row.index)}>
              <span>${outcomeMark(row.outcome, true)}</span>
              <span>${plain(unescaped(sentence))} <span class="quiet">${after(row.time, time)}</span></span>
            </button>
          </li>`,
        )}
      </ul>
      ${
        filter
          ? html`<button class="link" @click=${() => toggle(filter, "include")}>${left > 0 ? `Show all ${related.total + 1} in the table` : "Show them in the table"}</button>`
          : nothing
      }
    </section>`;
  }

  /** How to filter by a value of the JSON: by the facet that it is counted in, or by a field of the search box. */
  #filterable({ inner, row }: Shown, way: readonly Node[]): Filterable | undefined {
    const at = inner ? way.indexOf(inner) : -1;
    const node = way.at(-1);
    if (at < 0 || !node || !row) return undefined;
    const text = node.value ?? "";
    const facet = (facet: Facet, value: string | number | undefined): Filterable | undefined =>
      value === undefined ? undefined : { facet, value: String(value) };
    switch (
      way
        .slice(at + 1)
        .map(({ key }) => key ?? "*")
        .join("/")
    ) {
      case "action":
        return facet("action", row.action);
      case "initiator/name":
        return facet("actor", row.actor);
      case "initiator/id":
        return text === row.actor ? facet("actor", row.actor) : undefined;
      case "initiator/host/address":
        return facet("address", row.address);
      case "severity":
        return facet("severity", row.severity);
      case "reason/reasonCode":
        return facet("reason", row.reason);
      case "target/id":
        return termOf(text, "target");
      case "correlationId":
        return termOf(text, "correlation");
      case "id":
        return termOf(text, "id");
      case "target/name":
      case "message":
        return termOf(text);
      default:
        return undefined;
    }
  }
}

/** When something happened, seen from another event. */
function after(time: number | undefined, from: number | undefined): string {
  if (time === undefined || from === undefined) return "";
  return time === from ? "at the same time" : `${span(Math.abs(time - from))} ${time < from ? "before" : "later"}`;
}

/** The words of a finding, in which names stand between grave accents. */
function inCode(text: string) {
  return unescaped(text)
    .split("`")
    .map((part, at) => (at % 2 === 1 ? html`<span class="mono">${plain(part, 200)}</span>` : plain(part)));
}

customElements.define("ate-detail", Detail);
