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
 * @param events - An array, or anything else that can be iterated. Bytes are read before the next event is asked for,
 * objects some events later: an object that was given stays as it is until the call is over.
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
    /** Those that were taken, and their places among all. */
    let batch: unknown[] = [];
    let taken: number[] = [];

    const inFull = (index: number, event: unknown) => {
      const tell = (core: Core, length: number): undefined => {
        if (length > 0) reports.push({ index, report: output(core, length) });
      };
      answer<undefined>(event, options, {
        text: (core, size, places) => tell(core, core.linesObject(stream, size, places)),
        larger: (core, size, places) => tell(core, core.linesLarger(stream, size, places)),
        notJson: (core, path, message) => tell(core, core.linesNotJson(stream, encode(path), encode(message))),
        notObject: (core, what) => tell(core, core.linesNotObject(stream, encode(what))),
      });
    };
    const judge = () => {
      if (taking.count === 0) return;
      const told = ask(stream, taking);
      if (told !== undefined) {
        const place = (at: number) => taken[at] as number;
        for (const { index, report } of told.reports) reports.push({ index: place(index), report });
        for (const at of told.data) takeDataOf(batch[at]);
        for (const at of [...told.full, ...told.data]) inFull(place(at), batch[at]);
      }
      batch = [];
      taken = [];
      taking.clear();
    };

    const may = mayTake(limits);
    let index = 0;
    for (const event of events) {
      if (may && taking.add(event, limits)) {
        taken.push(index);
        batch.push(event);
        if (taking.full) judge();
      } else {
        // At once: whoever iterates may write the next event over this one.
        inFull(index, event);
      }
      index++;
    }
    judge();
    reports.sort((one, other) => one.index - other.index);
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
