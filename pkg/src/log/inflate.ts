/**
 * A `.gz` file as a file that can be read from any place: inflated once, into a copy that goes when the log is closed.
 * It is read while it is inflated.
 */
import { messageOf } from "../errors.js";
import { inNode } from "./host.js";
import { engine } from "./inflate-engine.js";
import { type Fault, gunzip, shown } from "./inflate-gzip.js";
import { type Copy, copyIn, NoSpace, room, type StoreName } from "./inflate-store.js";
import type { Place, Readable, Stamp } from "./source.js";

export { type Fault, MOST_INFLATED } from "./inflate-gzip.js";
export { type Copy, openStore, type Store, type StoreName } from "./inflate-store.js";

export interface InflateOptions {
  /** Where the copy goes. */
  store: StoreName;
  /** Another number for each copy in the store. */
  number: number;
  /** How many bytes the copy may have. */
  most?: number | undefined;
  /** Called with the number of bytes of the compressed file that were taken. */
  onRead?: ((bytes: number) => void) | undefined;
  /** Called with the copy, to read in it while it is written. */
  onCopy?: ((copy: Copy) => void) | undefined;
  /** Called where the caller left before the end, with what there is of the copy by then. */
  onLeft?: ((copy: { place: Place; stamp: Stamp }) => void) | undefined;
}

/** What came of inflating a file. */
export interface Inflated {
  /** Where the copy lies, for `open`; not there where none could be made. */
  copy?: { place: Place; stamp: Stamp };
  /** What is wrong; the copy has what came before. */
  fault?: Fault;
}

/**
 * Inflates a gzip file. Each piece that comes out is in the copy by then, and there until the next one is asked for.
 *
 * @returns what came of it, also where the file is damaged or there is no space
 * @throws `file_changed`, `unreadable_file` of the compressed file
 */
export async function* inflate(source: Readable, options: InflateOptions): AsyncGenerator<Uint8Array, Inflated> {
  const { store, number, most, onRead, onCopy, onLeft } = options;
  const tight = await tooLarge(source, store);
  if (tight !== undefined) return { fault: tight };
  let copy: Copy;
  try {
    copy = await copyIn(store, number);
  } catch (error) {
    return { fault: await stopped(error, 0, 0, store) };
  }
  onCopy?.(copy);
  let finished = false;
  const finish = () => {
    finished = true;
    return copy.finish();
  };
  let read = 0;
  let written = 0;
  const pieces = gunzip(source.stream(0), {
    engine: engine(),
    size: source.size,
    most,
    onRead(bytes) {
      read = bytes;
      onRead?.(bytes);
    },
  });
  try {
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) {
        await source.seeUnchanged();
        return { copy: await finish(), ...(value === undefined ? {} : { fault: value }) };
      }
      try {
        copy.write(value);
      } catch (error) {
        return { fault: await stopped(error, read, written, store), copy: await finish() };
      }
      written += value.length;
      yield value;
    }
  } finally {
    await pieces.return(undefined);
    if (!finished) {
      await finish().then(
        (left) => onLeft?.(left),
        () => {},
      );
    }
  }
}

/**
 * The problem of a file, as a person reads it.
 *
 * @param events - How many events of it were read.
 */
export function problemOf(name: string, { what, mend, kind }: Fault, events: number): string {
  const one = events === 1;
  const which = kind === "checksum" || kind === "length" ? "in it" : kind === "follows" ? "before them" : "before it";
  const kept =
    events === 0
      ? "no event of it is shown"
      : `${shown(events)} event${one ? "" : "s"} ${which} ${one ? "is" : "are"} shown`;
  return `${name} ${what}: ${kept}; ${mend}`;
}

const MAKE_ROOM = "make room, or open fewer files at once";

/** Sees beforehand whether a file can have room at all. */
async function tooLarge(source: Readable, store: StoreName): Promise<Fault | undefined> {
  const free = await room(store);
  const needed = free === undefined ? 0 : await leastOf(source);
  if (free === undefined || needed <= free) return undefined;
  const what = `needs ${shown(needed)} bytes once it is inflated, and there is room for ${shown(free)}`;
  return { kind: "space", what, mend: MAKE_ROOM, at: 0 };
}

/** DEFLATE makes of a byte no more than so many. */
const MOST_OF_ONE = 1032;

/** What a file inflates to at the least, of what its last member says; that is all of it, mostly. */
async function leastOf(source: Readable): Promise<number> {
  const { size } = source;
  if (size < 18) return 0;
  const end = await source.slice(size - 4, size);
  const said = new DataView(end.buffer, end.byteOffset).getUint32(0, true);
  // If something else stands there, it says nothing.
  return said > size * MOST_OF_ONE ? 0 : said;
}

/** Why a copy goes no further. */
async function stopped(error: unknown, at: number, written: number, store: StoreName): Promise<Fault> {
  if (!(error instanceof NoSpace)) {
    const what = `cannot be inflated here: ${messageOf(error)}`;
    return { kind: "place", what, mend: "inflate it with gunzip and open what comes out", at };
  }
  // A browser tells of more than there is, so as not to tell sites apart by it.
  const free = inNode ? await room(store) : undefined;
  const left = free === undefined ? "" : ` (${shown(free)} bytes are free)`;
  const what = `found no more space when ${shown(written)} bytes of it were inflated${left}`;
  return { kind: "space", what, mend: MAKE_ROOM, at };
}
