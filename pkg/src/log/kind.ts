/** Whether a file can be a log at all, which its beginning tells. */
import { isGzip } from "./source.js";

const EXPECTED = "JSON objects in UTF-8 are expected, in lines or in an array";
/** So many bytes of a text have no zero. */
const TEXT = 8192;
const WHITE = [0x20, 0x09, 0x0d, 0x0a];
const [BRACE, BRACKET, LINE_FEED] = [0x7b, 0x5b, 0x0a];

/** Why a file is no log, or undefined. */
export function whyNoLog(head: Uint8Array): string | undefined {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  if (isGzip(head)) return "it is packed with gzip; unpack it first: gunzip";
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return `it is UTF-16; ${EXPECTED}`;
  if (begins(0x50, 0x4b, 3, 4)) return "it is packed with zip; unpack it first";
  if (begins(0x28, 0xb5, 0x2f, 0xfd)) return "it is packed with zstd; unpack it first";
  if (head.subarray(0, TEXT).includes(0)) return `it is a binary file; ${EXPECTED}`;
  if (head.length > 0 && !hasValue(head)) {
    return `none of its first ${head.length} bytes begins an object or an array; ${EXPECTED}`;
  }
  return undefined;
}

/** Whether a line begins as an object or an array does. */
function hasValue(head: Uint8Array): boolean {
  let at = [0xef, 0xbb, 0xbf].every((byte, at) => head[at] === byte) ? 3 : 0;
  for (let feed = 0; feed >= 0; at = feed + 1) {
    while (WHITE.includes(head[at] as number)) at++;
    if (at >= head.length) return false;
    if (head[at] === BRACE || head[at] === BRACKET) return true;
    feed = head.indexOf(LINE_FEED, at);
  }
  return false;
}
