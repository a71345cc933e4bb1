/** Many parsed objects: read in batches by the fast lane, one by one where that will not do. */
import { type Core, call } from "./core.js";
import { coded } from "./errors.js";
import { answer } from "./input.js";
import { output, putTaken } from "./memory.js";
import { prepare } from "./options.js";
import { mayTake, Taking, takeDataOf } from "./taking.js";
import { encode } from "./text.js";
import type { ManyReport, Options, Report, Totals } from "./types.js";

/** So many objects go to the module at once. */
const BATCH = 64;

/**
 * Checks many events, each given as `validate` takes one: mostly parsed objects; text and bytes too.
 *
 * @param events - An array, or anything else that can be iterated.
 * @returns The totals, and the reports of the events with a finding at `options.report` or above, in order.
 * @throws `bad_option`; `bad_input` for what cannot be iterated
 */
export function validateMany(events: Iterable<unknown>, options?: Options): ManyReport {
  if (typeof events !== "object" || events === null || typeof events[Symbol.iterator] !== "function") {
    throw coded("bad_input", "validateMany takes an array of events, or anything else that can be iterated");
  }
  const limits = prepare(options);
  const stream = call((core) => core.linesOpen(false));
  try {
    const reports: Numbered[] = [];
    const taking = new Taking(BATCH);
    let batch: unknown[] = [];
    /** The places in the batch of those that were taken, and of those that were not. */
    let taken: number[] = [];
    let others: number[] = [];
    let first = 0;

    const inFull = (index: number, event: unknown) => {
      const tell = (core: Core, length: number): undefined => {
        if (length > 0) reports.push({ index, report: output(core, length) });
      };
      answer<undefined>(event, options, {
        text: (core, size) => tell(core, core.linesObject(stream, size)),
        larger: (core, size) => tell(core, core.linesLarger(stream, size)),
        notJson: (core, path, message) => tell(core, core.linesNotJson(stream, encode(path), encode(message))),
        notObject: (core, what) => tell(core, core.linesNotObject(stream, encode(what))),
      });
    };
    const judge = () => {
      const told = taken.length > 0 ? ask(stream, taking) : undefined;
      if (told !== undefined) {
        const place = (at: number) => taken[at] as number;
        for (const { index, report } of told.reports) reports.push({ index: first + place(index), report });
        for (const at of told.data) takeDataOf(batch[place(at)]);
        others.push(...told.full.map(place), ...told.data.map(place));
      }
      if (others.length > 0) {
        const before = reports.length - (told?.reports.length ?? 0);
        for (const at of others) inFull(first + at, batch[at]);
        const ordered = reports.splice(before).sort((one, other) => one.index - other.index);
        reports.push(...ordered);
      }
      first += batch.length;
      batch = [];
      taken = [];
      others = [];
      taking.clear();
    };

    const may = mayTake(limits);
    for (const event of events) {
      (may && taking.add(event, limits) ? taken : others).push(batch.length);
      batch.push(event);
      if (taking.full || batch.length === BATCH) judge();
    }
    judge();
    return call((core) => ({ ...output<Totals>(core, core.linesTotals(stream)), reports }));
  } finally {
    call((core) => core.linesClose(stream));
  }
}

interface Numbered {
  index: number;
  report: Report;
}

/** What the module tells of some objects, each by its place among those that were taken. */
interface Told {
  reports: Numbered[];
  /** Those that take the full lane. */
  full: number[];
  /** Those that do so this time, since a rule asks for their request data. */
  data: number[];
}

function ask(stream: number, taking: Taking): Told | undefined {
  return call((core) => {
    const texts = taking.allTexts;
    const size = putTaken(core, taking.words, taking.used, texts);
    const length = core.linesTaken(stream, taking.count, size, size === texts.length);
    return length > 0 ? output<Told>(core, length) : undefined;
  });
}
