/** The worker with the index: it has the files read, and answers what the page asks. */
import { coded } from "../errors.js";
import { prepare } from "../options.js";
import { describe, validate } from "../validate.js";
import type { Judging } from "./check.js";
import { isAddress, openAddress } from "./fetched.js";
import { builtin } from "./host.js";
import { Loading, sourceOf } from "./loading.js";
import type { Asks, FromIndex, Start, Texts, ToIndex } from "./messages.js";
import { ask, askJson, toldOf } from "./module.js";
import { runFrom, type Spot } from "./runs.js";
import { type Again, type Place as FilePlace, OpenFiles } from "./source.js";
import { TextOf } from "./text.js";
import type { LogAnswer, LogEvent, LogProblem, LogQuery } from "./types.js";

/** How often the page is told how far it is, and of better answers. */
const MOMENT = 100;
const BETTER = 250;
/** So many questions search texts at once; the others wait for them. */
const MOST_SEARCHES = 3;
/** Where an event stands, as the module says it. */
interface Place extends Spot {
  index: number;
  line: number;
}

interface Unsure extends Texts {
  asked: number;
  file: number;
  rows: number[];
}

class Dropped extends Error {}

export class Indexer {
  private readonly loading: Loading;
  private readonly files = new OpenFiles();
  /** Files are read by one question after the other, so that none is closed while it is read. */
  private reading: Promise<unknown> = Promise.resolve();
  private readonly dropped = new Set<number>();
  private readonly asking = new Set<number>();
  private readonly texts = new Map<number, TextOf>();
  private readonly waiting: (() => void)[] = [];
  private searches = 0;
  private toldAt = 0;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private broken = false;

  constructor(
    start: Extract<Start, { activityTrackerEvents: "index" }>,
    private readonly say: (message: FromIndex, transfer?: Transferable[]) => void,
    private judging: Judging,
  ) {
    prepare(judging);
    ask((log) => log.indexOpen(start.files.map(({ name }) => name)));
    this.loading = new Loading(start.files, start.readers, (over) => this.tell(over));
    this.guard(async () => {
      const sizes = start.files.map(({ name, place }) => sizeOf(name, place));
      this.loading.start(await Promise.all(sizes));
    });
  }

  hear(message: ToIndex): void {
    switch (message.type) {
      case "ask":
        this.asking.add(message.id);
        this.guard(() => this.answer(message));
        break;
      case "more":
        this.guard(() => this.more(message.id));
        break;
      case "drop":
        if (this.asking.has(message.id)) this.dropped.add(message.id);
        this.texts.delete(message.id);
        break;
      case "cancel":
        this.guard(async () => this.loading.end());
        break;
      case "lost":
        this.guard(async () => this.loading.lose(message.reader, message.why));
        break;
    }
  }

  /** When the module breaks down, the index is gone with it. */
  private guard(work: () => Promise<void>): void {
    work().catch((error) => {
      if (this.broken) return;
      this.broken = true;
      this.say({ type: "broken", message: toldOf(error).message });
    });
  }

  private async answer({ id, kind, ask: question }: Extract<ToIndex, { type: "ask" }>): Promise<void> {
    try {
      const answer = await this.answerTo(id, kind, question);
      this.say({ type: "answer", id, answer });
    } catch (error) {
      if (error instanceof Dropped) return;
      const told = toldOf(error);
      if (told.code === "internal_trap") throw error;
      this.say({ type: "failed", id, error: told });
    } finally {
      this.asking.delete(id);
      this.dropped.delete(id);
    }
  }

  private async answerTo(id: number, kind: keyof Asks, question: Asks[keyof Asks]): Promise<unknown> {
    switch (kind) {
      case "query": {
        const { query, live } = question as Asks["query"];
        return this.query(id, query, live);
      }
      case "events":
        return this.inTurn(() => this.events((question as Asks["events"]).indexes));
      case "problems":
        return this.problems((question as Asks["problems"]).most);
      case "judge": {
        const { judging } = question as Asks["judge"];
        prepare(judging);
        ask((log) => log.indexJudge());
        this.judging = judging;
        return undefined;
      }
      case "text": {
        const { query } = question as Asks["text"];
        await this.query(id, { ...query, rows: [0, 0] }, false);
        const places = ask((log) => log.indexPlaces(query));
        this.texts.set(id, new TextOf(places, (file) => this.open(file)));
        return undefined;
      }
      case "close":
        this.loading.end();
        await this.loading.leave();
        await this.files.close();
        return undefined;
    }
  }

  private async query(id: number, query: LogQuery, live: boolean): Promise<LogAnswer> {
    if (!query.text) return this.settled(id, query, live);
    if (this.searches >= MOST_SEARCHES) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.searches++;
    try {
      return await this.settled(id, query, live);
    } finally {
      this.searches--;
      this.waiting.shift()?.();
    }
  }

  /** Answers a question, once all texts are asked that must be. */
  private async settled(id: number, query: LogQuery, live: boolean): Promise<LogAnswer> {
    let told = performance.now();
    const better = (answer: LogAnswer) => {
      told = performance.now();
      if (live) this.say({ type: "better", id, answer });
    };
    for (;;) {
      this.goOn(id);
      const answer = this.now(query);
      if (answer.unsure === 0) return answer;
      better(answer);
      await this.pass(id, query, () => {
        if (live && performance.now() - told >= BETTER) better(this.now(query));
      });
    }
  }

  private now(query: LogQuery): LogAnswer {
    const answer = askJson<LogAnswer>((log) => log.indexQuery(query));
    return { ...answer, soFar: this.loading.isLoading };
  }

  private goOn(id: number): void {
    if (this.dropped.has(id)) throw new Dropped();
  }

  /** Has the texts asked of all events that are unsure now, part by part. */
  private async pass(id: number, query: LogQuery, onAnswer: () => void): Promise<void> {
    const inHand = new Set<Promise<void>>();
    let failed: unknown;
    let last: Unsure | undefined;
    for (;;) {
      this.goOn(id);
      if (failed !== undefined) throw failed;
      const [first, file, start]: [boolean, number, number] = last ? [false, last.file, last.start] : [true, 0, 0];
      const found = ask((log) => log.indexUnsure(query, first, file, start)) as Unsure | undefined;
      if (found === undefined) break;
      last = found;
      const work = this.askTexts(found)
        .then(onAnswer)
        .catch((error: unknown) => {
          failed ??= error;
        })
        .finally(() => inHand.delete(work));
      inHand.add(work);
      if (inHand.size >= 2 * this.loading.readers) await Promise.race(inHand);
    }
    await Promise.all(inHand);
    if (failed !== undefined) throw failed;
  }

  private async askTexts({ asked, file, rows, ...texts }: Unsure): Promise<void> {
    const fits = await this.loading.askTexts(file, texts);
    ask((log) => log.indexNote(asked, file, texts.start, Uint32Array.from(rows), fits));
  }

  private async events(indexes: number[]): Promise<LogEvent[]> {
    const found = askJson<(Place | null)[]>((log) => log.indexEvents(Float64Array.from(indexes)));
    const places = found.map((place, at) => {
      if (place !== null) return place;
      throw coded("bad_option", `there is no event ${indexes[at]} in this log`);
    });
    const bytes = new Map<Place, Uint8Array>();
    const sorted = [...places].sort((one, other) => one.file - other.file || one.offset - other.offset);
    for (let first = 0; first < sorted.length; ) {
      const { file, offset, last, end } = runFrom((at) => sorted[at], first);
      const opened = await this.open(file);
      await opened.seeUnchanged();
      const read = await opened.slice(offset, end);
      for (const place of sorted.slice(first, last)) {
        bytes.set(place, read.slice(place.offset - offset, place.offset - offset + place.length));
      }
      first = last;
    }
    return places.map((place) => {
      const own = bytes.get(place) as Uint8Array;
      const { offset, length, line } = place;
      const source = { file: this.fileAt(place.file).name, offset, length, line };
      return { bytes: own, report: validate(own, this.judging), description: describe(own), source };
    });
  }

  /** A file, to read events in it: where it is packed, its copy, which may still be in the making. */
  private async open(number: number): Promise<Again> {
    const file = this.fileAt(number);
    const written = async () => {
      await this.loading.inflated(file);
      return this.files.open(sourceOf(file));
    };
    if (file.inflating === undefined) return written();
    return {
      slice: async (from, to) => (await this.loading.peek(file, from, to)) ?? (await written()).slice(from, to),
      seeUnchanged: async () => {},
    };
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.reading.then(work);
    this.reading = result.catch(() => {});
    return result;
  }

  private problems(most: number): { problems: LogProblem[]; total: number } {
    type Found = { problems: (Omit<LogProblem, "file"> & { file: number })[]; total: number };
    const { problems, total } = askJson<Found>((log) => log.indexProblems(most));
    return { problems: problems.map(({ file, ...rest }) => ({ file: this.fileAt(file).name, ...rest })), total };
  }

  private fileAt(number: number) {
    return this.loading.files[number] as Loading["files"][number];
  }

  private async more(id: number): Promise<void> {
    const text = this.texts.get(id);
    if (text === undefined) return;
    try {
      const bytes = await this.inTurn(() => text.next());
      if (bytes.length === 0) this.texts.delete(id);
      this.say({ type: "text", id, bytes }, [bytes.buffer]);
    } catch (error) {
      this.texts.delete(id);
      this.say({ type: "failed", id, error: toldOf(error) });
    }
  }

  /** Tells the page how far it is, not too often, and at the end at once. */
  private tell(over: boolean): void {
    const wait = this.toldAt + MOMENT - performance.now();
    if (!over && wait > 0) {
      this.telling ??= setTimeout(() => this.tell(false), wait);
      return;
    }
    clearTimeout(this.telling);
    this.telling = undefined;
    this.toldAt = performance.now();
    this.say({ type: "status", status: this.loading.status(), over: !this.loading.isLoading });
  }
}

/** The size of a file, where it lies elsewhere; undefined where that cannot be told, which whoever reads it says with the reason. */
async function sizeOf(name: string, place: FilePlace): Promise<number | undefined> {
  try {
    if (isAddress(place)) return (await openAddress(place, name)).size;
    if (typeof place !== "string") return undefined;
    const stats = await builtin("node:fs").promises.stat(place);
    return stats.isFile() ? stats.size : undefined;
  } catch {
    return undefined;
  }
}
