/** The bytes of many events, one behind the other, a line each. */
import { runFrom, type Spot } from "./runs.js";
import type { Again } from "./source.js";

/** So many bytes are given at once. */
const ENOUGH = 1 << 20;
const [LINE_FEED, RETURN, SPACE] = [0x0a, 0x0d, 0x20];
const HALF = 2 ** 32;

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
      const { file, offset, last, end } = runFrom((at) => this.spot(at), this.at);
      const opened = await this.open(file);
      await opened.seeUnchanged();
      const bytes = await opened.slice(offset, end);
      for (; this.at < last; this.at++) {
        const spot = this.spot(this.at) as Spot;
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

  private spot(place: number): Spot | undefined {
    if (4 * place >= this.places.length) return undefined;
    const [file = 0, low = 0, high = 0, length = 0] = this.places.subarray(4 * place, 4 * place + 4);
    return { file, offset: high * HALF + low, length };
  }
}
