/**
 * Logs: files of events, gigabytes of them, read and checked by workers and answered from an index.
 *
 * Nothing happens when this is imported. It has no part of the library in it: the workers have their own module.
 *
 * @packageDocumentation
 */

export type { CodedError, ErrorCode } from "./errors.js";
export { facets } from "./generated/names.js";
export { openLog } from "./log/open.js";
export type * from "./log/types.js";
