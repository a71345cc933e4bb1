/** CRC-32 as gzip has it (RFC 1952), for hosts that do not bring it along. */

/** So many bytes are taken at once, each by a table of its own. */
const AT_ONCE = 8;

let made: Uint32Array | undefined;

/** One table behind the other: what a byte makes of the sum, then what it makes of it one byte later, two, three… */
function tables(): Uint32Array {
  const table = new Uint32Array(AT_ONCE * 256);
  for (let byte = 0; byte < 256; byte++) {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    table[byte] = sum;
  }
  for (let at = 256; at < table.length; at++) {
    const sum = table[at - 256] as number;
    table[at] = (sum >>> 8) ^ (table[sum & 255] as number);
  }
  return table;
}

/** The sum of some bytes that stand behind others, whose sum is `before`. */
export function crc32(bytes: Uint8Array, before = 0): number {
  made ??= tables();
  const table = made;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  const whole = length - (length % AT_ONCE);
  let sum = ~before;
  let at = 0;
  for (; at < whole; at += AT_ONCE) {
    const first = view.getUint32(at, true) ^ sum;
    const second = view.getUint32(at + 4, true);
    sum =
      (table[1792 + (first & 255)] as number) ^
      (table[1536 + ((first >>> 8) & 255)] as number) ^
      (table[1280 + ((first >>> 16) & 255)] as number) ^
      (table[1024 + (first >>> 24)] as number) ^
      (table[768 + (second & 255)] as number) ^
      (table[512 + ((second >>> 8) & 255)] as number) ^
      (table[256 + ((second >>> 16) & 255)] as number) ^
      (table[second >>> 24] as number);
  }
  for (; at < length; at++) sum = (sum >>> 8) ^ (table[(sum ^ view.getUint8(at)) & 255] as number);
  return ~sum >>> 0;
}
