/** What an open log is asked, and what it answers. A property that has nothing to say is absent, never null. */
import type { Ending, Facet } from "../generated/names.js";
import type {
  CatalogData,
  CatalogPack,
  Description,
  InitSource,
  Level,
  Options,
  Profile,
  Report,
  RuleId,
} from "../types.js";

export type { Ending, Facet } from "../generated/names.js";

// Hosts whose types know none of these get names for them that say nothing.
declare global {
  // biome-ignore lint/suspicious/noExplicitAny: it must be as the host's own is
  interface ReadableStream<R = any> {}
  interface AbortSignal {}
  interface Blob {}
  interface File {}
  interface Worker {}
}

/**
 * A file to be opened: in a browser a `File` or a `Blob`, in Node also a path; with `name`, it goes by that. Of the same
 * name, the second becomes `name (2)`.
 *
 * A page may also name a file on its own server, by an address of its origin. The workers read it there by parts and again
 * when its events are asked for, so the page never holds it; the server must heed Range requests, and by ETag or
 * Last-Modified it says that the file is still the same. Without these a change is known only where the size is another.
 */
export type LogSource =
  | File
  | Blob
  | string
  | { readonly name: string; readonly file: File | Blob | string }
  | { readonly name: string; readonly url: string };

/** What a log is opened with. */
export interface LogOptions {
  /**
   * Starts a worker that runs `activity-tracker-events/log/worker`; called once for the index and once for each worker
   * that reads. Needed in a browser, where only the page can say where that script is. Node starts its own.
   */
  worker?: (() => Worker) | undefined;
  /** Where `activity-tracker-events/log.wasm` comes from: compiled once, and given to each worker. Node reads its own. */
  wasm?: InitSource | undefined;
  /** Whose levels apply. Default `ingest`. */
  profile?: Profile | undefined;
  /** Rules set to another level, or off. */
  rules?: Options["rules"];
  /**
   * Catalogs beside the built-in one, in this order, as `loadCatalog` takes them: packs, or your own actions as data.
   * What the page itself has loaded is `loadedCatalogs()`. Default none.
   */
  catalogs?: readonly (CatalogPack | CatalogData)[] | undefined;
  /** How many workers read at once. Default: one less than the machine has processors, 2 to 8; on a single one, 1. */
  jobs?: number | undefined;
  /** Called while files are read, at most ten times a second, and once more when all is read. */
  onProgress?: ((status: LogStatus) => void) | undefined;
  /** Ends the reading; what was read until then stays. */
  signal?: AbortSignal | undefined;
}

/** How far a log is. */
export interface LogStatus {
  /** `partial`: the reading was ended, or a file could not be read to its end. */
  state: "loading" | "loaded" | "partial" | "closed";
  /** Bytes that were read, of those of the files as they lie there (of `.gz`, the compressed ones). */
  bytesRead: number;
  bytesTotal: number;
  /** Events in the index. */
  events: number;
  /** Records that could not be read as events. */
  unreadable: number;
  /** Why reading was ended before the end of all files, where nobody asked for it. */
  problem?: string;
  /** Estimated milliseconds until all is read, as soon as that can be told. */
  remaining?: number;
  /** In the order of the log, which is that of their names. */
  files: LogFile[];
}

/** One file of a log. */
export interface LogFile {
  /** Its path, as given: in a browser that below the chosen folder. */
  name: string;
  /** Bytes as it lies there. */
  size: number;
  /** Bytes of them that were read. */
  read: number;
  /** Events in it so far. */
  events: number;
  state: "waiting" | "inflating" | "reading" | "read" | "partial" | "failed" | "skipped";
  /** Why it is `partial`, `failed` or `skipped`: what happened, where, and what to do. */
  problem?: string;
}

/** Values of one facet that events have or have not; null stands for "no value". */
export interface FacetFilter {
  facet: Facet;
  /** An event has one of these, if there are any. */
  include?: readonly (string | null)[];
  /** An event has none of these. */
  exclude?: readonly (string | null)[];
}

/** A question to a log. Left out, each part asks for nothing and leaves nothing out. */
export interface LogQuery {
  /** An event fits if it fits all of them. */
  filter?: readonly FacetFilter[] | undefined;
  /** What stands in a search box; see the language of queries in the README. */
  text?: string | undefined;
  /** The first and the last millisecond since 1970 in UTC. */
  window?: readonly [number, number] | undefined;
  /** In which order; without it, that of the files. What is alike stays in that order. */
  sort?: { by: "time" | "size" | Facet; descending?: boolean } | undefined;
  /** Which of the events are wanted, by their places in that order: the first one, and how many. Default none. */
  rows?: readonly [number, number] | undefined;
  /** Of which facets the values are counted. */
  facets?: readonly Facet[] | undefined;
  /** At most so many values of each facet, the most frequent. Default 100. */
  top?: number | undefined;
  /** Into at most so many stretches the time is divided; 0, the default: no histogram. */
  buckets?: number | undefined;
}

/** How a query is run. */
export interface QueryRun {
  /** Ends the query, which is then rejected with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called with each better answer while the text of events is searched, at most four times a second. */
  onAnswer?: ((answer: LogAnswer) => void) | undefined;
}

/** What came of a query. */
export interface LogAnswer {
  /** How many events fit. */
  total: number;
  /** How many events there are. */
  of: number;
  /** How many are not decided yet, since only their text can tell; they are in nothing else here. 0 in the last answer. */
  unsure: number;
  /** Whether more events may come: the log was still loading when this was answered. */
  soFar: boolean;
  rows: LogRow[];
  /** In the order asked. */
  counts: FacetCounts[];
  histogram?: Histogram;
}

/** The values of a facet among the events that fit everything but the filter of that facet. */
export interface FacetCounts {
  facet: Facet;
  /** Most frequent first; a value of null stands for "no value". */
  values: { value: string | null; count: number }[];
  /** How many different values there are. */
  distinct: number;
  /** How many events have a value that the index did not keep, because there are too many different ones. */
  others: number;
}

/** When the events happened that fit everything but the window. */
export interface Histogram {
  /** Milliseconds since 1970 in UTC at which the first stretch begins. */
  start: number;
  /** Milliseconds that each lasts. */
  step: number;
  /** For each stretch, how many events ended as success, pending, failure, refused, unclear, contradiction. */
  counts: number[][];
  /** How many have no time. */
  untimed: number;
}

/** An event as the index knows it. */
export interface LogRow {
  /** Its place in the order of the files, from 0; what `event` takes. */
  index: number;
  /** The place of its file in `LogStatus.files`. */
  file: number;
  /** Bytes from the beginning of the (inflated) file to it. */
  offset: number;
  /** How many bytes it has. */
  length: number;
  /** The line that it begins on, from 1. */
  line: number;
  /** Milliseconds since 1970 in UTC. */
  time?: number;
  action?: string;
  /** `initiator.name`, or else `initiator.id`. */
  actor?: string;
  account?: string;
  region?: string;
  address?: string;
  outcome: Ending;
  severity?: string;
  /** `reason.reasonCode` */
  reason?: number;
  /** The level of its worst finding. */
  level?: Level;
  /** The rules that it breaks; absent when none. */
  rules?: RuleId[];
}

/** One event of a log, read from its file. */
export interface LogEvent {
  /** The record as it stands in the file. */
  bytes: Uint8Array;
  report: Report;
  description: Description;
  /** Where it stands. */
  source: { file: string; offset: number; length: number; line: number };
}

/** A record that is not in the index, and why. */
export interface LogProblem {
  file: string;
  offset: number;
  length: number;
  line: number;
  message: string;
}

/** An open log. Every answer is given at once, from what is read so far. */
export interface Log {
  readonly status: LogStatus;
  /** Settles when nothing more is read: all files are at their ends, or were given up, or reading was ended. Never rejects. */
  readonly loaded: Promise<LogStatus>;
  /**
   * Answers a question. With words that only the text of events can tell, files are searched, which takes as long as
   * reading them; `onAnswer` is told what is known until then.
   * @throws `bad_option`; `bad_query`, with `.start` and `.end` (UTF-16 code units of `text`); `file_changed`,
   * `unreadable_file` where a text cannot be searched; `log_closed`, `worker_lost`
   */
  query(query: LogQuery, run?: QueryRun): Promise<LogAnswer>;
  /**
   * An event by its place, read from its file.
   * @throws `bad_option` if there is none; `file_changed`, `unreadable_file`; `log_closed`
   */
  event(index: number): Promise<LogEvent>;
  /** Several of them in one go, as `event`, in the order asked: for the rows that a table shows. */
  events(indexes: readonly number[]): Promise<LogEvent[]>;
  /** The records that could not be read, in the order of the files: the first of them, and how many there are. */
  problems(most?: number): Promise<{ problems: LogProblem[]; total: number }>;
  /**
   * The events that fit a query, in its order, as they stand in the files, each followed by a line feed (an event over
   * several lines is put on one). `rows` of the query chooses among them; without it, all.
   */
  text(query: LogQuery, run?: Pick<QueryRun, "signal">): ReadableStream<Uint8Array>;
  /** Other levels for what was found, without reading again. */
  setProfile(profile: Profile, rules?: Options["rules"]): Promise<void>;
  /** Ends the reading; what was read stays and can be asked. */
  cancel(): void;
  /** Ends everything: workers stop, inflated copies are removed, what is still asked is rejected with `log_closed`. */
  close(): Promise<void>;
}
