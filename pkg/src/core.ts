/**
 * The WebAssembly module: where it comes from, when it starts, and what happens when it breaks. Nothing here runs when
 * the package is imported.
 */
import { type CodedError, coded, type ErrorCode, messageOf } from "./errors.js";
import * as glue from "./generated/core.js";
import { wasmBase64 } from "./generated/core-bytes.js";
import type { Description, Entry, Group, InitSource, Report, Rule } from "./types.js";

/**
 * What the module offers, with the shapes that its results have. Text goes in as bytes.
 * @internal
 */
export interface Core {
  setOptions(options: unknown): Uint32Array;
  setMessages(json: Uint8Array): void;
  ownMemory(): WebAssembly.Memory;
  inputRoom(size: number): number;
  outputAddress(): number;
  validate(size: number, places: boolean): number;
  isValid(size: number): number;
  wordsRoom(count: number): number;
  validateTaken(size: number, ascii: boolean): number;
  isValidTaken(size: number, ascii: boolean): number;
  linesTaken(stream: number, count: number, size: number, ascii: boolean): number;
  linesObject(stream: number, size: number): number;
  linesNotJson(stream: number, path: Uint8Array, message: Uint8Array): number;
  linesNotObject(stream: number, what: Uint8Array): number;
  linesLarger(stream: number, size: number): number;
  linesOpen(every: boolean): number;
  linesRoom(stream: number, size: number): number;
  linesPush(stream: number, size: number, last: boolean): number;
  linesTotals(stream: number): number;
  linesClose(stream: number): void;
  validateSize(size: number, places: boolean): Report;
  validateNotJson(path: Uint8Array, message: Uint8Array): Report;
  validateNotObject(what: Uint8Array): Report;
  describeEvent(size: number): Description;
  describeAction(action: Uint8Array): Description;
  describeUnreadable(why: Uint8Array): Description;
  lookup(action: Uint8Array): Entry | undefined;
  search(words: Uint8Array, limit: number): string[];
  suggest(action: Uint8Array, limit: number): string[];
  actions(): Entry[];
  groups(): Group[];
  rules(): Rule[];
  jsonSchema(): string;
  defineActions(json: Uint8Array): void;
}

const core: Core = glue;

let compiled: WebAssembly.Module | undefined;
let running = false;
let starting: Promise<void> | undefined;
/** How often the module has been started: what was told to one instance must be told to the next. */
let instance = 0;
/** What was defined, for the next instance. */
const defined: Uint8Array[] = [];

/**
 * The number of the instance that runs, or will run with the next call.
 * @internal
 */
export function instanceNumber(): number {
  return running ? instance : instance + 1;
}

/**
 * Asks the module something, starting it if need be.
 *
 * An error with a code comes from the module as it should. Anything else is a trap, or a stack that was full before the
 * module could finish: its memory is then in no known state, so it is put aside and the next call starts anew.
 * @internal
 */
export function call<T>(ask: (core: Core) => T): T {
  if (!running) startWithin();
  try {
    return ask(core);
  } catch (thrown) {
    const code = (thrown as Partial<CodedError>)?.code;
    if (typeof code === "string") throw coded(code, messageOf(thrown));
    running = false;
    throw coded(
      "internal_trap",
      `the WebAssembly module broke down (${messageOf(thrown)}); the next call starts a fresh one. ` +
        "Please report what led to this",
      thrown,
    );
  }
}

/**
 * Defines actions in this instance and in those to come.
 * @internal
 */
export function define(json: Uint8Array): void {
  call((core) => core.defineActions(json));
  defined.push(json);
}

/**
 * Starts the module, so that no later call has to. Called again it gives the same promise; after a failure it tries
 * anew. Without it, the first call of any other function starts the module, in every host that lets it.
 *
 * @param source - Where the module is to come from, if not from this package itself. Once the module runs, it counts
 * for nothing.
 * @throws `bad_source`, `unsupported` (as a rejection)
 */
export function init(source?: InitSource): Promise<void> {
  starting ??= begin(source).catch((error: unknown) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

/**
 * Starts the module at once, in hosts that allow that; browsers may refuse it on their main thread for large modules.
 *
 * @param source - The bytes of the module, or the compiled module, if it is not to come from this package itself.
 * @throws `bad_source`, `unsupported`, `not_initialised`
 */
export function initSync(source?: InitSource): void {
  if (running) return;
  if (source === undefined) {
    startWithin();
    return;
  }
  const found = moduleOrBytes(source);
  if (found === undefined) throw coded("bad_source", "initSync takes the module's bytes, or the compiled module");
  start(isModule(found) ? found : compile(found, "bad_source"), "bad_source");
}

async function begin(source: InitSource | undefined): Promise<void> {
  if (running) return;
  needWebAssembly();
  if (source === undefined) {
    compiled ??= await attempt("unsupported", () => WebAssembly.compile(inlined()));
    if (!running) start(compiled, "unsupported");
    return;
  }
  const module = await attempt("bad_source", () => load(source));
  if (!running) start(module, "bad_source");
}

async function load(source: InitSource): Promise<WebAssembly.Module> {
  let given: unknown = await source;
  if (typeof given === "string" || Object.prototype.toString.call(given) === "[object URL]") {
    given = await fetch(given as string | URL);
  }
  const response = given as Response;
  if (typeof response?.arrayBuffer === "function") {
    if (response.ok === false) throw new Error(`the answer was ${response.status} ${response.statusText}`);
    const type = response.headers?.get("content-type") ?? "";
    // A server that names another type is no reason to fail, only a reason not to compile while it loads.
    if (type.startsWith("application/wasm") && typeof WebAssembly.compileStreaming === "function") {
      return WebAssembly.compileStreaming(response);
    }
    given = await response.arrayBuffer();
  }
  const found = moduleOrBytes(given);
  if (found === undefined) throw new Error("it is neither bytes, nor a module, nor a response, nor an address");
  return isModule(found) ? found : WebAssembly.compile(found);
}

async function attempt<T>(code: ErrorCode, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw refused(code, thrown);
  }
}

/** Starts the module from within a call, which some hosts do not allow. */
function startWithin(): void {
  needWebAssembly();
  compiled ??= compile(inlined(), "not_initialised");
  start(compiled, "not_initialised");
}

function compile(bytes: BufferSource, code: ErrorCode): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes);
  } catch (thrown) {
    throw refused(code, thrown);
  }
}

function start(module: WebAssembly.Module, code: ErrorCode): void {
  try {
    glue.reset();
    glue.initSync({ module });
    for (const json of defined) core.defineActions(json);
  } catch (thrown) {
    throw refused(code, thrown);
  }
  compiled = module;
  running = true;
  instance++;
}

function refused(code: ErrorCode, thrown: unknown): CodedError {
  const why = messageOf(thrown);
  switch (code) {
    case "bad_source":
      return coded(code, `the WebAssembly module cannot be started from what init was given: ${why}`, thrown);
    case "not_initialised":
      return coded(
        code,
        `this host does not start a WebAssembly module within a call (${why}); await init() first`,
        thrown,
      );
    default:
      return coded(code, `this host cannot run the WebAssembly module, which needs SIMD: ${why}`, thrown);
  }
}

function needWebAssembly(): void {
  if (typeof WebAssembly !== "object") throw coded("unsupported", "this host has no WebAssembly");
}

function isModule(value: object): value is WebAssembly.Module {
  return Object.prototype.toString.call(value) === "[object WebAssembly.Module]";
}

function moduleOrBytes(value: unknown): WebAssembly.Module | BufferSource | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const known =
    isModule(value) ||
    ArrayBuffer.isView(value) ||
    /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));
  return known ? (value as WebAssembly.Module | BufferSource) : undefined;
}

/** The module that this package carries. */
function inlined(): Uint8Array<ArrayBuffer> {
  const text = atob(wasmBase64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
