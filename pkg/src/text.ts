/**
 * UTF-8 for the module. A JavaScript string may hold surrogates without their partners, which are no text. They are
 * written as three bytes each, as their numbers would be (WTF-8): the reader then says that the input is not UTF-8, and
 * where. TextEncoder would write U+FFFD instead, and nobody would know.
 */

const LONE_SURROGATE = /\p{Surrogate}/u;

let encoder: TextEncoder | undefined;

/**
 * Whether every surrogate has its partner.
 * @internal
 */
export function isWellFormed(text: string): boolean {
  return asksItself ? (text as unknown as { isWellFormed(): boolean }).isWellFormed() : !LONE_SURROGATE.test(text);
}

/** Newer hosts know it of each string. */
const asksItself = "isWellFormed" in String.prototype;

/** Up to so many units, asking TextEncoder takes longer than doing it. */
const SHORT = 64;

/** @internal */
export function encode(text: string): Uint8Array {
  if (text.length <= SHORT || typeof TextEncoder === "undefined" || !isWellFormed(text)) return encodeEach(text);
  encoder ??= new TextEncoder();
  return encoder.encode(text);
}

function encodeEach(text: string): Uint8Array {
  const bytes = new Uint8Array(countEach(text));
  let to = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[to++] = unit;
    } else if (unit < 0x800) {
      bytes[to++] = 0xc0 | (unit >> 6);
      bytes[to++] = 0x80 | (unit & 0x3f);
    } else if (isPair(text, at)) {
      const point = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(++at) & 0x3ff);
      bytes[to++] = 0xf0 | (point >> 18);
      bytes[to++] = 0x80 | ((point >> 12) & 0x3f);
      bytes[to++] = 0x80 | ((point >> 6) & 0x3f);
      bytes[to++] = 0x80 | (point & 0x3f);
    } else {
      bytes[to++] = 0xe0 | (unit >> 12);
      bytes[to++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[to++] = 0x80 | (unit & 0x3f);
    }
  }
  return bytes;
}

/**
 * Writes a well-formed text into some bytes: how many of its units, and how many bytes they became.
 * @internal
 */
export function encodeInto(text: string, bytes: Uint8Array): { read: number; written: number } {
  encoder ??= new TextEncoder();
  return encoder.encodeInto(text, bytes);
}

let decoder: TextDecoder | undefined;

/**
 * The text of bytes that are known to be UTF-8.
 * @internal
 */
export function decode(bytes: Uint8Array): string {
  decoder ??= new TextDecoder("utf-8", { ignoreBOM: true });
  return decoder.decode(bytes);
}

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
