/**
 * Catalog, validator and describer of IBM Cloud Activity Tracker audit events.
 *
 * Nothing happens when this is imported. The first call starts the WebAssembly module, in hosts that allow that within a
 * call; `await init()` starts it in every host.
 *
 * @packageDocumentation
 */

export {
  actions,
  defineActions,
  groups,
  loadCatalog,
  loadedCatalogs,
  lookup,
  rules,
  search,
  suggest,
} from "./catalog.js";
export { init, initSync } from "./core.js";
export { catalogDiff } from "./diff.js";
export type { CodedError, ErrorCode } from "./errors.js";
export { catalogVersion, version } from "./generated/names.js";
export {
  type EventSource,
  type StreamOptions,
  type StreamReports,
  ValidatorStream,
  validateLines,
  validateStream,
} from "./lines.js";
export { validateMany } from "./many.js";
export { jsonSchema } from "./schema.js";
export type * from "./types.js";
export { describe, isValid, validate } from "./validate.js";
export { createValidator, type EveryOption, type Validator } from "./validator.js";
