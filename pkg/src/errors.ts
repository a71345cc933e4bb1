/**
 * What an error of this package is about. Branch on `error.code`, never on `instanceof`: the ES module and the CommonJS
 * file of the package can be loaded side by side, each with classes of its own.
 *
 * - `bad_option`: an option, a rule, a level or a limit that does not exist or is out of range;
 * - `bad_input`: something that is neither text nor bytes was given where many events are expected;
 * - `bad_file`: a file that cannot be read, is no file of events, or was changed while it was read (`./node`);
 * - `bad_entry`: an entry given to `defineActions` that is not as it must be;
 * - `duplicate_action`: an entry given to `defineActions` or in a catalog whose name is taken;
 * - `bad_catalog`: what was given to `loadCatalog` or `catalogDiff` is no catalog, or too large for one;
 * - `bad_source`: what was given to `init` or `initSync` is not this package's WebAssembly module, or cannot be fetched;
 * - `not_initialised`: this host cannot start the module within a call; `await init()` first;
 * - `unsupported`: this host has no WebAssembly, or not the parts of it that the module needs;
 * - `busy`: the catalog or the options were to be changed from within another call of this package;
 * - `worker_lost`: a worker thread came to an end before it had done its part (`./node`, `./log`);
 * - `bad_query`: the text of a query is not as the language of queries has it; `start` and `end` say where (`./log`);
 * - `unreadable_file`: a file of an open log cannot be read, or no longer (`./log`);
 * - `file_changed`: a file of an open log is no longer what it was when it was opened (`./log`);
 * - `log_closed`: a log was asked after it was closed, or closed before it answered (`./log`);
 * - `internal_trap`: a defect of this package. The module was put aside, and the next call starts a fresh one.
 */
export type ErrorCode =
  | "bad_option"
  | "bad_input"
  | "bad_file"
  | "bad_entry"
  | "duplicate_action"
  | "bad_catalog"
  | "bad_source"
  | "not_initialised"
  | "unsupported"
  | "busy"
  | "worker_lost"
  | "bad_query"
  | "unreadable_file"
  | "file_changed"
  | "log_closed"
  | "internal_trap";

/** An error thrown by this package: always misuse or a host that cannot run it, never the data that was checked. */
export interface CodedError extends Error {
  /** What it is about. */
  readonly code: ErrorCode;
}

class ActivityTrackerEventsError extends Error implements CodedError {
  override readonly name: string = "ActivityTrackerEventsError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

/** @internal */
export function coded(code: ErrorCode, message: string, cause?: unknown): CodedError {
  return new ActivityTrackerEventsError(code, message, cause);
}

/**
 * The text of whatever somebody threw, which may be anything.
 * @internal
 */
export function messageOf(thrown: unknown): string {
  try {
    return String((thrown as { message?: unknown } | null | undefined)?.message ?? thrown);
  } catch {
    return "an error without a text";
  }
}
