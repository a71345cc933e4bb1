/** The functions of a check, with options that are given once. */
import {
  type EventSource,
  type StreamOptions,
  type StreamReports,
  ValidatorStream,
  validateLines,
  validateStream,
} from "./lines.js";
import { validateMany } from "./many.js";
import { kept } from "./options.js";
import type {
  ActionName,
  DescribeOptions,
  Description,
  LineReport,
  LinesReport,
  ManyReport,
  Options,
  RecordReport,
  Report,
} from "./types.js";
import { describe, isValid, validate } from "./validate.js";

/** What a stream may be told beside the options that are kept. */
export type EveryOption = Pick<StreamOptions, "every">;

/** The functions of this package, each under the options that `createValidator` was given. */
export interface Validator {
  /** The options, as they were when it was made. Frozen. */
  readonly options: Readonly<Options>;
  /** As `validate`. */
  validate(input: unknown): Report;
  /** As `isValid`. */
  isValid(input: unknown): boolean;
  /** As `validateLines`. */
  validateLines(input: string | ArrayBuffer | ArrayBufferView): LinesReport;
  /** As `validateMany`. */
  validateMany(events: Iterable<unknown>): ManyReport;
  /** As `validateStream`. */
  validateStream(source: EventSource, options: { every: true }): StreamReports<RecordReport>;
  validateStream(source: EventSource, options?: EveryOption): StreamReports<LineReport>;
  /** As `new ValidatorStream`. */
  stream(options?: EveryOption): ValidatorStream;
  /** As `describe`. */
  describe(action: ActionName | (string & {})): Description;
  describe(event: unknown): Description;
}

/**
 * Checks and keeps some options, for many calls: they are read once, and what becomes of the object afterwards counts for
 * nothing. The functions may be taken out of what it gives (`const { validate } = createValidator({ … })`).
 *
 * @param options - The options of a check, and `messages` for the language of descriptions.
 * @throws `bad_option`
 */
export function createValidator(options: DescribeOptions = {}): Validator {
  // What is no object is refused as it is.
  const isObject = Object(options) === options && !Array.isArray(options);
  const { messages, ...others } = isObject ? options : ({} as DescribeOptions);
  const own = kept(isObject ? others : options);
  const told: DescribeOptions = messages === undefined ? own : { ...own, messages };
  // Messages that are none are refused now, not at the first description.
  if (messages !== undefined) describe("", told);
  const streamed = (more: EveryOption | undefined): StreamOptions => ({ ...own, ...more });
  return {
    options: own,
    validate: (input) => validate(input, own),
    isValid: (input) => isValid(input, own),
    validateLines: (input) => validateLines(input, own),
    validateMany: (events) => validateMany(events, own),
    validateStream: ((source: EventSource, more?: EveryOption) =>
      validateStream(source, streamed(more))) as Validator["validateStream"],
    stream: (more) => new ValidatorStream(streamed(more)),
    describe: (actionOrEvent: unknown) => describe(actionOrEvent, told),
  };
}
