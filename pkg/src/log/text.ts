/** The bytes of many events, one behind the other, a line each. */
import type { Again } from "./source.js";

/** So many bytes are given at once. */
const ENOUGH = 1 << 20;
/** Events that lie no further apart are read at once. */
const GAP = 1 << 16;
const RUN = 1 << 22;
const [LINE_FEED, RETURN, SPACE] = [0x0a, 0x0d, 0x20];
const HALF = 2 ** 32;

interface Spot {
  file: number;
  offset: number;
  length: number;
}

export class TextOf {
  private at = 0;

  constructor(
    /** Of each event its file, the two halves of its place, and its length. */
    private readonly places: Uint32Array,
    private readonly open: (file: number) => Promise<Again>,
  ) {}

  /** The next lines; none behind the last. */
  async next(): Promise<Uint8Array> {
    const lines: Uint8Array[] = [];
    let size = 0;
    while (size < ENOUGH && 4 * this.at < this.places.length) {
      const spots = this.run();
      const [{ file, offset }] = spots as [Spot];
      const end = Math.max(...spots.map(({ offset, length }) => offset + length));
      const opened = await this.open(file);
      await opened.seeUnchanged();
      const bytes = await opened.slice(offset, end);
      for (const spot of spots) {
        const line = bytes.subarray(spot.offset - offset, spot.offset - offset + spot.length);
        lines.push(line);
        size += line.length + 1;
      }
    }
    const text = new Uint8Array(size);
    let to = 0;
    for (const line of lines) {
      text.set(line, to);
      // Between the tokens of an event over several lines; within a string there is none.
      const several = line.includes(LINE_FEED) || line.includes(RETURN);
      for (let at = to; several && at < to + line.length; at++) {
        if (text[at] === LINE_FEED || text[at] === RETURN) text[at] = SPACE;
      }
      to += line.length;
      text[to++] = LINE_FEED;
    }
    return text;
  }

  /** The next events that lie near each other, in their order. */
  private run(): Spot[] {
    const first = this.spot();
    const spots = [first];
    this.at++;
    let end = first.offset + first.length;
    for (; 4 * this.at < this.places.length; this.at++) {
      const spot = this.spot();
      const near = spot.file === first.file && spot.offset >= end && spot.offset - end <= GAP;
      if (!near || spot.offset + spot.length - first.offset > RUN || end - first.offset > ENOUGH) break;
      spots.push(spot);
      end = spot.offset + spot.length;
    }
    return spots;
  }

  private spot(): Spot {
    const [file = 0, low = 0, high = 0, length = 0] = this.places.subarray(4 * this.at, 4 * this.at + 4);
    return { file, offset: high * HALF + low, length };
  }
}
