/** Many parsed objects: read in batches by the fast lane, one by one where that will not do. */
import { type Core, call } from "./core.js";
import { coded } from "./errors.js";
import { answer } from "./input.js";
import { output, putBoth } from "./memory.js";
import { prepare } from "./options.js";
import { areTexts, mayTake, Taking } from "./taking.js";
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
  let limits = prepare(options);
  const stream = call((core) => core.linesOpen(false));
  try {
    const reports: { index: number; report: Report }[] = [];
    const told = (index: number, core: Core, length: number): undefined => {
      if (length > 0) reports.push({ index, report: output(core, length) });
    };
    const full = (index: number, event: unknown) => {
      answer<undefined>(event, options, {
        text: (core, size) => told(index, core, core.linesObject(stream, size)),
        larger: (core, size) => told(index, core, core.linesLarger(stream, size)),
        notJson: (core, path, message) => told(index, core, core.linesNotJson(stream, encode(path), encode(message))),
        notObject: (core, what) => told(index, core, core.linesNotObject(stream, encode(what))),
      });
    };
    const taking = new Taking(BATCH);
    // The events of a batch: those that were taken, in order, and those that were not.
    let batch: { index: number; event: unknown; taken: boolean }[] = [];
    const judge = () => {
      const texts = taking.allTexts;
      const direct = taking.count > 0 && areTexts(texts);
      const asked = direct
        ? call((core) => {
            const size = putBoth(core, taking.allKinds, texts);
            const length = core.linesTaken(stream, taking.count, size);
            return new Set<number>(length > 0 ? output<number[]>(core, length) : []);
          })
        : undefined;
      let at = 0;
      for (const { index, event, taken } of batch) {
        if (!taken || asked === undefined || asked.has(at)) full(index, event);
        if (taken) at++;
      }
      batch = [];
      taking.clear();
      limits = prepare(options);
    };
    let index = 0;
    const may = mayTake();
    for (const event of events) {
      batch.push({ index, event, taken: may && taking.add(event, limits) });
      index++;
      if (batch.length === BATCH) judge();
    }
    judge();
    return call((core) => ({ ...output<Totals>(core, core.linesTotals(stream)), reports }));
  } finally {
    call((core) => core.linesClose(stream));
  }
}
