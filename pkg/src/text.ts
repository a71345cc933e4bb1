/**
 * UTF-8 for the module. A JavaScript string may hold surrogates without their partners, which are no text. They are
 * written as three bytes each, as their numbers would be (WTF-8): the reader then says that the input is not UTF-8, and
 * where. TextEncoder would write U+FFFD instead, and nobody would know.
 *
 * Hosts without TextEncoder and TextDecoder (jest with jsdom) get the same bytes and the same text, only more slowly.
 */

const LONE_SURROGATE = /\p{Surrogate}/u;

let encoder: TextEncoder | undefined;

/**
 * Whether every surrogate has its partner. Newer hosts know it of each string.
 * @internal
 */
export function isWellFormed(text: string): boolean {
  const itself = text as string & { isWellFormed?(): boolean };
  return typeof itself.isWellFormed === "function" ? itself.isWellFormed() : !LONE_SURROGATE.test(text);
}

/**
 * Up to so many units, asking TextEncoder takes longer than doing it.
 * @internal
 */
export const SHORT = 64;

/** @internal */
export function encode(text: string): Uint8Array {
  if (text.length <= SHORT || typeof TextEncoder === "undefined" || !isWellFormed(text)) return encodeEach(text);
  encoder ??= new TextEncoder();
  return encoder.encode(text);
}

function encodeEach(text: string): Uint8Array {
  const bytes = new Uint8Array(countEach(text));
  write(text, bytes);
  return bytes;
}

/**
 * Writes as many units as there is room for: how many they are, and how many bytes they became.
 * @internal
 */
export function write(text: string, bytes: Uint8Array): { read: number; written: number } {
  let to = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      if (to + 1 > bytes.length) break;
      bytes[to++] = unit;
    } else if (unit < 0x800) {
      if (to + 2 > bytes.length) break;
      bytes[to++] = 0xc0 | (unit >> 6);
      bytes[to++] = 0x80 | (unit & 0x3f);
    } else if (isPair(text, at)) {
      if (to + 4 > bytes.length) break;
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++at) & 0x3ff);
      bytes[to++] = 0xf0 | (point >> 18);
      bytes[to++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[to++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[to++] = 0x80 | (point & 0x3f);
    } else {
      if (to + 3 > bytes.length) break;
      bytes[to++] = 0xe0 | (unit >> 12);
      bytes[to++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[to++] = 0x80 | (unit & 0x3f);
    }
  }
  return { read: at, written: to };
}

/**
 * Writes a well-formed text into some bytes: how many of its units, and how many bytes they became.
 * @internal
 */
export function encodeInto(text: string, bytes: Uint8Array): { read: number; written: number } {
  if (typeof TextEncoder === "undefined") return write(text, bytes);
  encoder ??= new TextEncoder();
  return encoder.encodeInto(text, bytes);
}

let decoder: TextDecoder | undefined;
/** How many bytes it has read. */
let decoded = 0;
/** Safari's decoders fail once they have read 2 GiB. */
const MOST_DECODED = 2 ** 31 - 2 ** 20;

/**
 * The text of some bytes, a byte order mark kept, U+FFFD for what is no UTF-8.
 * @internal
 */
export function decode(bytes: Uint8Array): string {
  if (typeof TextDecoder === "undefined") return decodeEach(bytes);
  decoded += bytes.length;
  if (decoder === undefined || decoded > MOST_DECODED) {
    decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    decoded = bytes.length;
  }
  return decoder.decode(bytes);
}

/** So many units become a string at once: more could be too many arguments for a call. */
const UNITS = 4096;

/** As the Encoding Standard has it: the longest part of bytes that begins a character becomes one U+FFFD. */
function decodeEach(bytes: Uint8Array): string {
  let text = "";
  let units: number[] = [];
  let point = 0;
  /** How many bytes of the character are missing, and what the next of them may be. */
  let missing = 0;
  let least = 0x80;
  let most = 0xbf;
  for (let at = 0; at <= bytes.length; at++) {
    if (units.length >= UNITS) {
      text += String.fromCharCode(...units);
      units = [];
    }
    const byte = at < bytes.length ? (bytes[at] as number) : -1;
    if (missing > 0) {
      if (byte >= least && byte <= most) {
        point = (point << 6) | (byte & 0x3f);
        least = 0x80;
        most = 0xbf;
        if (--missing === 0) {
          if (point > 0xffff) units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff));
          else units.push(point);
        }
        continue;
      }
      units.push(REPLACEMENT);
      missing = 0;
      least = 0x80;
      most = 0xbf;
    }
    if (byte < 0) break;
    if (byte < 0x80) {
      units.push(byte);
    } else if (byte >= 0xc2 && byte <= 0xdf) {
      missing = 1;
      point = byte & 0x1f;
    } else if (byte >= 0xe0 && byte <= 0xef) {
      missing = 2;
      point = byte & 0x0f;
      // Neither what two bytes can say nor surrogates.
      if (byte === 0xe0) least = 0xa0;
      if (byte === 0xed) most = 0x9f;
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      missing = 3;
      point = byte & 0x07;
      // Neither what three bytes can say nor more than there is.
      if (byte === 0xf0) least = 0x90;
      if (byte === 0xf4) most = 0x8f;
    } else {
      units.push(REPLACEMENT);
    }
  }
  return text + String.fromCharCode(...units);
}

const REPLACEMENT = 0xfffd;

/**
 * Whether two surrogates that belong together stand here.
 * @internal
 */
export function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}

/** So many units are measured at once. */
const PIECE = 1 << 16;

/**
 * How many bytes `encode` would give, without having them all at once: for strings that are too large to be let in.
 * @internal
 */
export function utf8Size(text: string): number {
  if (typeof TextEncoder === "undefined") return countEach(text);
  encoder ??= new TextEncoder();
  const room = new Uint8Array(3 * PIECE);
  let size = 0;
  for (let from = 0; from < text.length; ) {
    let to = Math.min(from + PIECE, text.length);
    if (isPair(text, to - 1)) to++;
    // A lone surrogate becomes U+FFFD here, which has as many bytes.
    size += encoder.encodeInto(text.slice(from, to), room).written;
    from = to;
  }
  return size;
}

function countEach(text: string): number {
  let size = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    size += unit < 0x800 ? 1 : 2;
    // Two units became four bytes.
    if (isPair(text, at)) at++;
  }
  return size;
}
