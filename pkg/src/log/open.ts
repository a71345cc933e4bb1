/** An open log as its user has it: it asks the worker with the index, and is never in between when files are read. */
import { load, refused } from "../core.js";
import { type CodedError, coded } from "../errors.js";
import type { InitSource, Options, Profile } from "../types.js";
import { catalogsOf, filesOf, indexesOf, judging, mostOf, queryOf, seeOptions } from "./check.js";
import { builtin, inNode } from "./host.js";
import { openStore, type Store } from "./inflate-store.js";
import type { Answers, Asks, FromIndex, StatusChange, ToIndex } from "./messages.js";
import type { Place } from "./source.js";
import { ownModule, start, type Thread } from "./thread.js";
import type {
  Log,
  LogAnswer,
  LogEvent,
  LogOptions,
  LogProblem,
  LogQuery,
  LogSource,
  LogStatus,
  QueryRun,
} from "./types.js";

/** As many workers as serve: more do not read faster. */
const MOST_READERS = 8;
/** So long the workers may take to leave what they have open. */
const LEAVE = 2_000;
/** All that there are. */
const ALL = 2 ** 32 - 1;

/**
 * Opens files as one log. It is there at once, and is asked while it is read.
 *
 * @param files - Files of events: lines, arrays, values over several lines, each bare or in an envelope. Their order in
 * the log is that of their names, compared by UTF-16 code units.
 * @throws `bad_option`, `bad_catalog`, `bad_entry`, `bad_source`, `unsupported`, `worker_lost` (as a rejection); what is wrong with a file is in the
 * log's status
 */
export async function openLog(files: readonly LogSource[], options: LogOptions = {}): Promise<Log> {
  seeOptions(options);
  const sources = filesOf(files, inNode);
  const judged = judging(options.profile, options.rules);
  const catalogs = catalogsOf(options.catalogs);
  options.signal?.throwIfAborted();
  const module = await compiled(options.wasm);
  const log = new OpenLog(
    options,
    sources.map(({ name }) => name),
  );
  await log.begin(sources, judged, catalogs, module);
  return log;
}

/** Node's own, compiled once for all logs. */
let ownCompiled: Promise<WebAssembly.Module> | undefined;

async function compiled(source: InitSource | undefined): Promise<WebAssembly.Module> {
  try {
    if (source !== undefined) return await load(source);
    if (!inNode) throw coded("bad_option", "openLog needs the option `wasm` here: where log.wasm of this package is");
    ownCompiled ??= ownModule().then((bytes) => load(bytes as Uint8Array));
    return await ownCompiled;
  } catch (thrown) {
    ownCompiled = undefined;
    if ((thrown as Partial<CodedError>).code === "bad_option") throw thrown;
    throw refused("bad_source", thrown);
  }
}

interface Question {
  settle(answer: unknown): void;
  fail(error: unknown): void;
  better: ((answer: LogAnswer) => void) | undefined;
}

class OpenLog implements Log {
  status: LogStatus;
  readonly loaded: Promise<LogStatus>;
  private settleLoaded: (status: LogStatus) => void = () => {};
  private index: Thread | undefined;
  private readers: Thread[] = [];
  /** Where copies of what is packed lie. */
  private store: Store | undefined;
  private readonly questions = new Map<number, Question>();
  private readonly texts = new Map<number, (bytes: Uint8Array | Error) => void>();
  private asked = 0;
  private begun = false;
  /** Why nothing can be asked any more. */
  private over: Error | undefined;
  private closing: Promise<void> | undefined;
  private readonly abort = () => this.cancel();

  constructor(
    private readonly options: LogOptions,
    names: string[],
  ) {
    const files = names.map((name) => ({ name, size: 0, read: 0, events: 0, state: "waiting" as const }));
    this.status = { state: "loading", bytesRead: 0, bytesTotal: 0, events: 0, unreadable: 0, files };
    this.loaded = new Promise((resolve) => {
      this.settleLoaded = resolve;
    });
  }

  /** @internal */
  async begin(
    files: { name: string; place: Place }[],
    judged: object,
    catalogs: NonNullable<LogOptions["catalogs"]>,
    module: WebAssembly.Module,
  ): Promise<void> {
    const { worker, jobs = readersHere(), signal } = this.options;
    const ready = new Promise<void>((settle, fail) => {
      this.questions.set(0, { settle: () => settle(), fail, better: undefined });
    });
    ready.catch(() => {});
    try {
      this.store = await openStore();
      const store = this.store.name;
      this.index = start(
        worker,
        (message) => this.hear(message as FromIndex),
        (why) => this.lose(why),
      );
      const ports: MessagePort[] = [];
      for (let number = 0; number < jobs; number++) {
        const { port1, port2 } = new MessageChannel();
        const lost = (why: string) => this.tell({ type: "lost", reader: number, why });
        const reader = start(worker, () => {}, lost);
        this.readers.push(reader);
        reader.start({ activityTrackerEvents: "reader", module, index: port2, catalogs, store }, [port2]);
        ports.push(port1);
      }
      const given = { activityTrackerEvents: "index", module, files, judging: judged, catalogs, readers: ports };
      this.index.start(given, ports);
      await Promise.all([ready, ...this.readers.map(({ alive }) => alive)]);
    } catch (error) {
      this.over = error as Error;
      await this.endThreads();
      throw error;
    }
    this.begun = true;
    signal?.addEventListener("abort", this.abort, { once: true } as never);
    if (signal?.aborted) this.cancel();
    this.hold();
  }

  query(query: LogQuery, run: QueryRun = {}): Promise<LogAnswer> {
    return this.asking("query", () => ({ query: queryOf(query), live: run.onAnswer !== undefined }), run);
  }

  async event(index: number): Promise<LogEvent> {
    const [event] = await this.events([index]);
    return event as LogEvent;
  }

  events(indexes: readonly number[]): Promise<LogEvent[]> {
    return this.asking("events", () => ({ indexes: indexesOf(indexes) }));
  }

  problems(most = 1_000): Promise<{ problems: LogProblem[]; total: number }> {
    return this.asking("problems", () => ({ most: mostOf(most) }));
  }

  async setProfile(profile: Profile, rules?: Options["rules"]): Promise<void> {
    await this.asking("judge", () => ({ judging: judging(profile, rules) }));
  }

  text(query: LogQuery, run: Pick<QueryRun, "signal"> = {}): ReadableStream<Uint8Array> {
    const { rows = [0, ALL], ...others } = query;
    const checked = { ...queryOf(others), rows };
    if (query.rows !== undefined) queryOf({ rows: [rows[0], Math.min(rows[1], 1)] });
    let id: number | undefined;
    const { signal } = run;
    let stop = () => {};
    const leave = () => {
      signal?.removeEventListener("abort", stop);
      if (id === undefined) return;
      this.tell({ type: "drop", id });
      this.texts.delete(id);
      this.hold();
    };
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        stop = () => {
          leave();
          controller.error(signal?.reason);
        };
        signal?.addEventListener("abort", stop, { once: true } as never);
      },
      pull: async (controller) => {
        signal?.throwIfAborted();
        if (id === undefined) {
          const asked = this.ask("text", { query: checked }, undefined, signal);
          id = asked.id;
          await asked.answer;
        }
        const bytes = await this.more(id);
        if (bytes.length > 0) controller.enqueue(bytes);
        else {
          leave();
          controller.close();
        }
      },
      cancel: leave,
    });
  }

  cancel(): void {
    if (this.status.state === "loading") this.tell({ type: "cancel" });
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    const leaving = this.over === undefined ? this.ask("close", {}).answer : undefined;
    this.giveUp(coded("log_closed", "the log was closed"), "closed");
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LEAVE);
    });
    await Promise.race([leaving?.catch(() => {}), late]);
    clearTimeout(timer);
    await this.endThreads();
  }

  private async endThreads(): Promise<void> {
    this.options.signal?.removeEventListener("abort", this.abort);
    await Promise.all([this.index, ...this.readers].map((thread) => thread?.end()));
    await this.store?.close();
  }

  /** The index is no more: nothing can be asked, and nothing is waited for. */
  private lose(why: string): void {
    const error = coded("worker_lost", `the worker with the log's index was lost: ${why}`);
    this.giveUp(error, "partial");
    for (const thread of this.readers) void thread.end();
  }

  private giveUp(error: Error, state: LogStatus["state"]): void {
    if (this.over !== undefined) {
      this.status = { ...this.status, state };
      return;
    }
    this.over = error;
    const told = state === "partial" ? { problem: error.message } : {};
    const { remaining: _, ...status } = this.status;
    this.status = { ...status, state, ...told };
    this.settleLoaded(this.status);
    const leaving = state === "closed" ? this.asked : undefined;
    for (const [id, { fail }] of this.questions) if (id !== leaving) fail(error);
    for (const take of this.texts.values()) take(error);
    if (state === "partial" && this.begun) this.onProgress();
  }

  private asking<Kind extends keyof Asks>(
    kind: Kind,
    question: () => Asks[Kind],
    run: QueryRun = {},
  ): Promise<Answers[Kind]> {
    try {
      run.signal?.throwIfAborted();
      return this.ask(kind, question(), run.onAnswer, run.signal).answer;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  private ask<Kind extends keyof Asks>(
    kind: Kind,
    question: Asks[Kind],
    better?: (answer: LogAnswer) => void,
    signal?: AbortSignal,
  ): { id: number; answer: Promise<Answers[Kind]> } {
    if (this.over !== undefined) throw this.over;
    const id = ++this.asked;
    let stop = () => {};
    const answer = new Promise<Answers[Kind]>((resolve, fail) => {
      this.questions.set(id, { settle: resolve as (answer: unknown) => void, fail, better });
      stop = () => {
        this.tell({ type: "drop", id });
        fail(signal?.reason);
      };
      signal?.addEventListener("abort", stop, { once: true } as never);
      this.tell({ type: "ask", id, kind, ask: question } as ToIndex);
    });
    this.hold();
    const settled = answer.finally(() => {
      signal?.removeEventListener("abort", stop);
      this.questions.delete(id);
      this.hold();
    });
    return { id, answer: settled };
  }

  private more(id: number): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.over !== undefined) throw this.over;
      this.texts.set(id, (bytes) => {
        this.texts.delete(id);
        if (bytes instanceof Uint8Array) resolve(bytes);
        else reject(bytes);
        this.hold();
      });
      this.tell({ type: "more", id });
      this.hold();
    });
  }

  private tell(message: ToIndex): void {
    this.index?.say(message);
  }

  private hear(message: FromIndex): void {
    switch (message.type) {
      case "answer":
        this.questions.get(message.id)?.settle(message.answer);
        break;
      case "better":
        this.questions.get(message.id)?.better?.(message.answer);
        break;
      case "failed": {
        const { code, message: text, ...places } = message.error;
        const error = Object.assign(coded(code, text), places);
        const question = this.questions.get(message.id);
        if (question !== undefined) question.fail(error);
        else this.texts.get(message.id)?.(error);
        break;
      }
      case "text":
        this.texts.get(message.id)?.(message.bytes);
        break;
      case "status":
        this.take(message.status, message.over);
        break;
      case "broken":
        this.lose(message.message);
        break;
    }
  }

  private take({ files: changed, ...status }: StatusChange, over: boolean): void {
    if (this.over !== undefined) return;
    const files = [...this.status.files];
    for (const [at, file] of changed) files[at] = file;
    this.status = { ...status, files };
    // Its first status says that the index is there.
    this.questions.get(0)?.settle(undefined);
    this.questions.delete(0);
    if (over) this.settleLoaded(this.status);
    this.onProgress();
    this.hold();
  }

  private onProgress(): void {
    try {
      this.options.onProgress?.(this.status);
    } catch (error) {
      // What the user's function throws is not the log's to swallow, nor to fail by.
      queueMicrotask(() => {
        throw error;
      });
    }
  }

  /** In Node, the process waits as long as something is read or asked, and not for a log that is merely open. */
  private hold(): void {
    const busy = this.status.state === "loading" || this.questions.size > 0 || this.texts.size > 0;
    this.index?.hold(busy);
    for (const reader of this.readers) reader.hold(false);
  }
}

function readersHere(): number {
  const cores = inNode ? builtin("node:os").availableParallelism() : (globalThis.navigator?.hardwareConcurrency ?? 2);
  // The worker with the index has little to do beside two that read.
  return Math.min(MOST_READERS, Math.max(Math.min(cores, 2), cores - 1));
}
