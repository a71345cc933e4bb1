/**
 * The WebAssembly module: where it comes from, when it starts, and what happens when it breaks. Nothing here runs when
 * the package is imported.
 */
import { carried } from "./carried/inlined.js";
import { type CodedError, coded, type ErrorCode, messageOf } from "./errors.js";
import * as glue from "./generated/core.js";
import { encode } from "./text.js";
import type { CatalogPack, Description, Entry, Group, InitSource, Report, Rule } from "./types.js";

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
  linesObject(stream: number, size: number, places: boolean): number;
  linesNotJson(stream: number, path: Uint8Array, message: Uint8Array): number;
  linesNotObject(stream: number, what: Uint8Array): number;
  linesLarger(stream: number, size: number, places: boolean): number;
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
  lookup(size: number): number;
  search(words: Uint8Array, limit: number): string[];
  suggest(action: Uint8Array, limit: number): string[];
  actions(): Entry[];
  groups(): Group[];
  rules(): Rule[];
  defineActions(json: Uint8Array): void;
  loadPack(text: Uint8Array): void;
}

const core: Core = glue;

let compiled: WebAssembly.Module | undefined;
let running = false;
let starting: Promise<void> | undefined;
/** How often the module has been started: what was told to one instance must be told to the next. */
let instance = 0;
/** What the catalog was taught, for the next instance: definitions as JSON text, and packs. */
const taught: (Uint8Array | CatalogPack)[] = [];

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
    starting = undefined;
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
  taught.push(json);
}

/**
 * Loads a pack into this instance and those to come. The same pack once more changes nothing.
 * @internal
 */
export function loadPack(pack: CatalogPack): void {
  if (taught.some((one) => "text" in one && one.text === pack.text)) return;
  call((core) => core.loadPack(encode(pack.text)));
  taught.push(pack);
}

/**
 * What the catalog was taught so far, in order.
 * @internal
 */
export function everyTaught(): readonly (Uint8Array | CatalogPack)[] {
  return taught;
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
  const given = source === undefined ? (compiled ?? own()) : source;
  try {
    const module = await load(given);
    const made = await WebAssembly.instantiate(module, glue.imports());
    // A call may have come first.
    if (!running) run(made, module);
  } catch (thrown) {
    throw refused(source === undefined ? "unsupported" : "bad_source", thrown);
  }
}

/**
 * The compiled module that a source leads to.
 * @internal
 */
export async function load(source: InitSource): Promise<WebAssembly.Module> {
  let given: unknown = await source;
  if (typeof given === "string" || Object.prototype.toString.call(given) === "[object URL]") {
    given = await fetched(given as string | URL);
  }
  const response = given as Response;
  if (typeof response?.arrayBuffer === "function") {
    if (response.ok === false) throw new Error(`${response.url}: ${response.status} ${response.statusText}`);
    // A server that names another type is no reason to fail, only a reason not to compile while it loads.
    const type = response.headers?.get("content-type")?.trim().toLowerCase();
    if (type === "application/wasm" && typeof WebAssembly.compileStreaming === "function") {
      try {
        return await WebAssembly.compileStreaming(response);
      } catch (thrown) {
        // A response that is not this host's own (a polyfill's, another context's) was not even begun.
        if (response.bodyUsed !== false) throw thrown;
      }
    }
    given = await response.arrayBuffer();
  }
  const found = moduleOrBytes(given);
  if (found === undefined) throw new Error("it is neither bytes, nor a module, nor a response, nor an address");
  return isModule(found) ? found : WebAssembly.compile(found);
}

async function fetched(address: string | URL): Promise<Response> {
  try {
    return await fetch(address);
  } catch (thrown) {
    // Node says only in the cause what went wrong.
    const cause = (thrown as { cause?: unknown } | undefined)?.cause;
    throw new Error(`${address}: ${messageOf(thrown)}${cause === undefined ? "" : ` (${messageOf(cause)})`}`);
  }
}

/** Starts the module from within a call, which some hosts do not allow. */
function startWithin(): void {
  needWebAssembly();
  if (compiled === undefined) {
    const found = own();
    compiled = isModule(found) ? found : compile(found, "not_initialised");
  }
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
    run(new WebAssembly.Instance(module, glue.imports()), module);
  } catch (thrown) {
    throw refused(code, thrown);
  }
}

/** Makes a fresh instance the one that answers, and tells it what its predecessors were told. */
function run(made: WebAssembly.Instance, module: WebAssembly.Module): void {
  glue.start(made, module);
  for (const one of taught) {
    if ("text" in one) core.loadPack(encode(one.text));
    else core.defineActions(one);
  }
  compiled = module;
  running = true;
  instance++;
}

/** The module that this entry carries. */
function own(): WebAssembly.Module | Uint8Array<ArrayBuffer> {
  const found = carried();
  if (found !== undefined) return found;
  throw coded(
    "not_initialised",
    "this entry carries no WebAssembly module; first await init(source) with this package's core.wasm: its address, a " +
      "response, its bytes or the compiled module",
  );
}

/**
 * Why the module did not start, with what to do about it.
 * @internal
 */
export function refused(code: ErrorCode, thrown: unknown): CodedError {
  const why = messageOf(thrown);
  if (!WebAssembly.validate(Uint8Array.from(SIMD))) {
    return coded(
      "unsupported",
      `the WebAssembly of this host has no SIMD, which every browser has had since 2023 and Node since version 16 (${why})`,
      thrown,
    );
  }
  if (FORBIDDEN.test(why)) {
    return coded(
      "unsupported",
      "this host forbids compiling WebAssembly: where a Content-Security-Policy does, add 'wasm-unsafe-eval' to its " +
        `script-src; where the host itself does, import this package's core.wasm and give it to init (${why})`,
      thrown,
    );
  }
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
      return coded(code, `this host cannot run the WebAssembly module: ${why}`, thrown);
  }
}

/** A module of one function, which makes a vector. */
const SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
];

/** How engines put it that a policy of the page, or of the host, has no compiling. */
const FORBIDDEN = /content.?security.?policy|unsafe-eval|disallowed by embedder/i;

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
