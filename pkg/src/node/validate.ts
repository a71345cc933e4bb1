/** `validateFile`: a file, on as many threads as it is worth. */
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { coded } from "../errors.js";
import {
  groups,
  type LineReport,
  type RecordReport,
  type StreamOptions,
  type StreamReports,
  type Totals,
  validateStream,
} from "../index.js";
import { add, Files, nothing } from "./files.js";
import { coreModule, workerScript } from "./host.js";
import { Pool } from "./pool.js";

/** A file that is smaller is checked before a second thread would have started. */
const WORTH_THREADS = 1 << 23;
const MOST_JOBS = 256;

/** How far a file has been read. */
export interface Progress {
  /** Bytes that were read until now, as they lie on disk. */
  bytes: number;
  /** How many there are; 0 for a pipe, which does not tell. */
  size: number;
}

/** Options of a check of a file. */
export interface FileOptions extends StreamOptions {
  /** How many worker threads at most, 1 to 256; with 1, and for small files, none. Default: as many as can run at once. */
  jobs?: number | undefined;
  /** Called as the file is read, some times a second and in the end. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the check: the iteration and `totals` then fail with its reason. */
  signal?: AbortSignal | undefined;
  /** How many bytes the file may have, once unpacked. Default: 64 GiB for what is gzip, no limit for others. */
  maxBytes?: number | undefined;
  /** The worker script (`activity-tracker-events/worker`), where a bundler has moved it away from this package. */
  worker?: string | URL | undefined;
}

/**
 * Checks a file of events: lines, an array, values over several lines, each bare or in an envelope; also as gzip, of one
 * or more members. A large file of lines is checked by several threads, in flat memory; the answer is that of one.
 *
 * @param path - Where the file is.
 * @returns The records with a finding at `options.report` or above, or with `every` all of them, in the file's order.
 * @throws `bad_option`; while iterating: `bad_file` where it is not there, is no text, is broken gzip, is too large, or
 * was changed while it was read; `worker_lost` where a thread came to an end; the signal's reason
 */
export function validateFile(path: string | URL, options: FileOptions & { every: true }): StreamReports<RecordReport>;
export function validateFile(path: string | URL, options?: FileOptions): StreamReports<LineReport>;
export function validateFile(path: string | URL, options: FileOptions = {}): StreamReports<RecordReport> {
  const { jobs, onProgress, signal, maxBytes, worker, ...others } = checked(options);
  // The options are checked at once, and not where a thread first needs them.
  seeOptions(others);
  const file = typeof path === "string" ? path : fileURLToPath(path);
  const sum = nothing();
  let resolve: (totals: Totals) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const totals = new Promise<Totals>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  totals.catch(() => {});
  let begun = false;

  async function* run(): AsyncGenerator<RecordReport, void> {
    begun = true;
    const pool = await poolFor(file, jobs ?? availableParallelism(), worker, others);
    let told = 0;
    let most = 0;
    let size = 0;
    const progress = (bytes: number) => {
      most = Math.max(most, bytes);
      onProgress?.({ bytes: most, size });
    };
    const files = new Files([{ path: file }], {
      options: others,
      maxBytes,
      pool,
      signal,
      onRead: (check, bytes) => {
        size = check.size;
        if (performance.now() - told < MOMENT) return;
        told = performance.now();
        progress(bytes);
      },
    });
    try {
      signal?.throwIfAborted();
      const check = await files.next();
      if (check === undefined) return;
      size = check.size;
      const batches = files.records(check);
      for (;;) {
        const { done, value } = await batches.next();
        if (done) {
          add(sum, value);
          break;
        }
        yield* value as RecordReport[];
      }
      if (size > 0) progress(size);
      resolve({ ...sum });
    } catch (error) {
      reject(error);
      throw error;
    } finally {
      reject(left());
      await pool?.close();
      await files.close();
    }
  }

  const records = run();
  const leave = records.return.bind(records);
  records.return = (value) => {
    if (!begun) reject(left());
    return leave(value);
  };
  return { totals, soFar: () => ({ ...sum }), [Symbol.asyncIterator]: () => records };
}

/** How often progress is told. */
const MOMENT = 100;

/** The threads that a check is worth, if any. Actions of the user's own are known to this thread only. */
async function poolFor(
  path: string,
  jobs: number,
  worker: string | URL | undefined,
  options: StreamOptions,
): Promise<Pool | undefined> {
  if (jobs === 1) return undefined;
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  if (size < WORTH_THREADS || groups().some(({ id }) => id === "user-defined")) return undefined;
  return new Pool(jobs, worker ?? workerScript(), await coreModule(), options);
}

function seeOptions(options: StreamOptions): void {
  const reports = validateStream([], options);
  void reports[Symbol.asyncIterator]().return?.();
}

function checked(options: FileOptions): FileOptions {
  if (typeof options !== "object" || options === null) throw coded("bad_option", "the options must be an object");
  const { jobs, onProgress, signal, maxBytes, worker } = options;
  const whole = (value: unknown, most: number) =>
    Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;
  if (jobs !== undefined && !whole(jobs, MOST_JOBS)) {
    throw coded("bad_option", `\`jobs\` must be an integer from 1 to ${MOST_JOBS}`);
  }
  if (maxBytes !== undefined && !whole(maxBytes, Number.MAX_SAFE_INTEGER)) {
    throw coded("bad_option", "`maxBytes` must be an integer from 1 on");
  }
  if (onProgress !== undefined && typeof onProgress !== "function") {
    throw coded("bad_option", "`onProgress` must be a function");
  }
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") {
    throw coded("bad_option", "`signal` must be an AbortSignal");
  }
  if (worker !== undefined && typeof worker !== "string" && !(worker instanceof URL)) {
    throw coded("bad_option", "`worker` must be the path or the URL of the worker script");
  }
  return options;
}

function left(): Error {
  return coded("bad_input", "the file was left before its end, so there are no totals");
}
