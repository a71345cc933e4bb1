/**
 * A worker that reads: it makes parts of pieces of files, and asks the texts of events.
 *
 * A file of lines is cut into stretches of bytes, and whoever has a stretch judges the records that begin in it, as far as
 * they go. That a record ends where the next line begins is known only when it has been read: an array or a value over
 * several lines may go on. Then the worker says so, and reads to the end of the file.
 */
import { put } from "../memory.js";
import { type Copy, inflate, type StoreName } from "./inflate.js";
import { whyNoLog } from "./kind.js";
import { LineStarts } from "./lines.js";
import type { FromReader, Source, Texts, ToReader } from "./messages.js";
import { ask, toldOf, write } from "./module.js";
import { runFrom, type Spot } from "./runs.js";
import { isGzip, OpenFiles, type Readable } from "./source.js";

/** So many bytes tell what a file is. */
const HEAD = 1 << 16;
/** A file that is smaller is read by who looks at it. */
const SMALL = 1 << 20;
/** The first part of a file is made after so many bytes, so that there is something to see; then each is twice as large. */
const FIRST_PART = 1 << 18;
const LARGEST_PART = 1 << 22;
/** How often it is told how far a piece is read. */
const MOMENT = 100;

class Stopped extends Error {}

/** Does the jobs that come over a port, one after the other. */
export class Reader {
  private readonly files = new OpenFiles();
  private readonly stopped = new Set<number>();
  private queue = Promise.resolve();
  /** What is being written of a file that is inflated, for a job. */
  private copying: { job: number; copy: Copy } | undefined;

  constructor(
    private readonly port: MessagePort,
    private readonly store: StoreName,
  ) {
    port.onmessage = ({ data }: MessageEvent<ToReader>) => {
      if (data.type === "stop") this.stopped.add(data.job);
      else if (data.type === "peek") this.peek(data);
      else this.queue = this.queue.then(() => this.run(data));
    };
  }

  private say(message: FromReader, transfer: Transferable[] = []): void {
    this.port.postMessage(message, transfer);
  }

  private peek({ id, job, from, to }: Extract<ToReader, { type: "peek" }>): void {
    const bytes = this.copying?.job === job ? this.copying.copy.read(from, to) : undefined;
    this.say({ type: "peeked", id, bytes }, bytes === undefined ? [] : [bytes.buffer]);
  }

  private async run(message: Exclude<ToReader, { type: "stop" | "peek" }>): Promise<void> {
    if (message.type === "close") {
      await this.files.close();
      this.say({ type: "closed" });
      return;
    }
    const { job } = message;
    try {
      this.goOn(job);
      if (message.type === "open") await this.look(job, message.source);
      else if (message.type === "piece") await this.piece(job, message.source, message.from, message.to);
      else await this.texts(job, message.source, message.texts);
      this.say({ type: "done", job });
    } catch (error) {
      await this.files.leave(message.source.name);
      if (!(error instanceof Stopped)) this.say({ type: "failed", job, error: toldOf(error) });
    }
    this.stopped.delete(job);
  }

  private goOn(job: number): void {
    if (this.stopped.has(job)) throw new Stopped();
  }

  private async look(job: number, source: Source): Promise<void> {
    const file = await this.files.open(source);
    const head = await file.slice(0, Math.min(file.size, HEAD));
    if (isGzip(head)) {
      this.say({ type: "looked", job, stamp: file.stamp, cut: false });
      await this.packed(job, file);
      await this.files.leave(source.name);
      return;
    }
    const why = whyNoLog(head);
    if (why !== undefined) {
      this.say({ type: "skipped", job, why });
      await this.files.leave(source.name);
      return;
    }
    const cut = file.size > SMALL && isLines(head);
    this.say({ type: "looked", job, stamp: file.stamp, cut });
    if (cut) return;
    await this.whole(job, file, head);
    await this.files.leave(source.name);
  }

  /** Reads a file that cannot be cut, or is not worth it. */
  private async whole(job: number, file: Readable, head: Uint8Array): Promise<void> {
    const piece = new Piece(this.port, job, 0);
    try {
      // Of small files, of which there may be thousands, this is all.
      piece.push(head);
      for await (const bytes of head.length < file.size ? file.stream(head.length) : []) {
        this.goOn(job);
        piece.push(bytes);
      }
      piece.finish();
    } finally {
      piece.close();
    }
    await file.seeUnchanged();
  }

  /** Reads a file while it is inflated. */
  private async packed(job: number, file: Readable): Promise<void> {
    this.say({ type: "inflating", job });
    const piece = new Piece(this.port, job, 0);
    const pieces = inflate(file, {
      store: this.store,
      number: job,
      onRead: (bytes) => {
        piece.packed = bytes;
      },
      onCopy: (copy) => {
        this.copying = { job, copy };
      },
      onLeft: (copy) => this.say({ type: "copied", job, copy }),
    });
    let looked = false;
    try {
      for (;;) {
        const { done, value } = await pieces.next();
        if (done) {
          piece.finish();
          this.say({ type: "copied", job, copy: value.copy, fault: value.fault });
          return;
        }
        this.goOn(job);
        // It is as long as it takes to tell, or all there is.
        const why = looked ? undefined : whyNoLog(value.subarray(0, HEAD));
        looked = true;
        if (why !== undefined) {
          this.say({ type: "skipped", job, why: `of what it inflates to: ${why}` });
          return;
        }
        piece.push(value);
      }
    } finally {
      await pieces.return({});
      piece.close();
      this.copying = undefined;
    }
  }

  private async piece(job: number, source: Source, from: number, to: number): Promise<void> {
    const file = await this.files.open(source);
    // A line may begin at the first byte, which the one before it tells.
    let at = Math.max(0, from - 1);
    const starts = new LineStarts(at);
    let piece = from === 0 ? new Piece(this.port, job, 0) : undefined;
    let open = false;
    try {
      for await (const bytes of file.stream(at)) {
        this.goOn(job);
        let begin = 0;
        if (piece === undefined) {
          const start = starts.next(bytes, from);
          if (start === undefined || start >= to) {
            at += bytes.length;
            starts.pass(bytes);
            // No record begins here.
            if (start !== undefined || at >= to) return;
            continue;
          }
          piece = new Piece(this.port, job, start);
          begin = start - at;
        }
        const end = to < file.size && !open ? starts.next(bytes, to) : undefined;
        const last = end === undefined ? bytes.length : end - at;
        piece.push(bytes.subarray(begin, last));
        if (end !== undefined) {
          if (piece.isBetween()) {
            piece.finish();
            break;
          }
          open = true;
          this.say({ type: "open", job });
          piece.push(bytes.subarray(last));
        }
        at += bytes.length;
        starts.pass(bytes);
        if (at >= file.size) piece.finish();
      }
    } finally {
      piece?.close();
    }
    await file.seeUnchanged();
  }

  /** Has the texts of events asked, in runs of those that lie near each other. */
  private async texts(job: number, source: Source, { start, spots, wanted, actions }: Texts): Promise<void> {
    const file = await this.files.open(source);
    await file.seeUnchanged();
    const fits = new Uint8Array(spots.length);
    const spotAt = (at: number): Spot | undefined => {
      const spot = spots[at];
      return spot && { file: 0, offset: spot[0], length: spot[1] };
    };
    for (let first = 0; first < spots.length; ) {
      this.goOn(job);
      const { offset: from, last, end } = runFrom(spotAt, first);
      const bytes = await file.slice(start + from, start + end);
      const places = new Uint32Array(spots.slice(first, last).flatMap(([place, length]) => [place - from, length]));
      fits.set(
        ask((log) => log.textsFit(wanted, actions, put(log, bytes), places)),
        first,
      );
      first = last;
    }
    this.say({ type: "fits", job, fits }, [fits.buffer]);
  }
}

/** A stretch of a file as it is read. */
class Piece {
  private readonly number = ask((log) => log.partOpen());
  private size = FIRST_PART;
  private pushed = 0;
  private read = 0;
  /** Bytes of the packed file that were read for it, if it is packed. */
  packed: number | undefined;
  private told = performance.now();

  constructor(
    private readonly port: MessagePort,
    private readonly job: number,
    /** Where in the file it begins. */
    private readonly from: number,
  ) {}

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    ask((log) => {
      write(bytes, log.partRoom(this.number, bytes.length));
      log.partPush(this.number, bytes.length, false);
    });
    this.read += bytes.length;
    this.pushed += bytes.length;
    if (this.pushed >= this.size) {
      this.size = Math.min(2 * this.size, LARGEST_PART);
      this.take();
    } else if (performance.now() - this.told > MOMENT) {
      this.told = performance.now();
      this.say({ type: "read", job: this.job, read: this.packed ?? this.read });
    }
  }

  isBetween(): boolean {
    return ask((log) => log.partIsBetween(this.number));
  }

  finish(): void {
    ask((log) => {
      log.partRoom(this.number, 0);
      log.partPush(this.number, 0, true);
    });
    this.take();
  }

  close(): void {
    ask((log) => log.partClose(this.number));
  }

  private take(): void {
    this.pushed = 0;
    const bytes = ask((log) => log.partTake(this.number));
    this.told = performance.now();
    this.say({ type: "part", job: this.job, from: this.from, bytes, read: this.packed ?? this.read }, [bytes.buffer]);
  }

  private say(message: FromReader, transfer: Transferable[] = []): void {
    this.port.postMessage(message, transfer);
  }
}

/** Whether a file looks as if its lines could be read by themselves: its first one is all of a value. */
function isLines(head: Uint8Array): boolean {
  const number = ask((log) => log.partOpen());
  try {
    const lines = new LineStarts(0);
    const end = lines.next(head, 1);
    if (end === undefined) return false;
    ask((log) => {
      write(head.subarray(0, end), log.partRoom(number, end));
      log.partPush(number, end, false);
    });
    return ask((log) => log.partIsBetween(number));
  } finally {
    ask((log) => log.partClose(number));
  }
}
