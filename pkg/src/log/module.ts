/** The module `log.wasm`: all of the core, and the index. In the workers of a log it is the core (scripts/lib/assemble.mjs). */
import { call } from "../core.js";
import { type CodedError, coded, type ErrorCode, messageOf } from "../errors.js";
import * as glue from "../generated/log.js";
import { output, view } from "../memory.js";
import type { Told } from "./messages.js";

/**
 * Asks the module. A query that is not as it should be keeps its places.
 * @throws `bad_query`, `internal_trap`
 */
export function ask<T>(question: (log: typeof glue) => T): T {
  let refused: unknown;
  const answer = call(() => {
    try {
      return { found: question(glue) };
    } catch (thrown) {
      if ((thrown as Partial<CodedError>)?.code !== "bad_query") throw thrown;
      refused = thrown;
      return undefined;
    }
  });
  if (answer !== undefined) return answer.found;
  const { message, start, end } = refused as { message: string; start: number; end: number };
  throw Object.assign(coded("bad_query", message), { start, end });
}

/** Asks the module for what it answers as JSON text, of which it gives the length. */
export function askJson<T>(question: (log: typeof glue) => number): T {
  return ask((log) => output<T>(log, question(log)));
}

/** Writes bytes at an address of the module's memory. */
export function write(bytes: Uint8Array, address: number): void {
  view(glue).set(bytes, address);
}

/** An error for another thread. */
export function toldOf(thrown: unknown): Told {
  const { code, start, end } = (thrown ?? {}) as Partial<Told>;
  const known = typeof code === "string" && /^[a-z]+(_[a-z]+)+$/.test(code);
  const message = messageOf(thrown);
  const told: Told = { code: known ? (code as ErrorCode) : "internal_trap", message };
  return start === undefined || end === undefined ? told : { ...told, start, end };
}
