/** Whether a file is still what it was: what is read of it is read again later, by place. */
import { type CodedError, coded } from "../errors.js";

/** What tells whether a file is still the one that was opened. */
export interface Stamp {
  size: number;
  /** When it was last written to, in milliseconds since 1970; a Blob that is no File has no such time. */
  modified?: number;
  /** What a server calls this state of it (ETag). */
  tag?: string;
}

/** @throws `file_changed` */
export function seeSame(name: string, was: Stamp, now: Stamp): void {
  if (was.size !== now.size) {
    throw changed(name, `it had ${was.size} bytes and has ${now.size} now`);
  }
  if (was.modified !== now.modified || was.tag !== now.tag) throw changed(name, "it was written to");
}

export function changed(name: string, how: string, cause?: unknown): CodedError {
  return coded("file_changed", `${name} was changed since it was opened (${how}); open it again`, cause);
}

export function unreadable(name: string, why: string, cause?: unknown): CodedError {
  return coded("unreadable_file", `${name} cannot be read: ${why}`, cause);
}
