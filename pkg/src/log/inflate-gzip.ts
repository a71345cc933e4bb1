/**
 * What the members of a gzip file (RFC 1952) inflate to, one behind the other, each held to its CRC-32 and its length.
 * Whatever is wrong with it, what came before that has been handed on.
 */
import type { Engine, Inflater } from "./inflate-engine.js";

/** What is wrong with a gzip file, or with inflating it. */
export interface Fault {
  kind: "short" | "damaged" | "checksum" | "length" | "follows" | "bomb" | "limit" | "space" | "place";
  /** Says behind the name of the file what is wrong and where: `ends early at byte 8,812`. */
  what: string;
  /** What would mend it. */
  mend: string;
  /** Bytes of the file before that place. */
  at: number;
}

export interface GunzipOptions {
  engine: Engine;
  /** How many bytes the file has. */
  size: number;
  /** How many bytes it may inflate to. Default {@link MOST_INFLATED}. */
  most?: number | undefined;
  /** Called with the number of bytes that were taken, as it grows. */
  onRead?: ((bytes: number) => void) | undefined;
}

/** More than ten million events of any usual size. */
export const MOST_INFLATED = 2 ** 35;
/** Logs shrink to a tenth or a fortieth; what comes to so many times its size, beyond so many bytes, is made to harm. */
const MOST_RATIO = 500;
const RATIO_FROM = 2 ** 28;

/** So many bytes are inflated at once: they may come to a thousand times as many, and are lost where data is broken. */
const PIECE = 1 << 14;
/** About so many bytes are handed on at once, where members are small. */
const BATCH = 1 << 16;

const AGAIN = "get it again from where it came";

/** A number as messages have it. */
export const shown = (number: number) => Math.round(number).toLocaleString("en-US");

const MAGIC = [0x1f, 0x8b, 8];
/** Bits of the header's fifth byte: what stands between the header and the data. */
const HEADER_SUM = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const RESERVED = 0xe0;

/** The bytes of the file, as they are taken. */
class Input {
  rest: Uint8Array = new Uint8Array(0);
  /** The place of `rest` in the file. */
  at = 0;

  constructor(
    private readonly chunks: AsyncIterator<Uint8Array>,
    private readonly onRead: ((bytes: number) => void) | undefined,
  ) {}

  /** Whether so many bytes are there; if so, `rest` has them. */
  async has(count: number): Promise<boolean> {
    while (this.rest.length < count) {
      // The bytes of one chunk are gone when the next is asked for.
      const kept = this.rest.slice();
      this.rest = kept;
      this.onRead?.(this.at);
      const { done, value } = await this.chunks.next();
      if (done) return false;
      if (kept.length === 0) this.rest = value;
      else {
        this.rest = new Uint8Array(kept.length + value.length);
        this.rest.set(kept);
        this.rest.set(value, kept.length);
      }
    }
    return true;
  }

  take(count: number): Uint8Array {
    const taken = this.rest.subarray(0, count);
    this.rest = this.rest.subarray(count);
    this.at += taken.length;
    return taken;
  }

  /** Takes all up to the first byte of which something holds; false where there is none. */
  async until(holds: (byte: number) => boolean): Promise<boolean> {
    for (;;) {
      const at = this.rest.findIndex(holds);
      this.take(at < 0 ? this.rest.length : at);
      if (at >= 0) return true;
      if (!(await this.has(1))) return false;
    }
  }

  async skip(count: number): Promise<boolean> {
    for (let left = count; left > 0; ) {
      if (!(await this.has(1))) return false;
      left -= this.take(left).length;
    }
    return true;
  }
}

/**
 * Inflates a file.
 *
 * @param chunks - Its bytes; each chunk is there until the next one is asked for.
 * @returns the first thing that is wrong with it, if anything is
 */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
  { engine, size, most = MOST_INFLATED, onRead }: GunzipOptions,
): AsyncGenerator<Uint8Array, Fault | undefined> {
  const source = chunks[Symbol.asyncIterator]();
  const input = new Input(source, onRead);
  let inflater: Inflater | undefined;
  let fault: Fault | undefined;
  let total = 0;
  let batch: Uint8Array[] = [];
  let gathered = 0;
  try {
    // Zeros behind a member are what tapes and blocks are filled up with.
    members: for (let member = 0; await input.until((byte) => member === 0 || byte !== 0); member++) {
      const from = input.at;
      const header = await readHeader(input, size);
      if (header !== undefined) {
        fault ??=
          header === "follows" && member === 0 ? damaged(from) : header === "follows" ? follows(from, size) : header;
        break;
      }
      inflater = engine.begin();
      let sum = 0;
      let length = 0;
      for (let left: number | undefined; left === undefined; ) {
        if (!(await input.has(1))) {
          fault ??= short(size);
          break members;
        }
        const start = input.at;
        const piece = input.rest.subarray(0, PIECE);
        const pushed = await inflater.push(piece);
        left = pushed.left;
        input.take(piece.length - (left ?? 0));
        for (const out of pushed.out) {
          sum = engine.crc32(out, sum);
          length += out.length;
          total += out.length;
          gathered += out.length;
          batch.push(out);
        }
        if (gathered >= BATCH) {
          yield joined(batch, gathered);
          batch = [];
          gathered = 0;
        }
        if (pushed.broken) {
          fault ??= damaged(start);
          break members;
        }
        const much = total > most ? "limit" : total > Math.max(RATIO_FROM, MOST_RATIO * input.at) ? "bomb" : undefined;
        if (much !== undefined) {
          fault ??= tooMuch(much, input.at, total, most);
          break members;
        }
      }
      inflater.close();
      inflater = undefined;
      if (!(await input.has(8))) {
        fault ??= short(size);
        break;
      }
      const { buffer, byteOffset } = input.take(8);
      const trailer = new DataView(buffer, byteOffset);
      const said = trailer.getUint32(4, true);
      if (trailer.getUint32(0, true) !== sum >>> 0) fault ??= wrongSum(from, input.at);
      else if (said !== length % 2 ** 32) fault ??= wrongLength(from, input.at, length, said);
    }
    if (gathered > 0) yield joined(batch, gathered);
    if (fault === undefined) onRead?.(size);
    return fault;
  } finally {
    inflater?.close();
    await source.return?.();
  }
}

/** Takes the header of a member; gives what is wrong with it. `follows`: it is none. */
async function readHeader(input: Input, size: number): Promise<Fault | "follows" | undefined> {
  const whole = await input.has(10);
  if (MAGIC.some((byte, at) => at < input.rest.length && input.rest[at] !== byte)) return "follows";
  if (!whole) return short(size);
  const flags = input.take(10)[3] as number;
  if (flags & RESERVED) return damaged(input.at - 10);
  if (flags & EXTRA) {
    if (!(await input.has(2))) return short(size);
    const [low, high] = input.take(2) as unknown as [number, number];
    if (!(await input.skip(low + 256 * high))) return short(size);
  }
  for (const text of [NAME, COMMENT]) {
    if (flags & text && !((await input.until((byte) => byte === 0)) && (await input.skip(1)))) return short(size);
  }
  return flags & HEADER_SUM && !(await input.skip(2)) ? short(size) : undefined;
}

function joined(batch: Uint8Array[], length: number): Uint8Array {
  if (batch.length === 1) return batch[0] as Uint8Array;
  const all = new Uint8Array(length);
  let at = 0;
  for (const bytes of batch) {
    all.set(bytes, at);
    at += bytes.length;
  }
  return all;
}

function short(size: number): Fault {
  return { kind: "short", what: `ends early at byte ${shown(size)}`, mend: AGAIN, at: size };
}

function damaged(at: number): Fault {
  return { kind: "damaged", what: `is damaged behind byte ${shown(at)}`, mend: AGAIN, at };
}

function wrongSum(from: number, to: number): Fault {
  const what = `has a wrong checksum: what its bytes ${shown(from)} to ${shown(to)} hold was changed`;
  return { kind: "checksum", what, mend: AGAIN, at: from };
}

function wrongLength(from: number, to: number, length: number, said: number): Fault {
  const what = `holds ${shown(length)} bytes in its bytes ${shown(from)} to ${shown(to)}, where it says ${shown(said)}`;
  return { kind: "length", what, mend: AGAIN, at: from };
}

function follows(at: number, size: number): Fault {
  const what = `has ${shown(size - at)} bytes from byte ${shown(at)} on that are no gzip`;
  return { kind: "follows", what, mend: "what they are, only whoever wrote them can say", at };
}

function tooMuch(kind: "limit" | "bomb", at: number, total: number, most: number): Fault {
  const mend = "if it is a log, inflate it with gunzip and open what comes out";
  const what =
    kind === "limit"
      ? `inflates to more than ${shown(most)} bytes, which is the limit`
      : `inflates to more than ${MOST_RATIO} times its size (its first ${shown(at)} bytes to ${shown(total)}), as no log does`;
  return { kind, what, mend, at };
}
