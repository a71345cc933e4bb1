/** What the calling thread and its worker threads say to each other. */
import type { CatalogData, CatalogPack, LineReport, StreamOptions } from "../index.js";
import type { Outcome, Part } from "./judge.js";

/** What a worker is started with. */
export interface WorkerData {
  /** Tells our own threads from others that load the same script. */
  activityTrackerEvents: true;
  module: WebAssembly.Module;
  options: StreamOptions;
  /** What the calling thread's catalog has beside what is built in. */
  catalogs: (CatalogPack | CatalogData)[];
}

/** So many batches may be on their way to the taker of a job. */
export const CREDIT = 4;

export type ToWorker =
  | { type: "part"; job: number; part: Part }
  /** A batch has been taken. */
  | { type: "taken"; job: number }
  /** Nobody wants the rest of the job. */
  | { type: "stop"; job: number };

export type FromWorker =
  | { type: "records"; job: number; records: LineReport[] }
  | { type: "read"; job: number; bytes: number }
  | { type: "done"; job: number; outcome: Outcome }
  | { type: "failed"; job: number; code: string | undefined; message: string };
