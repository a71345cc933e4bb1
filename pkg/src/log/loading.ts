/** How the files of a log get into its index: which worker reads what, and what came of it. */
import { coded } from "../errors.js";
import { isAddress } from "./fetched.js";
import { problemOf } from "./inflate.js";
import type { FromReader, Source, StatusChange, Texts, Told, ToReader } from "./messages.js";
import { ask } from "./module.js";
import type { Place } from "./source.js";
import type { LogFile } from "./types.js";

/** So many events were tried; beyond it the memory of a module gets short. */
export const MOST_EVENTS = 10_000_000;
/** A file is read in stretches, the first ones short, so that soon there is something to see. */
const FIRST_STRETCH = 1 << 20;
const LARGEST_STRETCH = 1 << 23;
/** What is left of the time is told once so much was read. */
const SURE = 500;

interface File extends Source {
  number: number;
  told: LogFile;
  place: Place;
  /** Where the next stretch begins; undefined where none is to come. */
  next: number | undefined;
  stretch: number;
  /** Jobs in hand and done, each with where it begins and ends and how much of it is read. */
  jobs: Map<number, { from: number; to: number; read: number }>;
  inHand: number;
  /** It is gzip. */
  packed: boolean;
  /** What it inflated to can be read. */
  copied: boolean;
  /** While it is inflated: who does it, for which job. */
  inflating: { hand: Hand; job: number } | undefined;
  /** Called once it is no longer being inflated. */
  waiting: (() => void)[];
}

/** Something that a worker does for the index. */
interface Job {
  number: number;
  file: File;
  from: number;
  to: number;
  /** For texts: takes the answer. */
  texts?: { message: Extract<ToReader, { type: "texts" }>; settle: (fits: Uint8Array | Told) => void };
  /** Another worker was lost over it. */
  again: boolean;
}

interface Hand {
  port: MessagePort;
  job: Job | undefined;
  lost: boolean;
}

const NOBODY = "all workers that read were lost, so no file can be read any more";

const group = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");

export class Loading {
  readonly files: File[];
  private readonly hands: Hand[];
  private readonly texts: Job[] = [];
  private again: Job[] = [];
  /** The first file that may still have something to read. */
  private current = 0;
  private jobs = 0;
  private events = 0;
  private ended = false;
  private over = false;
  private problem: string | undefined;
  private readonly begun = performance.now();
  private readonly changed = new Set<File>();
  private readonly peeks = new Map<number, { hand: Hand; settle: (bytes: Uint8Array | undefined) => void }>();

  constructor(
    files: { name: string; place: Place }[],
    ports: MessagePort[],
    /** Called whenever something was read or ended. */
    private readonly onChange: (over: boolean) => void,
  ) {
    this.files = files.map(({ name, place }, number) => {
      const size = typeof place === "string" || isAddress(place) ? 0 : place.size;
      const told: LogFile = { name, size, read: 0, events: 0, state: "waiting" };
      const source = { name, place, stamp: undefined };
      const packing = { packed: false, copied: false, inflating: undefined, waiting: [] };
      return { ...source, ...packing, number, told, next: 0, stretch: FIRST_STRETCH, jobs: new Map(), inHand: 0 };
    });
    for (const file of this.files) this.changed.add(file);
    this.hands = ports.map((port) => ({ port, job: undefined, lost: false }));
    for (const hand of this.hands) {
      hand.port.onmessage = ({ data }: MessageEvent<FromReader>) => this.hear(hand, data);
    }
  }

  /** Sizes that only the file system or a server knows, all told before anything is read. */
  start(sizes: readonly (number | undefined)[]): void {
    for (const [at, size] of sizes.entries()) {
      const file = this.files[at];
      if (file !== undefined && size !== undefined) file.told.size = size;
    }
    this.go();
  }

  /** How far it is, with the files that changed since it was asked last. */
  status(): StatusChange {
    const files = [...this.changed].map((file): [number, LogFile] => [file.number, { ...file.told }]);
    this.changed.clear();
    let [bytesRead, bytesTotal] = [0, 0];
    for (const { told } of this.files) {
      bytesTotal += told.size;
      bytesRead += told.state === "skipped" ? told.size : told.read;
    }
    const unreadable = ask((log) => log.indexUnreadable());
    const partial = this.ended || this.files.some(({ told: { state } }) => state === "partial" || state === "failed");
    const state = !this.over ? "loading" : partial ? "partial" : "loaded";
    const status: StatusChange = { state, bytesRead, bytesTotal, events: this.events, unreadable, files };
    const passed = performance.now() - this.begun;
    if (!this.over && passed > SURE && bytesRead > 0) {
      status.remaining = Math.round((passed * (bytesTotal - bytesRead)) / bytesRead);
    }
    if (this.problem !== undefined) status.problem = this.problem;
    return status;
  }

  /** Nothing more is read. */
  end(problem?: string): void {
    if (this.over || this.ended) return;
    this.ended = true;
    this.problem = problem;
    for (const hand of this.hands) {
      if (hand.job !== undefined && hand.job.texts === undefined) this.stop(hand);
    }
    this.again = [];
    for (const file of this.files) {
      this.giveUpInflating(file);
      const { told } = file;
      if (told.state === "waiting" || told.state === "reading" || told.state === "inflating") {
        this.close(file, "partial", problem ?? "reading was ended before its end");
      }
    }
    this.go();
  }

  /** Asks the texts of some events. */
  async askTexts(file: number, texts: Texts): Promise<Uint8Array> {
    const source = this.files[file] as File;
    await this.inflated(source);
    if (this.readers === 0) throw coded("worker_lost", NOBODY);
    return new Promise((resolve, reject) => {
      const message = { type: "texts" as const, job: ++this.jobs, source: sourceOf(source), texts };
      const settle = (fits: Uint8Array | Told) => {
        if (fits instanceof Uint8Array) resolve(fits);
        else reject(coded(fits.code, fits.message));
      };
      this.texts.push({ number: message.job, file: source, from: 0, to: 0, texts: { message, settle }, again: false });
      this.go();
    });
  }

  /** Bytes of a file that is being inflated; undefined if it no longer is. */
  async peek(file: File, from: number, to: number): Promise<Uint8Array | undefined> {
    const { inflating } = file;
    if (inflating === undefined || inflating.hand.lost) return undefined;
    const { hand, job } = inflating;
    const id = ++this.jobs;
    return new Promise<Uint8Array | undefined>((settle) => {
      this.peeks.set(id, { hand, settle });
      hand.port.postMessage({ type: "peek", id, job, from, to } satisfies ToReader);
    });
  }

  /**
   * Waits until what a file inflates to can be read.
   * @throws `unreadable_file` where that was lost
   */
  async inflated(file: File): Promise<void> {
    if (file.inflating !== undefined) await new Promise<void>((settle) => file.waiting.push(settle));
    if (!file.packed || file.copied) return;
    throw coded(
      "unreadable_file",
      `what ${file.name} inflated to was lost with the worker that wrote it; open it again`,
    );
  }

  private endInflating(file: File): void {
    file.inflating = undefined;
    for (const settle of file.waiting.splice(0)) settle();
  }

  /** What a lost worker inflated is not inflated anew after all. */
  private giveUpInflating(file: File): void {
    if (file.inflating?.hand.lost) this.endInflating(file);
  }

  /** How many workers are there to read. */
  get readers(): number {
    return this.hands.filter(({ lost }) => !lost).length;
  }

  lose(reader: number, why: string): void {
    const hand = this.hands[reader];
    if (hand === undefined || hand.lost) return;
    hand.lost = true;
    for (const [id, peek] of this.peeks) {
      if (peek.hand !== hand) continue;
      this.peeks.delete(id);
      peek.settle(undefined);
    }
    const { job } = hand;
    hand.job = undefined;
    const redone = job !== undefined && !job.again && this.readers > 0;
    // Of what is inflated anew, whoever waits for it waits on.
    const anew = redone && job.texts === undefined ? job.file : undefined;
    for (const file of this.files) if (file.inflating?.hand === hand && file !== anew) this.endInflating(file);
    const message = `a worker that read was lost: ${why}`;
    if (job !== undefined) {
      if (!redone) {
        // What it read stays.
        this.fail(job, { code: "worker_lost", message });
        if (job.texts === undefined) job.file.inHand--;
      } else if (job.texts !== undefined) this.texts.unshift({ ...job, again: true });
      else {
        this.forget(job);
        if (job.to > job.from) this.again.unshift({ ...job, again: true });
      }
    }
    if (this.readers === 0) {
      this.end(message);
      for (const { texts } of this.texts.splice(0)) texts?.settle({ code: "worker_lost", message });
    }
    this.go();
  }

  get isLoading(): boolean {
    return !this.over;
  }

  /** Has the workers leave what they have open. */
  async leave(): Promise<void> {
    const waiting = this.hands.filter(({ lost }) => !lost);
    await Promise.all(
      waiting.map(
        ({ port }) =>
          new Promise<void>((resolve) => {
            port.onmessage = ({ data }: MessageEvent<FromReader>) => data.type === "closed" && resolve();
            port.postMessage({ type: "close" } satisfies ToReader);
          }),
      ),
    );
  }

  /** Gives whoever has nothing to do the next job. */
  private go(): void {
    if (this.ended) this.current = this.files.length;
    for (const hand of this.hands) {
      if (hand.lost || hand.job !== undefined) continue;
      const job = this.texts.shift() ?? this.again.shift() ?? this.next();
      if (job === undefined) break;
      this.give(hand, job);
    }
    const idle = this.hands.every(({ job }) => job === undefined || job.texts !== undefined);
    if (this.over) return;
    this.over = idle && this.again.length === 0 && this.current >= this.files.length;
    this.onChange(this.over);
  }

  private give(hand: Hand, job: Job): void {
    // By its number goes also the copy of what is packed, which a lost worker may have begun.
    if (job.again) job.number = ++this.jobs;
    hand.job = job;
    if (job.texts !== undefined) {
      hand.port.postMessage({ ...job.texts.message, job: job.number } satisfies ToReader);
      return;
    }
    const { number, file, from, to } = job;
    file.inHand++;
    file.jobs.set(number, { from, to, read: 0 });
    const source = sourceOf(file);
    const message: ToReader =
      file.stamp === undefined || file.packed
        ? { type: "open", job: number, source }
        : { type: "piece", job: number, source, from, to };
    hand.port.postMessage(message);
  }

  /** The next stretch that nobody reads yet; first those of files that others wait for. */
  private next(): Job | undefined {
    for (let at = this.current; at < this.files.length; at++) {
      const file = this.files[at] as File;
      if (file.next === undefined) {
        if (at === this.current && file.inHand === 0) this.current++;
        continue;
      }
      const job = ++this.jobs;
      if (file.stamp === undefined) {
        if (file.inHand > 0) continue;
        this.tell(file, { state: "reading" });
        // Until it is known what it is, one worker has it.
        return { number: job, file, from: 0, to: Number.POSITIVE_INFINITY, again: false };
      }
      const [from, { size }] = [file.next, file.stamp];
      const to = Math.min(size, from + file.stretch);
      file.stretch = Math.min(2 * file.stretch, LARGEST_STRETCH);
      file.next = to < size ? to : undefined;
      return { number: job, file, from, to, again: false };
    }
    return undefined;
  }

  private hear(hand: Hand, message: FromReader): void {
    const { job } = hand;
    if (message.type === "peeked") {
      this.peeks.get(message.id)?.settle(message.bytes);
      this.peeks.delete(message.id);
      return;
    }
    if (message.type === "copied") {
      // Also of a job that was stopped: what the index has of it is read again from there.
      this.copied(message);
      return;
    }
    if (message.type === "closed" || job === undefined || message.job !== job.number) return;
    const { file } = job;
    const progress = file.jobs.get(job.number);
    switch (message.type) {
      case "looked":
        file.stamp = message.stamp;
        file.told.size = message.stamp.size;
        if (!message.cut) {
          file.next = undefined;
          if (progress !== undefined) progress.to = message.stamp.size;
        } else {
          // It has done all that it does.
          job.to = 0;
          file.jobs.delete(job.number);
        }
        this.changed.add(file);
        break;
      case "inflating":
        file.packed = true;
        file.inflating = { hand, job: job.number };
        this.tell(file, { state: "inflating" });
        break;
      case "part":
        this.add(job, message.from, message.bytes);
        this.read(file, job.number, message.read);
        break;
      case "read":
        this.read(file, job.number, message.read);
        break;
      case "open":
        this.openEnded(job);
        break;
      case "fits":
        job.texts?.settle(message.fits);
        break;
      case "skipped":
        file.next = undefined;
        this.tell(file, { state: "skipped", problem: message.why });
        break;
      case "failed":
        this.fail(job, message.error);
        this.done(hand);
        return;
      case "done":
        this.done(hand);
        return;
    }
    if (!this.over) this.onChange(false);
  }

  private copied({ job, copy, fault }: Extract<FromReader, { type: "copied" }>): void {
    const file = this.files.find(({ inflating }) => inflating?.job === job);
    if (file === undefined) return;
    if (copy !== undefined) Object.assign(file, copy, { copied: true });
    this.endInflating(file);
    if (fault !== undefined && file.told.state === "inflating") {
      const { name, events } = file.told;
      this.close(file, events > 0 ? "partial" : "failed", problemOf(name, fault, events));
    }
    if (!this.over) this.onChange(false);
  }

  private add(job: Job, from: number, bytes: Uint8Array): void {
    const { file } = job;
    const count = ask((log) => log.indexAdd(file.number, from, bytes, MOST_EVENTS));
    if (count < 0) {
      const { bytesRead, bytesTotal } = this.status();
      for (const each of this.files) this.changed.add(each);
      this.end(
        `a log holds at most ${group(MOST_EVENTS)} events: these are ${group(this.events)} of them, from ` +
          `${group(bytesRead)} of ${group(bytesTotal)} bytes; open fewer files at once`,
      );
      return;
    }
    this.events += count;
    file.told.events += count;
    this.changed.add(file);
  }

  private read(file: File, job: number, read: number): void {
    const progress = file.jobs.get(job);
    if (progress !== undefined) progress.read = Math.min(read, progress.to - progress.from);
    let sum = 0;
    for (const { read } of file.jobs.values()) sum += read;
    file.told.read = Math.min(sum, file.told.size);
    this.changed.add(file);
  }

  /** A stretch goes on behind its end: what others made of the rest of the file counts for nothing. */
  private openEnded(job: Job): void {
    const { number, file, from, to } = job;
    file.next = undefined;
    for (const hand of this.hands) {
      const other = hand.job;
      if (other?.file === file && other.texts === undefined && other.from > from) this.stop(hand);
    }
    this.again = this.again.filter((other) => other.file !== file || other.from < from);
    for (const [other, { from: begin }] of file.jobs) if (begin > from) file.jobs.delete(other);
    const progress = file.jobs.get(number);
    if (progress !== undefined) progress.to = file.told.size;
    job.to = file.told.size;
    this.takeBack(file, to, Number.POSITIVE_INFINITY);
  }

  /** What a job made counts for nothing. */
  private forget({ number, file, from, to }: Job): void {
    file.inHand--;
    file.jobs.delete(number);
    this.takeBack(file, from, to);
  }

  /** Takes back the parts of a file that begin between two places. */
  private takeBack(file: File, from: number, to: number): void {
    const left = ask((log) => log.indexRemove(file.number, from, to));
    this.events += left - file.told.events;
    file.told.events = left;
    this.changed.add(file);
  }

  private stop(hand: Hand): void {
    const { job } = hand;
    if (job === undefined) return;
    hand.port.postMessage({ type: "stop", job: job.number } satisfies ToReader);
    job.file.inHand--;
    hand.job = undefined;
  }

  private fail(job: Job, error: Told): void {
    if (job.texts !== undefined) {
      job.texts.settle(error);
      return;
    }
    const { file } = job;
    this.giveUpInflating(file);
    for (const hand of this.hands) {
      if (hand.job !== undefined && hand.job !== job && hand.job.file === file && hand.job.texts === undefined) {
        this.stop(hand);
      }
    }
    this.close(file, file.told.events > 0 ? "partial" : "failed", error.message);
  }

  private done(hand: Hand): void {
    const { job } = hand;
    hand.job = undefined;
    if (job !== undefined && job.texts === undefined) {
      const { file } = job;
      this.giveUpInflating(file);
      file.inHand--;
      const { state } = file.told;
      const progress = file.jobs.get(job.number);
      const going = state === "reading" || state === "inflating";
      if (progress !== undefined && going) {
        this.read(file, job.number, progress.to - progress.from);
      }
      if (going && file.next === undefined && file.inHand === 0) this.close(file, "read");
    }
    this.go();
  }

  private close(file: File, state: LogFile["state"], problem?: string): void {
    file.next = undefined;
    if (state === "read") file.told.read = file.told.size;
    this.tell(file, problem === undefined ? { state } : { state, problem });
  }

  private tell(file: File, told: Partial<LogFile>): void {
    Object.assign(file.told, told);
    this.changed.add(file);
  }
}

/** Of a file, what a worker needs to know. */
export function sourceOf({ name, place, stamp }: Source): Source {
  return { name, place, stamp };
}
