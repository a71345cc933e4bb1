/** One event in, one report or description out. */
import { call } from "./core.js";
import { answer } from "./input.js";
import { speak } from "./messages.js";
import { prepare } from "./options.js";
import { encode } from "./text.js";
import type { ActionName, DescribeOptions, Description, Options, Report } from "./types.js";

/**
 * Checks one event.
 *
 * Whatever the input is, the answer is a report: text that is not JSON, bytes that are not UTF-8, objects with cycles or
 * getters that throw, `undefined` are findings too.
 *
 * @param input - JSON text, its bytes (an ArrayBuffer or any view of one), or a parsed object. Text and bytes are exact:
 * an object has lost repeated keys and large numbers, and its findings have a path but no offset, line and column. An
 * object is read as JSON.stringify would write it, except that what JSON cannot hold is a finding, not left out.
 * @throws `bad_option`; nothing else, whatever the input
 */
export function validate(input: unknown, options?: Options): Report {
  return answer(input, options, {
    text: (core, bytes, places) => core.validate(bytes, places),
    larger: (core, size, places) => core.validateSize(size, places),
    notJson: (core, path, message) => core.validateNotJson(encode(path), encode(message)),
    notObject: (core, what) => core.validateNotObject(encode(what)),
  });
}

/**
 * Whether an event has no finding of level `error`: `validate(input, options).valid`, without making the report.
 *
 * @throws `bad_option`; nothing else, whatever the input
 */
export function isValid(input: unknown, options?: Options): boolean {
  return answer(input, options, {
    text: (core, bytes) => core.isValid(bytes),
    larger: (core, size, places) => core.validateSize(size, places).valid,
    notJson: (core, path, message) => core.validateNotJson(encode(path), encode(message)).valid,
    notObject: (core, what) => core.validateNotObject(encode(what)).valid,
  });
}

/** Text that can only be an event, behind a byte order mark and white space. */
const EVENT_TEXT = /^\uFEFF?[ \t\n\r]*\{/;
/** Names are far shorter; of anything longer the beginning is enough to say that it is unknown. */
const LONGEST_ACTION = 1_000;

/**
 * Says in words what an action means, or what an event says happened.
 *
 * @param actionOrEvent - An action's name; or an event as JSON text (a string that begins with `{`), bytes or object.
 * @param options - Of these, `unwrap`, `maxEventBytes` and `maxDepth` count for events, and `messages` for the language.
 * @throws `bad_option`; nothing else, whatever the input
 */
export function describe(action: ActionName | (string & {}), options?: DescribeOptions): Description;
export function describe(event: unknown, options?: DescribeOptions): Description;
export function describe(actionOrEvent: unknown, options?: DescribeOptions): Description {
  const others = speak(options);
  if (typeof actionOrEvent === "string" && !EVENT_TEXT.test(actionOrEvent)) {
    prepare(others);
    return call((core) => core.describeAction(encode(actionOrEvent.slice(0, LONGEST_ACTION))));
  }
  return answer(actionOrEvent, others, {
    text: (core, bytes) => core.describeEvent(bytes),
    larger: (core, _size, _places, limit) => core.describeUnreadable(encode(`it is larger than ${limit} bytes`)),
    notJson: (core, path, message) => core.describeUnreadable(encode(path === "" ? message : `at ${path}, ${message}`)),
    notObject: (core, what) => core.describeUnreadable(encode(`it is ${what}, not an object`)),
  });
}
