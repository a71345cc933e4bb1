/** Many events: lines, arrays and envelopes, at once or in pieces of any size. */
import { call, instanceNumber } from "./core.js";
import { coded } from "./errors.js";
import { bytesOf, GONE, isBytes } from "./input.js";
import { output, view } from "./memory.js";
import { prepare } from "./options.js";
import { encode, encodeInto, isWellFormed } from "./text.js";
import type { LineReport, LinesReport, Options, RecordReport, Totals } from "./types.js";

// Hosts whose types know no streams of the web (Node's without @types/node) get names for them that say nothing.
declare global {
  // biome-ignore lint/suspicious/noExplicitAny: it must be as the host's own is
  interface ReadableStream<R = any> {}
  // biome-ignore lint/suspicious/noExplicitAny: it must be as the host's own is
  interface WritableStream<W = any> {}
}

/** So many bytes go to the module at once, and so many units of text, each up to three bytes. */
const PIECE = 1 << 18;
const UNITS = PIECE / 4;

/** Options of a stream of events. */
export interface StreamOptions extends Options {
  /** Whether every record is given, with its bytes, and not only those with findings. Default false. */
  every?: boolean | undefined;
}

/** What a stream of events may come from: a stream of the web or of Node, or anything else that can be iterated. */
export type EventSource =
  | AsyncIterable<Uint8Array | ArrayBuffer | string>
  | Iterable<Uint8Array | ArrayBuffer | string>
  | { getReader(): { read(): Promise<{ done: boolean; value?: unknown }>; cancel(reason?: unknown): Promise<void> } };

const NOTHING = new Uint8Array(0);

/** An input that comes in pieces. */
class Input {
  private readonly number: number;
  private readonly instance: number;
  private open = true;
  /** The totals when it was closed. */
  private last: Totals | undefined;
  /** The first half of a character whose second half comes with the next text. */
  private half = "";

  constructor(
    options: Options | undefined,
    private readonly every: boolean,
  ) {
    prepare(options);
    this.number = call((core) => core.linesOpen(every));
    this.instance = instanceNumber();
  }

  /** The records that a piece completes, as many at once as a part of it has that goes to the module at once. */
  *push(piece: unknown): Generator<RecordReport[], void> {
    if (typeof piece === "string") {
      yield* this.text(this.half + piece, false);
      return;
    }
    yield* this.text(this.half, true);
    if (typeof piece !== "object" || piece === null || !isBytes(piece)) throw notBytes(piece);
    const bytes = bytesOf(piece);
    if (bytes === undefined) throw coded("bad_input", GONE);
    yield* this.bytes(bytes);
  }

  *finish(): Generator<RecordReport[], void> {
    yield* this.text(this.half, true);
    yield* this.give(new Uint8Array(0), true);
  }

  totals(): Totals {
    if (this.last !== undefined) return { ...this.last, counts: { ...this.last.counts } };
    return this.ask((core) => output(core, core.linesTotals(this.number)));
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    if (this.instance !== instanceNumber()) return;
    this.last = this.totals();
    call((core) => core.linesClose(this.number));
  }

  private *bytes(bytes: Uint8Array): Generator<RecordReport[], void> {
    const { length } = bytes;
    for (let from = 0; from < length; from += PIECE) {
      // Whoever takes the records may have let go of the buffer meanwhile.
      if (bytes.length !== length) throw coded("bad_input", GONE);
      yield* this.give(bytes.subarray(from, from + PIECE), false);
    }
  }

  private *text(text: string, whole: boolean): Generator<RecordReport[], void> {
    const last = text.charCodeAt(text.length - 1);
    const cut = !whole && last >= 0xd800 && last < 0xdc00 ? text.length - 1 : text.length;
    this.half = text.slice(cut);
    const direct = typeof TextEncoder !== "undefined" && isWellFormed(text.slice(0, cut));
    for (let from = 0; from < cut; ) {
      let to = Math.min(from + UNITS, cut);
      // A pair stays together.
      if (to < cut && (text.charCodeAt(to - 1) & 0xfc00) === 0xd800) to--;
      const piece = text.slice(from, to);
      yield* this.give(direct ? piece : encode(piece), false);
      from = to;
    }
  }

  private *give(piece: Uint8Array | string, last: boolean): Generator<RecordReport[], void> {
    for (let rest: Uint8Array | string = piece, paused = true; paused; rest = NOTHING) {
      yield this.ask((core) => {
        const most = typeof rest === "string" ? 3 * rest.length : rest.length;
        const room = core.linesRoom(this.number, most);
        let size = most;
        if (typeof rest === "string") size = encodeInto(rest, view(core).subarray(room, room + most)).written;
        else view(core).set(rest, room);
        const length = core.linesPush(this.number, size, last);
        // Of a piece with much to tell, some is told at a time.
        paused = length < 0;
        if (length === 0) return [];
        const found: (RecordReport & { at?: number })[] = output(core, Math.abs(length));
        return found.map(({ at, ...record }) => {
          if (!this.every || at === undefined) return record;
          return { ...record, bytes: view(core).slice(at, at + record.length) };
        });
      });
    }
  }

  private ask<T>(ask: Parameters<typeof call<T>>[0]): T {
    if (this.instance !== instanceNumber()) {
      throw coded("internal_trap", "the WebAssembly module has been started anew since this input began; begin again");
    }
    return call(ask);
  }
}

function notBytes(piece: unknown): Error {
  const what = piece === null ? "null" : Array.isArray(piece) ? "an array" : `a value of type ${typeof piece}`;
  return coded("bad_input", `many events are given as text or bytes, not as ${what}; validateMany takes objects`);
}

/**
 * Checks many events at once: lines (NDJSON), a JSON array, one pretty-printed value or several, each bare or in an
 * envelope. Every byte counts: what cannot be read is a record too.
 *
 * @param input - Text, or its bytes (an ArrayBuffer or any view of one).
 * @returns The totals, and the records with a finding at `options.report` or above, in the order of the input.
 * @throws `bad_option`; `bad_input` for what is neither text nor bytes
 */
export function validateLines(input: string | ArrayBuffer | ArrayBufferView, options?: Options): LinesReport {
  const open = new Input(options, false);
  try {
    const lines: LineReport[] = [];
    for (const found of open.push(input)) for (const line of found) lines.push(line);
    for (const found of open.finish()) for (const line of found) lines.push(line);
    return { ...open.totals(), lines };
  } finally {
    open.close();
  }
}

/** The records of a stream as they come, and a promise of what came of all of them. */
export interface StreamReports<R> extends AsyncIterable<R> {
  /** What came of all records. It is there once the last one has been taken. */
  readonly totals: Promise<Totals>;
  /** What came of the records that were read until now, which may be a few more than were taken. */
  soFar(): Totals;
}

/**
 * Checks a stream of events, in the memory of a few pieces of it whatever its size.
 *
 * @param source - A ReadableStream, a stream of Node, or anything that can be iterated, of bytes or text.
 * @returns The records with a finding at `options.report` or above, or with `every` all of them, each with its bytes.
 * @throws `bad_option`; `bad_input` (while iterating) for what is neither text nor bytes; what the source throws
 */
export function validateStream(
  source: EventSource,
  options: StreamOptions & { every: true },
): StreamReports<RecordReport>;
export function validateStream(source: EventSource, options?: StreamOptions): StreamReports<LineReport>;
export function validateStream(source: EventSource, options?: StreamOptions): StreamReports<RecordReport> {
  const { every, others } = taken(options);
  const open = new Input(others, every);
  const totals = promised<Totals>();
  let begun = false;
  const records = run();
  const leave = records.return.bind(records);
  records.return = (value) => {
    // A generator that was left before its first step runs none of itself.
    if (!begun) end(left());
    return leave(value);
  };
  return { totals: totals.promise, soFar: () => open.totals(), [Symbol.asyncIterator]: () => records };

  function end(error: unknown): void {
    totals.reject(error);
    open.close();
  }

  async function* run(): AsyncGenerator<RecordReport, void> {
    begun = true;
    try {
      for await (const piece of pieces(source)) for (const found of open.push(piece)) yield* found;
      for (const found of open.finish()) yield* found;
      totals.resolve(open.totals());
    } catch (error) {
      end(error);
      throw error;
    } finally {
      end(left());
    }
  }
}

/**
 * Checks a stream of events on its way: bytes or text in, reports out. For `pipeThrough`, and for Node's `pipeline`.
 */
export class ValidatorStream {
  /** The records with findings, or with `every` all of them, each with its bytes. */
  readonly readable: ReadableStream<RecordReport>;
  /** Takes bytes or text. */
  readonly writable: WritableStream<Uint8Array | ArrayBuffer | string>;
  /** What came of all records. It is there once the stream has ended. */
  readonly totals: Promise<Totals>;

  /** @throws `bad_option` */
  constructor(options?: StreamOptions) {
    const { every, others } = taken(options);
    const open = new Input(others, every);
    const totals = promised<Totals>();
    this.totals = totals.promise;
    let reader!: ReadableStreamDefaultController<RecordReport>;
    let writer!: WritableStreamDefaultController;
    let ended = false;
    let wake = () => {};

    // A TransformStream would do, but not every host tells one that its reader has left, and none that its writer has
    // while it waits for the reader.
    const end = (why: unknown) => {
      if (ended) return;
      ended = true;
      totals.reject(why);
      open.close();
      reader.error(why);
      wake();
    };
    const attempt = async (work: () => void | Promise<void>) => {
      try {
        await work();
      } catch (error) {
        end(error);
        throw error;
      }
    };
    const give = async (piece: unknown) => {
      for (const found of open.push(piece)) {
        for (const record of found) reader.enqueue(record);
        while (!ended && (reader.desiredSize ?? 0) <= 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (ended) return;
      }
    };
    const finish = () => {
      for (const found of open.finish()) for (const record of found) reader.enqueue(record);
      ended = true;
      totals.resolve(open.totals());
      open.close();
      reader.close();
    };
    this.readable = new ReadableStream<RecordReport>({
      start: (controller) => {
        reader = controller;
      },
      pull: () => wake(),
      cancel: (reason = left()) => {
        end(reason);
        writer.error(reason);
      },
    });
    this.writable = new WritableStream<Uint8Array | ArrayBuffer | string>({
      start: (controller) => {
        writer = controller;
        controller.signal?.addEventListener("abort", () => end(controller.signal.reason ?? left()));
      },
      write: (piece) => attempt(() => give(piece)),
      close: () => attempt(finish),
      abort: (reason = left()) => end(reason),
    });
  }
}

function left(): Error {
  return coded("bad_input", "the stream was left before its end, so there are no totals");
}

function taken(options: StreamOptions | undefined): { every: boolean; others: Options | undefined } {
  const every = options?.every;
  if (every === undefined) return { every: false, others: options };
  if (typeof every !== "boolean") throw coded("bad_option", "`every` must be true or false");
  const { every: _, ...others } = options as StreamOptions;
  return { every, others };
}

interface Promised<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** A promise that nobody has to look at. */
function promised<T>(): Promised<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}

/** The pieces of a source. Not every host can iterate its own ReadableStream. */
async function* pieces(source: EventSource): AsyncGenerator<unknown, void> {
  if (typeof source === "object" && source !== null) {
    if (Symbol.asyncIterator in source) {
      yield* source;
      return;
    }
    if ("getReader" in source && typeof source.getReader === "function") {
      const reader = source.getReader();
      let ended = false;
      try {
        for (;;) {
          const { done, value } = await reader.read();
          ended = done;
          if (done) return;
          yield value;
        }
      } finally {
        if (!ended) await reader.cancel();
      }
    }
    if (Symbol.iterator in source && !isBytes(source)) {
      yield* source as Iterable<unknown>;
      return;
    }
  }
  throw coded(
    "bad_input",
    "a stream of events is a ReadableStream, a stream of Node, or iterable; validateLines takes text and bytes",
  );
}
