import type { Histogram } from "activity-tracker-events/log";
import { css, html, LitElement, nothing, svg } from "lit";
import { counted, minute, moment, readMoment, second, type Zone } from "../format.js";
import { base } from "../sheets.js";
import { store, Watch } from "../state.js";
import { style } from "../style.js";
import { ENDING_NAMES, ENDINGS } from "../words.js";

/** The drawing's own units: each stretch is this wide, and all is this high. */
const WIDTH = 10;
const HEIGHT = 96;
/** Where anybody was refused, it is seen, were it one of ten thousand. */
const LEAST_REFUSED = 3;
const LEAST = 1;
/** What tells a stack's part without its colour: refused is solid. */
const FIGURES: Readonly<Record<string, string>> = { success: "lines", pending: "dots", failed: "hatch" };
/** Bottom-up, as places in the counts: success, unclear, pending, failed and contradiction, refused. */
const STACK: readonly (readonly [string, readonly number[]])[] = [
  ["success", [0]],
  ["unclear", [4]],
  ["pending", [1]],
  ["failed", [2, 5]],
  ["refused", [3]],
];

type Handle = "from" | "to";

/** When events happened, how they ended, and the window of time that is shown. */
export class Timeline extends LitElement {
  static override properties = { wrong: { state: true }, dragged: { state: true } };

  static override styles = [
    base,
    css`
      :host {
        display: block;
      }

      .plot {
        position: relative;
        height: 96px;
        margin: 0 7px;
        border-bottom: 1px solid var(--line-strong);
        touch-action: pan-y;
        cursor: crosshair;
      }

      .plot > svg {
        display: block;
        width: 100%;
        height: 96px;
        overflow: visible;
      }

      .success {
        fill: var(--success);
      }

      .unclear {
        fill: var(--paper);
        stroke: var(--line-strong);
        vector-effect: non-scaling-stroke;
      }

      .refused {
        fill: var(--refused);
      }

      .pending {
        fill: var(--pending);
      }

      .failed {
        fill: var(--failed);
      }

      .figure {
        fill: var(--paper);
        stroke: var(--paper);
      }

      /* Where colours are forced, success and refusal have none to tell them apart. */
      .lines {
        display: none;
      }

      @media (forced-colors: active) {
        .success {
          fill: var(--ink);
        }

        .lines {
          display: inline;
        }
      }

      .outside {
        position: absolute;
        top: 0;
        bottom: 0;
        background: color-mix(in srgb, var(--paper) 72%, transparent);
        pointer-events: none;
      }

      .outside.before {
        left: 0;
        width: var(--from);
      }

      .outside.after {
        right: 0;
        left: var(--to);
      }

      .handle {
        position: absolute;
        top: 0;
        bottom: -1px;
        left: var(--at);
        width: 24px;
        margin-left: -12px;
        cursor: ew-resize;
        touch-action: none;
      }

      .handle::before {
        position: absolute;
        top: 0;
        bottom: 0;
        left: 11px;
        width: 2px;
        background: var(--accent);
        content: "";
        forced-color-adjust: none;
      }

      .handle::after {
        position: absolute;
        top: 34px;
        left: 7px;
        width: 10px;
        height: 28px;
        border: 1.5px solid var(--accent);
        border-radius: 4px;
        background: var(--paper);
        content: "";
      }

      .handle.whole::before {
        background: none;
      }

      .handle.whole::after {
        border-color: var(--line-strong);
      }

      .handle:focus-visible::after {
        background: var(--accent);
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
        min-height: 34px;
        padding-top: 4px;
        font-variant-numeric: tabular-nums;
      }

      .line input {
        width: 23ch;
        min-height: 26px;
        padding: 1px 6px;
        font-variant-numeric: tabular-nums;
      }

      .line input[aria-invalid="true"] {
        border-width: 2px;
        border-color: var(--ink);
      }

      .key {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        margin-left: auto;
        color: var(--ink-2);
      }

      .key li {
        display: flex;
        align-items: center;
        gap: 5px;
      }

      .key svg {
        width: 12px;
        height: 12px;
      }

      @media (width < 700px) {
        .key {
          display: none;
        }

        .line input {
          width: 19ch;
        }
      }
    `,
  ];

  /** What of the text range cannot be read. */
  wrong: Handle | undefined;
  /** A window that is being drawn, before it is asked for. */
  dragged: readonly [number, number] | undefined;

  constructor() {
    super();
    new Watch(this, () => [store.answer, store.route, store.prefs]);
  }

  /** Measured when it changes: to ask while drawing would have all laid out once more. */
  #width = 1000;
  readonly #watch = new ResizeObserver(([entry]) => {
    this.#width = entry?.contentRect.width ?? this.#width;
    this.requestUpdate();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  get #histogram(): Histogram | undefined {
    return store.answer?.histogram;
  }

  /** The first and the last millisecond that the drawing covers. */
  #range({ start, step, counts }: Histogram): readonly [number, number] {
    return [start, start + step * counts.length - 1];
  }

  #go(window: readonly [number, number] | undefined, how: "push" | "replace" = "push"): void {
    this.wrong = undefined;
    store.go({ view: "events", window }, how);
  }

  override render() {
    const histogram = this.#histogram;
    // Without any time there is nothing to draw, and no window to choose.
    if (!histogram || histogram.counts.length === 0) {
      const which = store.filtered ? "None of these events has a time." : "No event has a time.";
      return html`<div class="plot"></div>
        <div class="line quiet">
          ${store.answer?.total ? which : nothing}
          <button ?hidden=${!store.route.window} class="framed" @click=${() => this.#go(undefined)}>Reset</button>
        </div>`;
    }
    const { zone } = store.prefs;
    const range = this.#range(histogram);
    const chosen = this.dragged ?? store.route.window;
    const window = chosen ?? range;
    const share = (time: number) => Math.min(1, Math.max(0, (time - range[0]) / (range[1] - range[0] + 1)));
    const [from, to] = [share(window[0]), share(window[1] + 1)];
    return html`<div class="plot" @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#cancel}>
        ${this.#drawing(histogram, zone)}
        ${
          chosen
            ? html`<div class="outside before" ${style({ "--from": `${from * 100}%` })}></div>
              <div class="outside after" ${style({ "--to": `${to * 100}%` })}></div>`
            : nothing
        }
        ${this.#handle("from", "Beginning of the window", from, window[0], chosen === undefined)}
        ${this.#handle("to", "End of the window", to, window[1], chosen === undefined)}
      </div>
      <div class="line">
        ${this.#text("from", "From", window[0])}
        <span aria-hidden="true">–</span>
        ${this.#text("to", "To", window[1])}
        <span>${zone === "utc" ? "UTC" : "local"}</span>
        <button ?hidden=${!store.route.window} class="framed" @click=${() => this.#go(undefined)}>Reset</button>
        ${
          histogram.untimed > 0 && !store.route.window
            ? html`<span class="quiet">${counted(histogram.untimed, "event")} without a time</span>`
            : nothing
        }
        <span role="alert">${
          this.wrong ? html`Write a time as <span class="mono">2026-03-10 14:05:00</span>, not after the end.` : nothing
        }</span>
        <ul class="key" aria-label="Key">
          ${STACK.filter(([name]) => name !== "unclear" || histogram.counts.some((counts) => counts[4])).map(
            ([name]) => html`<li>
              <svg viewBox="0 0 12 12" aria-hidden="true">${this.#patterns(1, `-${name}`)}${this.#rect(name, 0, 0, 12, 12, `-${name}`)}</svg>${name}
            </li>`,
          )}
        </ul>
      </div>`;
  }

  #drawing({ counts, start, step }: Histogram, zone: Zone) {
    const sums = counts.map((stretch) => stretch.reduce((sum, number) => sum + number, 0));
    const most = Math.max(1, ...sums);
    const total = sums.reduce((sum, number) => sum + number, 0);
    const endings = ENDINGS.map(
      (ending, i) => [ENDING_NAMES[ending], counts.reduce((sum, one) => sum + (one[i] ?? 0), 0)] as const,
    );
    const told = endings.filter(([, number]) => number > 0).map(([name, number]) => `${number} ${name}`);
    const name = `${counted(total, "event")} from ${minute(start, zone)} to ${minute(start + step * counts.length - 1, zone)}: ${told.join(", ")}`;
    const width = counts.length * WIDTH;
    return html`<svg role="img" aria-label=${name} viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none">
      ${this.#patterns(width / Math.max(1, this.#width - 14))}
      ${counts.map((stretch, i) => {
        const stack = STACK.map(
          ([name, places]) => [name, places.reduce((sum, place) => sum + (stretch[place] ?? 0), 0)] as const,
        );
        let top = HEIGHT;
        // Least heights may not push a stack out of the drawing.
        const heights = stack.map(([name, number]) =>
          number === 0 ? 0 : Math.max(name === "refused" ? LEAST_REFUSED : LEAST, (number / most) * (HEIGHT - 6)),
        );
        const parts = stack.map(([name], place) => {
          const height = heights[place] ?? 0;
          if (height === 0) return nothing;
          top -= height;
          return this.#rect(name, i * WIDTH + 0.75, Math.max(0, top), WIDTH - 1.5, height);
        });
        if ((sums[i] ?? 0) === 0) return nothing;
        const title = stack.flatMap(([name, number]) => (number ? [`${number} ${name}`] : [])).join(", ");
        return svg`<g><title>${`${second(start + i * step, zone)}: ${title}`}</title>${parts}</g>`;
      })}
    </svg>`;
  }

  /** A part of a stack: its colour, and over it the figure that tells it without colour. */
  #rect(name: string, x: number, y: number, width: number, height: number, of = "") {
    const figure = FIGURES[name];
    // As an attribute, since a sheet's addresses are not those of the shadow tree.
    const over = figure
      ? svg`<rect class=${figure} fill="url(#${figure}${of})" x=${x} y=${y} width=${width} height=${height}/>`
      : nothing;
    return svg`<rect class=${name} x=${x} y=${y} width=${width} height=${height}/>${over}`;
  }

  /** Dots, hatches and lines; the drawing is stretched sideways, and they are pressed together again. */
  #patterns(scale: number, of = "") {
    return svg`<defs>
      <pattern id="dots${of}" patternUnits="userSpaceOnUse" width="4" height="4" patternTransform="scale(${scale} 1)">
        <rect class="figure" x="1" y="1" width="1.5" height="1.5" stroke="none"/>
      </pattern>
      <pattern id="hatch${of}" patternUnits="userSpaceOnUse" width="4" height="4" patternTransform="scale(${scale} 1)">
        <path class="figure" d="M-1 1l2-2M0 4l4-4M3 5l2-2" stroke-width="1.1"/>
      </pattern>
      <pattern id="lines${of}" patternUnits="userSpaceOnUse" width="4" height="4">
        <rect class="figure" y="1" width="4" height="2" stroke="none"/>
      </pattern>
    </defs>`;
  }

  #handle(which: Handle, name: string, at: number, time: number, whole: boolean) {
    const { zone } = store.prefs;
    const histogram = this.#histogram;
    const stretches = histogram?.counts.length ?? 0;
    return html`<div
      class="handle ${whole ? "whole" : ""}"
      role="slider"
      tabindex="0"
      data-handle=${which}
      aria-label=${name}
      aria-valuemin="0"
      aria-valuemax=${stretches}
      aria-valuenow=${Math.round(at * stretches)}
      aria-valuetext=${second(time, zone)}
      ${style({ "--at": `${at * 100}%` })}
      @keydown=${(event: KeyboardEvent) => this.#key(event, which)}
    ></div>`;
  }

  #text(which: Handle, name: string, time: number) {
    const text = moment(time, store.prefs.zone).replace(/\.(000|999)$/, "");
    return html`<input
      type="text"
      aria-label=${name}
      aria-invalid=${this.wrong === which}
      spellcheck="false"
      autocomplete="off"
      .value=${text}
      @change=${(event: Event) => this.#typed(which, event.target as HTMLInputElement)}
      @keydown=${(event: KeyboardEvent) => event.key === "Escape" && this.requestUpdate()}
    />`;
  }

  #typed(which: Handle, input: HTMLInputElement): void {
    const histogram = this.#histogram;
    if (!histogram) return;
    const time = readMoment(input.value, store.prefs.zone, which === "to");
    const [from, to] = store.route.window ?? this.#range(histogram);
    // A whole second, as it is shown, lasts to its end.
    const until =
      time !== undefined && which === "to" && time % 1000 === 0 && !input.value.includes(".") ? time + 999 : time;
    const window = which === "from" ? ([until, to] as const) : ([from, until] as const);
    if (window[0] === undefined || window[1] === undefined || window[0] > window[1]) {
      this.wrong = which;
      return;
    }
    this.#go([window[0], window[1]]);
  }

  /** Arrow keys move an end by a stretch, with Page keys by ten; Home and End go as far as it goes. */
  #key(event: KeyboardEvent, which: Handle): void {
    const histogram = this.#histogram;
    if (!histogram || event.ctrlKey || event.metaKey || event.altKey) return;
    const { step } = histogram;
    const range = this.#range(histogram);
    const [from, to] = store.route.window ?? range;
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -10,
      PageUp: 10,
    };
    const by = steps[event.key];
    let [newFrom, newTo] = [from, to];
    if (by !== undefined) {
      if (which === "from") newFrom = this.#snapped(from, histogram) + by * step;
      else newTo = this.#snapped(to + 1, histogram) + by * step - 1;
    } else if (event.key === "Home") {
      if (which === "from") newFrom = range[0];
      else newTo = this.#snapped(from, histogram) + step - 1;
    } else if (event.key === "End") {
      if (which === "to") newTo = range[1];
      else newFrom = this.#snapped(to + 1, histogram) - step;
    } else return;
    event.preventDefault();
    newFrom = Math.min(Math.max(newFrom, range[0]), newTo - step + 1);
    newTo = Math.max(Math.min(newTo, range[1]), newFrom + step - 1);
    const whole = newFrom <= range[0] && newTo >= range[1];
    this.#go(whole ? undefined : [newFrom, newTo], event.repeat ? "replace" : "push");
  }

  #snapped(time: number, { start, step }: Histogram): number {
    return start + Math.round((time - start) / step) * step;
  }

  // The pointer: a drag draws a window or moves a handle, a click takes one stretch.

  #drag: { handle: Handle | undefined; at: number; moved: boolean } | undefined;

  /** The stretch under the pointer, as a place between those at the edges. */
  #placeOf(event: PointerEvent, { counts }: Histogram): number {
    const { left, width } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return Math.min(counts.length, Math.max(0, ((event.clientX - left) / Math.max(1, width)) * counts.length));
  }

  #down(event: PointerEvent): void {
    const histogram = this.#histogram;
    if (!histogram || event.button !== 0) return;
    const handle = (event.target as HTMLElement).dataset?.handle as Handle | undefined;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#drag = { handle, at: this.#placeOf(event, histogram), moved: false };
  }

  #move(event: PointerEvent): void {
    const histogram = this.#histogram;
    if (!this.#drag || !histogram) return;
    const place = this.#placeOf(event, histogram);
    if (!this.#drag.moved && Math.abs(place - this.#drag.at) * (this.#width / histogram.counts.length) < 4) return;
    this.#drag.moved = true;
    this.dragged = this.#windowTo(place, histogram);
  }

  #windowTo(place: number, histogram: Histogram): readonly [number, number] {
    const { start, step } = histogram;
    const range = this.#range(histogram);
    const [from, to] = store.route.window ?? range;
    const { handle, at } = this.#drag ?? { handle: undefined, at: place };
    const near = start + Math.round(place) * step;
    if (handle === "from") return [Math.min(near, to - step + 1), to];
    if (handle === "to") return [from, Math.max(near - 1, from + step - 1)];
    const [first, last] = [Math.floor(Math.min(at, place)), Math.ceil(Math.max(at, place))];
    return [start + first * step, start + Math.max(last, first + 1) * step - 1];
  }

  #up(event: PointerEvent): void {
    const histogram = this.#histogram;
    const drag = this.#drag;
    if (!drag || !histogram) return;
    const place = Math.min(this.#placeOf(event, histogram), histogram.counts.length - 0.001);
    if (drag.moved || !drag.handle) {
      const window = drag.moved ? (this.dragged ?? this.#windowTo(place, histogram)) : this.#windowTo(place, histogram);
      this.#go(window);
    }
    this.#cancel();
  }

  #cancel(): void {
    this.#drag = undefined;
    this.dragged = undefined;
  }
}

customElements.define("ate-timeline", Timeline);
