/** A line on the terminal that says how far the check is, how fast, and how long it will take. */
import { clearing } from "./output.js";

const FIRST = 500;
const MOMENT = 200;
/** After so many seconds the rate says something of what is to come. */
const SETTLED = 2;

export class Progress {
  private readonly began = performance.now();
  private last = 0;
  private shown = false;

  /** @param size - All bytes that are to be read; 0 if that is not known. */
  constructor(
    private readonly size: number,
    private readonly stream: NodeJS.WriteStream,
  ) {
    clearing(() => this.clear());
  }

  /** Whether there is a terminal to show it on. */
  static isWanted(stream: NodeJS.WriteStream): boolean {
    return stream.isTTY === true && process.env.TERM !== "dumb";
  }

  show(bytes: number): void {
    const now = performance.now();
    if (now - this.began < FIRST || now - this.last < MOMENT) return;
    this.last = now;
    this.shown = true;
    const width = this.stream.columns || 80;
    this.stream.write(`\r\u001b[K${progressText(bytes, this.size, (now - this.began) / 1000).slice(0, width - 1)}`);
  }

  clear(): void {
    if (this.shown) this.stream.write("\r\u001b[K");
    this.shown = false;
  }
}

/** `42 % of 3.0 GB, 310 MB/s, 6 s left` */
export function progressText(bytes: number, size: number, seconds: number): string {
  const rate = bytes / Math.max(seconds, 0.001);
  const speed = `${bytesText(rate)}/s`;
  if (size < bytes || size === 0) return `${bytesText(bytes)} read, ${speed}`;
  const share = `${Math.floor((100 * bytes) / size)} % of ${bytesText(size)}, ${speed}`;
  // While threads start, little has been read: the time left would be hours.
  if (bytes === 0 || seconds < SETTLED) return share;
  const left = Math.ceil((size - bytes) / rate);
  const time = left < 60 ? `${left} s` : left < 3600 ? `${Math.ceil(left / 60)} min` : `${(left / 3600).toFixed(1)} h`;
  return `${share}, ${time} left`;
}

export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let at = 0;
  let number = bytes;
  while (number >= 1000 && at < units.length - 1) {
    number /= 1000;
    at++;
  }
  return `${at === 0 || number >= 100 ? Math.round(number) : number.toFixed(1)} ${units[at]}`;
}
