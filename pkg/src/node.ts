/**
 * For Node: files, on several threads. Everything of the default entry is here too, and is the same.
 *
 * @packageDocumentation
 */

export * from "./index.js";
export { type FileOptions, type Progress, validateFile } from "./node/validate.js";
