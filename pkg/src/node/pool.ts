/** Worker threads, and the jobs that they have in hand. */
import { Worker } from "node:worker_threads";
import { coded, type ErrorCode } from "../errors.js";
import { type LineReport, loadedCatalogs, type StreamOptions } from "../index.js";
import type { Outcome, Part } from "./judge.js";
import type { FromWorker, ToWorker, WorkerData } from "./messages.js";

/** A part that a worker checks: its records in batches as they are taken, and then what came of it. */
export class Job {
  private readonly batches: LineReport[][] = [];
  private outcome: Outcome | undefined;
  private error: unknown;
  private over = false;
  private wake = () => {};
  private settle = () => {};
  /** Resolved once no thread reads for it any more. */
  readonly settled = new Promise<void>((resolve) => {
    this.settle = resolve;
  });
  /** How many bytes of it were read. */
  read = 0;

  constructor(
    readonly number: number,
    readonly part: Part,
    private readonly onRead: () => void,
    private readonly say: (job: Job, type: "taken" | "stop") => void,
  ) {}

  hear(message: FromWorker): void {
    if (message.type === "records") this.batches.push(message.records);
    else if (message.type === "read") this.read = message.bytes;
    else if (message.type === "done") {
      this.outcome = message.outcome;
      this.read = (this.part.to ?? 0) - this.part.from;
      this.end();
    } else this.fail(coded((message.code ?? "worker_lost") as ErrorCode, message.message));
    if (message.type !== "records") this.onRead();
    this.wake();
  }

  fail(error: unknown): void {
    this.error ??= error;
    this.end();
    this.wake();
  }

  stop(): void {
    if (!this.over) this.say(this, "stop");
  }

  async *records(): AsyncGenerator<LineReport[], Outcome> {
    for (;;) {
      const batch = this.batches.shift();
      if (batch !== undefined) {
        if (!this.over) this.say(this, "taken");
        yield batch;
      } else if (this.error !== undefined) throw this.error;
      else if (this.outcome !== undefined) return this.outcome;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }

  private end(): void {
    this.over = true;
    this.settle();
  }
}

interface Member {
  worker: Worker;
  job: Job | undefined;
}

/** So many worker threads at most; each is started when there is a job that no other one is free for. */
export class Pool {
  private readonly members = new Set<Member>();
  private readonly queue: Job[] = [];
  private count = 0;

  constructor(
    readonly size: number,
    private readonly script: string | URL,
    private readonly module: WebAssembly.Module,
    private readonly options: StreamOptions,
  ) {}

  /** Jobs are begun in the order in which they are given. */
  run(part: Part, onRead: () => void): Job {
    const job = new Job(++this.count, part, onRead, (job, type) => this.tell(job, type));
    this.queue.push(job);
    this.next();
    return job;
  }

  /** Ends all threads; none reads any file any more once this is resolved. */
  async close(): Promise<void> {
    const error = coded("worker_lost", "the check was ended before this part of it");
    for (const job of this.queue.splice(0)) job.fail(error);
    const members = [...this.members];
    this.members.clear();
    await Promise.all(members.map(({ worker }) => worker.terminate()));
    for (const { job } of members) job?.fail(error);
  }

  private next(): void {
    for (;;) {
      const free = [...this.members].find(({ job }) => job === undefined);
      if (this.queue.length === 0 || (free === undefined && this.members.size >= this.size)) return;
      const job = this.queue.shift() as Job;
      const member = free ?? this.start(job);
      if (member === undefined) continue;
      member.job = job;
      member.worker.postMessage({ type: "part", job: job.number, part: job.part } satisfies ToWorker);
    }
  }

  private start(job: Job): Member | undefined {
    const { module, options } = this;
    const workerData: WorkerData = { activityTrackerEvents: true, module, options, catalogs: loadedCatalogs() };
    let worker: Worker;
    try {
      worker = new Worker(this.script, { workerData });
    } catch (error) {
      job.fail(lost((error as Error).message));
      return undefined;
    }
    const member: Member = { worker, job: undefined };
    this.members.add(member);
    let why: string | undefined;
    worker.on("message", (message: FromWorker) => {
      const { job } = member;
      if (job?.number !== message.job) return;
      if (message.type === "done" || message.type === "failed") member.job = undefined;
      job.hear(message);
      this.next();
    });
    worker.on("error", (error) => {
      why = error.message;
    });
    worker.on("exit", (code) => {
      this.members.delete(member);
      member.job?.fail(lost(why ?? `it ended with code ${code}`));
      this.next();
    });
    return member;
  }

  private tell(job: Job, type: "taken" | "stop"): void {
    const waiting = this.queue.indexOf(job);
    if (waiting >= 0) {
      this.queue.splice(waiting, 1);
      job.fail(coded("worker_lost", "stopped"));
      return;
    }
    const member = [...this.members].find((member) => member.job === job);
    member?.worker.postMessage({ type, job: job.number } satisfies ToWorker);
  }
}

function lost(why: string): Error {
  return coded("worker_lost", `a worker thread was lost before it had checked its part of the file: ${why}`);
}
