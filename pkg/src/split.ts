/**
 * Lines of a byte stream, whole and bounded: a line longer than the limit is counted, not kept.
 * Node only; the reader of the core takes this over for bulk.
 */

/** One line: its bytes, or only its length when it is too long to keep. */
export interface Line {
  /** From 1. */
  number: number;
  /** Bytes from the start of the stream to the start of the line. */
  offset: number;
  /** Length in bytes, without the line ending. */
  length: number;
  /** The bytes without the line ending; absent when there are more than the limit. */
  bytes?: Uint8Array;
}

const LF = 0x0a;
const CR = 0x0d;

/** Splits chunks of bytes into lines; LF and CRLF end a line. */
export async function* lines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let offset = 0;
  let length = 0;
  let parts: Uint8Array[] = [];
  let last = 0;

  const take = (part: Uint8Array): void => {
    if (part.length === 0) return;
    // One byte more than the limit is kept, so that a CR at the very end does not count against a line.
    if (length <= maxBytes) parts.push(part);
    length += part.length;
    last = part[part.length - 1] as number;
  };
  const finish = (unterminated: boolean): Line => {
    const ending = !unterminated && last === CR && length > 0 ? 1 : 0;
    const line: Line = { number, offset, length: length - ending };
    if (line.length <= maxBytes) line.bytes = joined(parts, length).subarray(0, line.length);
    offset += length + (unterminated ? 0 : 1);
    number += 1;
    length = 0;
    last = 0;
    parts = [];
    return line;
  };

  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      take(chunk.subarray(start, end));
      yield finish(false);
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  if (length > 0) yield finish(true);
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
