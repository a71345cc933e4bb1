/** One event in, one report or description out. */
import { type Core, call } from "./core.js";
import { type Answers, answer } from "./input.js";
import { kept, output, sure } from "./memory.js";
import { speak } from "./messages.js";
import { prepare } from "./options.js";
import { actionTaken, quick } from "./taking.js";
import { decode, encode } from "./text.js";
import type { ActionName, DescribeOptions, Description, Options, Report } from "./types.js";

/**
 * Checks one event.
 *
 * Whatever the input is, the answer is a report: text that is not JSON, bytes that are not UTF-8, objects with cycles or
 * getters that throw, `undefined` are findings too.
 *
 * @param input - JSON text, its bytes (an ArrayBuffer or any view of one), or a parsed object. Text and bytes are exact:
 * an object has lost repeated keys and large numbers, and its findings have a path but no offset, line and column. An
 * object is read as JSON.stringify would write it, except that what JSON cannot hold is a finding, not left out. Of an
 * ordinary event the free-form data (`requestData`, `responseData`) is not looked through for that, nor for its size and
 * depth, unless `maxEventBytes` or `maxDepth` is stricter than the default.
 * @throws `bad_option`; nothing else, whatever the input
 */
export function validate(input: unknown, options?: Options): Report {
  if (typeof input === "object" && input !== null) {
    const answer = quick(input, options, prepare(options), askReport);
    if (answer === 0) return clean(actionTaken());
    if (answer > 0) return call((core) => output(core, answer));
  }
  return answer(input, options, REPORT);
}

const askReport = (core: Core, size: number, ascii: boolean) => core.validateTaken(size, ascii);

const REPORT: Answers<Report> = {
  text: (core, size, places, given) => reportOf(core, sure(core.validate(size, places)), size, given),
  larger: (core, size, places) => core.validateSize(size, places),
  notJson: (core, path, message) => core.validateNotJson(encode(path), encode(message)),
  notObject: (core, what) => core.validateNotObject(encode(what)),
};

function clean(action: string | undefined): Report {
  return action === undefined ? { valid: true, findings: [] } : { valid: true, action, findings: [] };
}

/**
 * Whether an event has no finding of level `error`: `validate(input, options).valid`, without making the report.
 *
 * @throws `bad_option`; nothing else, whatever the input
 */
export function isValid(input: unknown, options?: Options): boolean {
  if (typeof input === "object" && input !== null) {
    const answer = quick(input, options, prepare(options), askValid);
    if (answer >= 0) return answer === 1;
  }
  return answer(input, options, VALID);
}

const askValid = (core: Core, size: number, ascii: boolean) => core.isValidTaken(size, ascii);

const VALID: Answers<boolean> = {
  text: (core, size) => sure(core.isValid(size)) === 1,
  larger: (core, size, places) => core.validateSize(size, places).valid,
  notJson: (core, path, message) => core.validateNotJson(encode(path), encode(message)).valid,
  notObject: (core, what) => core.validateNotObject(encode(what)).valid,
};

/** Actions that were read, so that no report holds on to a whole text for the sake of one word of it. */
const actions = new Map<string, string>();
const MOST_ACTIONS = 4096;

/** The report that a number stands for: the length of its JSON text, or the place of the action of a clean event. */
function reportOf(core: Core, answer: number, size: number, given: string | Uint8Array): Report {
  if (answer > 0) return output(core, answer);
  if (answer === 0) return clean(undefined);
  const start = (-answer - 1) % PLACES;
  const length = (-answer - 1 - start) / PLACES;
  const seen = typeof given === "string" && size === given.length ? given.slice(start, start + length) : undefined;
  let action = seen === undefined ? undefined : actions.get(seen);
  if (action === undefined) {
    action = decode(kept(core, start, length));
    if (actions.size >= MOST_ACTIONS) actions.clear();
    if (length <= LONGEST_ACTION) actions.set(action, action);
  }
  return clean(action);
}

const PLACES = 2 ** 24;

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
  return answer(actionOrEvent, others, DESCRIPTION);
}

const DESCRIPTION: Answers<Description> = {
  text: (core, size) => core.describeEvent(size),
  larger: (core, _size, _places, limit) => core.describeUnreadable(encode(`it is larger than ${limit} bytes`)),
  notJson: (core, path, message) => core.describeUnreadable(encode(path === "" ? message : `at ${path}, ${message}`)),
  notObject: (core, what) => core.describeUnreadable(encode(`it is ${what}, not an object`)),
};
