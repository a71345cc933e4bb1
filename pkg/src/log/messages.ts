/** What the page, the worker with the index and the workers that read say to each other. */
import type { ErrorCode } from "../errors.js";
import type { CatalogData, CatalogPack } from "../types.js";
import type { Judging } from "./check.js";
import type { Fault, StoreName } from "./inflate.js";
import type { Place, Stamp } from "./source.js";
import type { LogAnswer, LogEvent, LogFile, LogProblem, LogQuery, LogStatus } from "./types.js";

/** What a worker is told first; anything else is not for us. */
export type Start =
  | {
      activityTrackerEvents: "index";
      module: WebAssembly.Module;
      files: { name: string; place: Place }[];
      judging: Judging;
      catalogs: readonly (CatalogData | CatalogPack)[];
      /** One for each worker that reads. */
      readers: MessagePort[];
      /** In a browser, the name of a lock that the worker holds as long as it lives. */
      life?: string;
    }
  | {
      activityTrackerEvents: "reader";
      module: WebAssembly.Module;
      index: MessagePort;
      catalogs: readonly (CatalogData | CatalogPack)[];
      /** Where copies of what is packed go. */
      store: StoreName;
      life?: string;
    };

/** What the index can be asked, and what it answers. */
export interface Asks {
  query: { query: LogQuery; live: boolean };
  events: { indexes: number[] };
  problems: { most: number };
  judge: { judging: Judging };
  text: { query: LogQuery };
  close: object;
}
export interface Answers {
  query: LogAnswer;
  events: LogEvent[];
  problems: { problems: LogProblem[]; total: number };
  judge: undefined;
  text: undefined;
  close: undefined;
}

export type ToIndex =
  | { [Kind in keyof Asks]: { type: "ask"; id: number; kind: Kind; ask: Asks[Kind] } }[keyof Asks]
  /** Nobody wants the answer any more. */
  | { type: "drop"; id: number }
  /** The next piece of a text. */
  | { type: "more"; id: number }
  | { type: "cancel" }
  /** A worker that reads is no more. */
  | { type: "lost"; reader: number; why: string };

/** An error that passes from one thread to another. */
export interface Told {
  code: ErrorCode;
  message: string;
  start?: number;
  end?: number;
}

/** A status with only those files that changed, by their places. */
export interface StatusChange extends Omit<LogStatus, "files"> {
  files: [number, LogFile][];
}

export type FromIndex =
  /** The worker has the lock that it is known by; what those that read say too. */
  | { type: "held" }
  | { type: "answer"; id: number; answer: unknown }
  | { type: "better"; id: number; answer: LogAnswer }
  | { type: "failed"; id: number; error: Told }
  | { type: "text"; id: number; bytes: Uint8Array }
  | { type: "status"; status: StatusChange; over: boolean }
  /** The index is lost. */
  | { type: "broken"; message: string };

/** A file as a worker is given it. */
export interface Source {
  name: string;
  place: Place;
  /** What it was when it was first looked at. */
  stamp: Stamp | undefined;
}

/** Events of one part of a file, which begins at a place, and what is asked of their texts. */
export interface Texts {
  start: number;
  /** Of each where it stands in the part, and how many bytes it has. */
  spots: [number, number][];
  wanted: unknown;
  /** It is in no action's title. */
  actions: boolean;
}

export type ToReader =
  /** A file that nobody has looked at yet: it is read if it is small, or cannot be cut. */
  | { type: "open"; job: number; source: Source }
  /** The records that begin in a stretch of a file of lines. */
  | { type: "piece"; job: number; source: Source; from: number; to: number }
  | { type: "texts"; job: number; source: Source; texts: Texts }
  /** Bytes of a file that is being inflated, wanted at once. */
  | { type: "peek"; id: number; job: number; from: number; to: number }
  /** Nobody wants the rest of a job. */
  | { type: "stop"; job: number }
  | { type: "close" };

export type FromReader =
  /** It is a file of so many bytes; `cut`: of lines, so that others can read in it too. */
  | { type: "looked"; job: number; stamp: Stamp; cut: boolean }
  /** It is gzip. */
  | { type: "inflating"; job: number }
  /** What a file inflated to lies somewhere else, as far as it goes; `fault`: why it does not go to its end. */
  | { type: "copied"; job: number; copy: { place: Place; stamp: Stamp } | undefined; fault?: Fault | undefined }
  | { type: "peeked"; id: number; bytes: Uint8Array | undefined }
  /** A part of a piece that begins at a place, and how far the piece is read. */
  | { type: "part"; job: number; from: number; bytes: Uint8Array; read: number }
  | { type: "read"; job: number; read: number }
  /** The piece goes on behind its end: the worker reads to the end of the file. */
  | { type: "open"; job: number }
  | { type: "fits"; job: number; fits: Uint8Array }
  | { type: "done"; job: number }
  /** The file is none of events. */
  | { type: "skipped"; job: number; why: string }
  | { type: "failed"; job: number; error: Told }
  | { type: "closed" };
