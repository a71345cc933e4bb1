/**
 * Files, one behind the other, checked by several threads.
 *
 * A file is cut at line feeds into parts, which workers check in the order in which their records are wanted. That the
 * first part ends where a record ends is known only when it has been checked: an array or a value over several lines may
 * go on. Then what the workers made of the rest counts for nothing, and the calling thread checks it from the beginning
 * of that part on. So the answer is that of one thread, whatever the input is.
 */
import { type LineReport, type RecordReport, type StreamOptions, type Totals, validateLines } from "../index.js";
import { judge, type Outcome, type Part } from "./judge.js";
import type { Job, Pool } from "./pool.js";
import { badFile, bytesOf, isGzip, type Opened, open, seeUnchanged, unreadable } from "./source.js";

/** About so many bytes are a part. */
const PART = 1 << 22;
/** So many bytes tell whether a file is made of lines. */
const HEAD = 1 << 16;

/** What all files are checked with. */
export interface Settings {
  options: StreamOptions;
  maxBytes: number | undefined;
  /** The threads beside the calling one, if any. */
  pool: Pool | undefined;
  signal: AbortSignal | undefined;
  /** Called as bytes of a file are read: how many of them by now. */
  onRead(file: FileCheck, bytes: number): void;
}

interface Unit {
  file: FileCheck;
  part: Part;
  job: Job | undefined;
}

/** One file of several. */
export class FileCheck {
  opened: Opened | undefined;
  /** Why it could not be opened or divided. */
  error: unknown;
  readonly jobs: Job[] = [];
  /** How many bytes are done with, before the part in hand. */
  done = 0;
  /** It needs no more parts. */
  over = false;

  constructor(
    readonly path: string,
    /** Where its bytes come from, if not from the file of that path. */
    readonly stream: AsyncIterable<Uint8Array> | undefined,
  ) {}

  get size(): number {
    return this.opened?.size ?? 0;
  }
}

/** Checks files in their order; each is opened a little before its turn. */
export class Files {
  private readonly ahead: Unit[] = [];
  private readonly plan: AsyncGenerator<Unit, void>;
  private planned = false;

  constructor(
    inputs: Iterable<{ path: string; stream?: AsyncIterable<Uint8Array> | undefined }>,
    private readonly settings: Settings,
  ) {
    this.plan = this.units(inputs);
  }

  /** The next file, once all records of the one before are taken; undefined behind the last. */
  async next(): Promise<FileCheck | undefined> {
    await this.fill(1);
    return this.ahead[0]?.file;
  }

  /**
   * The records of the file that `next` gave, and in the end its totals.
   * @throws `bad_file`, `worker_lost`; the signal's reason
   */
  async *records(file: FileCheck): AsyncGenerator<LineReport[], Totals> {
    try {
      if (file.error !== undefined) throw file.error;
      const totals = yield* this.parts(file);
      if (file.opened !== undefined) await seeUnchanged(file.opened);
      return totals;
    } catch (error) {
      throw unreadable(error);
    } finally {
      await this.leave(file);
    }
  }

  /** Leaves everything that is open. */
  async close(): Promise<void> {
    await this.plan.return();
    for (const file of new Set(this.ahead.map(({ file }) => file))) await this.leave(file);
  }

  private async *parts(file: FileCheck): AsyncGenerator<LineReport[], Totals> {
    const { settings } = this;
    const sum = nothing();
    let lines = 0;
    for (;;) {
      settings.signal?.throwIfAborted();
      await this.fill(1);
      const unit = this.ahead[0];
      if (unit?.file !== file) return sum;
      const { part, job } = unit;
      const { last } = part;
      let taken = 0;
      if (file.error !== undefined) throw file.error;
      const batches = job?.records() ?? this.here(unit);
      let outcome: Outcome;
      try {
        for (;;) {
          const { done, value } = await interruptible(batches.next(), settings.signal);
          if (done) {
            outcome = value;
            break;
          }
          taken += value.length;
          yield shifted(value, part.from, lines);
          await this.fill();
        }
      } finally {
        // What this thread is reading must have been read before the file is closed.
        if (job === undefined) await batches.return(undefined as never).catch(() => {});
      }
      this.ahead.shift();
      if (!last && !outcome.closed) {
        yield* this.rest(unit, taken, lines, sum);
        return sum;
      }
      file.done += part.to === undefined ? 0 : part.to - part.from;
      lines += outcome.lineFeeds;
      add(sum, outcome.totals);
      if (last) return sum;
    }
  }

  /** From a part on that goes on behind its end, without the records of it that were taken. */
  private async *rest(unit: Unit, taken: number, lines: number, sum: Totals): AsyncGenerator<LineReport[], void> {
    const { file, part } = unit;
    this.drop(file);
    let skip = taken;
    const batches = this.here({ ...unit, part: { ...part, to: file.size, last: true } });
    try {
      for (;;) {
        const { done, value } = await batches.next();
        if (done) {
          add(sum, value.totals);
          return;
        }
        const fresh = value.slice(skip);
        skip -= value.length - fresh.length;
        if (fresh.length > 0) yield shifted(fresh, part.from, lines);
      }
    } finally {
      await batches.return(undefined as never).catch(() => {});
    }
  }

  /** Checks a unit on this thread. */
  private here(unit: Unit): AsyncGenerator<LineReport[], Outcome> {
    const { options, signal, onRead } = this.settings;
    const turn = (bytes: number) => {
      signal?.throwIfAborted();
      onRead(unit.file, unit.file.done + bytes);
    };
    return judge(unit.part, options, turn, unit.file.stream);
  }

  /** Has some units at hand: as many as keep all threads busy, or at least so many. */
  private async fill(least = 0): Promise<void> {
    const { pool } = this.settings;
    const most = pool === undefined ? least : 2 * pool.size;
    while (this.ahead.length < most && !this.planned) {
      const { done, value } = await this.plan.next();
      if (done) {
        this.planned = true;
        return;
      }
      this.ahead.push(value);
      const { file } = value;
      if (pool === undefined || file.error !== undefined || !file.opened?.regular) continue;
      value.job = pool.run(value.part, () => {
        const read = file.jobs.reduce((sum, job) => sum + job.read, 0);
        this.settings.onRead(file, read);
      });
      file.jobs.push(value.job);
    }
  }

  private async *units(
    inputs: Iterable<{ path: string; stream?: AsyncIterable<Uint8Array> | undefined }>,
  ): AsyncGenerator<Unit, void> {
    for (const { path, stream } of inputs) {
      const file = new FileCheck(path, stream);
      const { maxBytes } = this.settings;
      const unread: Part = { fd: -1, from: 0, to: undefined, last: true, whole: true, maxBytes };
      try {
        if (stream !== undefined) {
          yield { file, part: unread, job: undefined };
          continue;
        }
        file.opened = await open(path);
        const { handle, regular, size } = file.opened;
        const whole: Part = { ...unread, fd: handle.fd, to: regular ? size : undefined };
        if (this.settings.pool === undefined || size < 2 * PART || !regular || !(await isLines(file.opened))) {
          yield { file, part: whole, job: undefined };
          continue;
        }
        if (size > (maxBytes ?? Number.POSITIVE_INFINITY)) {
          throw badFile(`it has more than ${maxBytes} bytes, which is the limit set for it`);
        }
        for (let from = 0; from < size && !file.over; ) {
          const to = await lineEnd(file.opened, from + PART);
          yield { file, part: { ...whole, from, to, last: to === size, whole: false }, job: undefined };
          from = to;
        }
      } catch (error) {
        file.error = unreadable(error);
        yield { file, part: unread, job: undefined };
      }
    }
  }

  /** Forgets the parts of a file that are still to come. */
  private drop(file: FileCheck): void {
    file.over = true;
    while (this.ahead[0]?.file === file) this.ahead.shift();
    for (const job of file.jobs) job.stop();
  }

  /** Closes a file, once nobody reads it any more. */
  private async leave(file: FileCheck): Promise<void> {
    this.drop(file);
    await Promise.all(file.jobs.map(({ settled }) => settled));
    await file.opened?.handle.close();
    file.opened = undefined;
  }
}

/** Whether a file looks as if its lines could be checked by themselves. */
async function isLines({ handle, size }: Opened): Promise<boolean> {
  for await (const head of bytesOf(handle.fd, 0, Math.min(size, HEAD))) {
    if (isGzip(head)) return false;
    // What its beginning says of pretty-printed values and arrays; what comes later is seen when it comes.
    const first = Buffer.from(head).toString().trimStart().split("\n", 1)[0] ?? "";
    const { records, unreadable } = validateLines(first);
    return records > 0 && unreadable === 0;
  }
  return false;
}

const LINE_FEED = 10;
const MARK = [0xef, 0xbb, 0xbf];

/** The first place at or behind one where a line begins; the end of the file if there is none. */
async function lineEnd({ handle, size }: Opened, at: number): Promise<number> {
  if (at >= size) return size;
  let place = at;
  for await (const bytes of bytesOf(handle.fd, at, size)) {
    for (let feed = bytes.indexOf(LINE_FEED); feed >= 0; feed = bytes.indexOf(LINE_FEED, feed + 1)) {
      // A byte order mark may begin the input of a part, but says something else within a file.
      const next = bytes.subarray(feed + 1, feed + 1 + MARK.length);
      if (next.length > 0 && next[0] !== MARK[0]) return place + feed + 1;
    }
    place += bytes.length;
  }
  return size;
}

/** Records of a part, with places in the file. */
function shifted(records: LineReport[], bytes: number, lines: number): LineReport[] {
  if (bytes === 0 && lines === 0) return records;
  for (const record of records as RecordReport[]) {
    record.line += lines;
    record.offset += bytes;
    for (const finding of record.report.findings) {
      if (finding.line !== undefined) finding.line += lines;
      if (finding.offset !== undefined) finding.offset += bytes;
    }
  }
  return records;
}

/** Totals of nothing. */
export function nothing(): Totals {
  return { records: 0, events: 0, valid: 0, invalid: 0, unreadable: 0, blank: 0, counts: {} };
}

/** Adds totals to others. */
export function add(sum: Totals, more: Totals): void {
  const { counts, ...numbers } = more;
  for (const [name, number] of Object.entries(numbers) as [keyof typeof numbers, number][]) sum[name] += number;
  for (const [rule, number] of Object.entries(counts) as [keyof typeof counts, number][]) {
    sum.counts[rule] = (sum.counts[rule] ?? 0) + number;
  }
}

/** A promise that does not outlast a signal. */
async function interruptible<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  promise.catch(() => {});
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
