/** Where the lines of a file begin that can be read by themselves. */

const LINE_FEED = 10;
/** What a byte order mark begins with: it may begin a file, but says something else within one. */
const MARK = 0xef;

/** Looks through the bytes of a file, a piece at a time. */
export class LineStarts {
  /** The last byte that was passed is a line feed. */
  private fed = false;

  constructor(
    /** Where in the file the piece in hand begins. */
    private at: number,
  ) {}

  /** The first line that begins at a place or behind it, and in the piece in hand. */
  next(bytes: Uint8Array, place: number): number | undefined {
    if (this.fed && this.at >= place && bytes.length > 0 && bytes[0] !== MARK) return this.at;
    let feed = bytes.indexOf(LINE_FEED, Math.max(0, place - this.at - 1));
    for (; feed >= 0 && feed + 1 < bytes.length; feed = bytes.indexOf(LINE_FEED, feed + 1)) {
      if (bytes[feed + 1] !== MARK) return this.at + feed + 1;
    }
    return undefined;
  }

  /** Goes on to the next piece. */
  pass(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.fed = bytes[bytes.length - 1] === LINE_FEED;
    this.at += bytes.length;
  }
}
