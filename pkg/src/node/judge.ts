/** What is done with one part of a file, on whatever thread. */
import { type LineReport, type RecordReport, type StreamOptions, type Totals, validateStream } from "../index.js";
import { bytesOf, bytesOfPipe, textOf } from "./source.js";

/** A part of a file that is checked by itself. */
export interface Part {
  /** An open file, which every thread of the process may read. */
  fd: number;
  from: number;
  /** Where it ends, which is behind a line feed or the end of the file; undefined for a pipe, which has no places. */
  to: number | undefined;
  /** Whether it ends with its file; if not, what is judged only because it ends is not handed on. */
  last: boolean;
  /** Whether it is all of its file, so that it may be packed, and is looked at before it is read. */
  whole: boolean;
  /** How many bytes it may have, once unpacked. */
  maxBytes: number | undefined;
}

/** What came of a part. */
export interface Outcome {
  totals: Totals;
  /** Nothing of it goes on behind its end: what follows may be checked by itself. */
  closed: boolean;
  lineFeeds: number;
}

/** So many records are handed on at once. */
const BATCH = 256;

/**
 * Called with the number of bytes that were read, before each piece, so that a signal, a progress bar and a worker's
 * messages get their turn; may throw, to stop.
 */
export type Turn = (bytes: number) => void | Promise<void>;

/** Checks a part, or what stands in its place: its records, some at once, and in the end what came of it. */
export async function* judge(
  part: Part,
  options: StreamOptions,
  turn: Turn,
  stream?: AsyncIterable<Uint8Array>,
): AsyncGenerator<RecordReport[] | LineReport[], Outcome> {
  let read = 0;
  let lineFeeds = 0;
  let before: Totals | undefined;
  const counted = async function* () {
    const { fd, from, to } = part;
    for await (const piece of stream ?? (to === undefined ? bytesOfPipe(fd) : bytesOf(fd, from, to))) {
      read += piece.length;
      yield piece;
      await turn(read);
    }
  };
  const pieces = async function* () {
    for await (const piece of part.whole ? textOf(counted(), part.maxBytes) : counted()) {
      if (!part.whole) lineFeeds += countLineFeeds(piece);
      yield piece;
    }
    before = reports.soFar();
  };
  const reports = validateStream(pieces(), options);
  let batch: LineReport[] = [];
  for await (const record of reports) {
    if (before !== undefined && !part.last) continue;
    batch.push(record);
    if (batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
  const totals = await reports.totals;
  // What is judged only because the input ends may go on behind it.
  const closed = before?.records === totals.records && before.blank === totals.blank;
  return { totals, closed, lineFeeds };
}

function countLineFeeds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
