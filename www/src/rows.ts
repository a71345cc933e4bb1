/** Rows of the log's last answer, fetched as they come into view, and what the describer says of them. */
import type { Log, LogEvent, LogRow } from "activity-tracker-events/log";
import { questionOf } from "./route.js";
import { PAGE, store } from "./state.js";

/** So many pages, and told events, are kept. */
const MOST_PAGES = 40;
const MOST_TOLD = 4_000;
/** After the last step, in milliseconds, the events in view are read. */
const SETTLE = 50;

export interface Told {
  /** What happened, without who did it. */
  readonly sentence: string;
  /** With who did it. */
  readonly whole: string;
  readonly target?: string | undefined;
  /** Why it could not be read. */
  readonly trouble?: string | undefined;
}

export class Rows {
  #changed: () => void;
  #log: Log | undefined;
  #generation = -1;
  #pages = new Map<number, LogRow[]>();
  /** Those of the answer before, shown until the new ones are there. */
  #old = new Map<number, LogRow[]>();
  #fetching = new Map<number, AbortController>();
  #told = new Map<number, Told>();
  #telling = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seen: readonly [number, number] = [0, 0];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The row at a place of the order, if it is here. */
  at(place: number): LogRow | undefined {
    const [page, within] = [Math.floor(place / PAGE), place % PAGE];
    return (this.#pages.get(page) ?? this.#old.get(page))?.[within];
  }

  told(row: LogRow): Told | undefined {
    return this.#told.get(row.index);
  }

  /** Says which rows are in view; what is missing of them is fetched. */
  see(first: number, last: number): void {
    const { log, generation } = store;
    if (log !== this.#log) {
      this.stop();
      this.#log = log;
      this.#pages.clear();
      this.#told.clear();
    }
    if (generation !== this.#generation) {
      this.#generation = generation;
      for (const fetching of this.#fetching.values()) fetching.abort();
      this.#fetching.clear();
      if (this.#pages.size > 0) this.#old = this.#pages;
      // The answer brought a page with it, most often the one in view.
      this.#pages = new Map(store.answer ? [[store.answeredPage, store.answer.rows]] : []);
    }
    this.#seen = [first, last];
    store.page = Math.floor(first / PAGE);
    if (!log || last <= first) return;
    const pages: number[] = [];
    for (let page = Math.floor(first / PAGE); page <= Math.floor((last - 1) / PAGE); page++) pages.push(page);
    for (const [page, fetching] of this.#fetching) {
      if (pages.includes(page)) continue;
      fetching.abort();
      this.#fetching.delete(page);
    }
    for (const page of pages) {
      const kept = this.#pages.get(page);
      if (kept) {
        // What was seen last is given up last.
        this.#pages.delete(page);
        this.#pages.set(page, kept);
        // While texts are still searched, the answers to come bring the rows; another question would search them twice.
      } else if (!this.#fetching.has(page) && !store.answer?.unsure) void this.#fetch(log, page);
    }
    this.#tellSoon();
  }

  stop(): void {
    for (const fetching of this.#fetching.values()) fetching.abort();
    this.#fetching.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#old.clear();
  }

  async #fetch(log: Log, page: number): Promise<void> {
    const fetching = new AbortController();
    this.#fetching.set(page, fetching);
    try {
      const query = { ...questionOf(store.route), rows: [page * PAGE, PAGE] as const };
      const { rows } = await log.query(query, { signal: fetching.signal });
      if (this.#fetching.get(page) !== fetching) return;
      this.#pages.set(page, rows);
      for (const old of this.#pages.keys()) {
        if (this.#pages.size <= MOST_PAGES) break;
        this.#pages.delete(old);
      }
      this.#tellSoon();
      this.#changed();
    } catch {
      // Given up, or told by the store's own question.
    } finally {
      if (this.#fetching.get(page) === fetching) this.#fetching.delete(page);
    }
  }

  /** While somebody scrolls fast, nothing is read that is out of sight before it is there. */
  #tellSoon(): void {
    if (this.#timer !== undefined || this.#telling) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#tell();
    }, SETTLE);
  }

  async #tell(): Promise<void> {
    const log = this.#log;
    const [first, last] = this.#seen;
    const wanted: number[] = [];
    for (let place = first; place < last; place++) {
      const row = this.at(place);
      if (row && !this.#told.has(row.index)) wanted.push(row.index);
    }
    if (!log || wanted.length === 0) return;
    this.#telling = true;
    try {
      const events = await log.events(wanted);
      if (log === this.#log) for (const [i, event] of events.entries()) this.#keep(wanted[i], toldOf(event));
    } catch (error) {
      const told = { sentence: "", whole: "", trouble: error instanceof Error ? error.message : String(error) };
      if (log === this.#log) for (const index of wanted) this.#keep(index, told);
    }
    this.#telling = false;
    this.#changed();
    const [nowFirst, nowLast] = this.#seen;
    if (nowFirst !== first || nowLast !== last) this.#tellSoon();
  }

  #keep(index: number | undefined, told: Told): void {
    if (index === undefined) return;
    this.#told.set(index, told);
    for (const old of this.#told.keys()) {
      if (this.#told.size <= MOST_TOLD) break;
      this.#told.delete(old);
    }
  }
}

/** The sentence without the actor, who has a column of their own. */
function toldOf({ description }: LogEvent): Told {
  const { sentence, actor, target } = description;
  const who = actor?.text ?? "";
  const rest =
    who && sentence.toLowerCase().startsWith(`${who.toLowerCase()} `) ? sentence.slice(who.length + 1) : sentence;
  return {
    sentence: rest,
    whole: sentence,
    target: target?.name ?? target?.resource ?? target?.instance ?? target?.service ?? target?.id,
  };
}
