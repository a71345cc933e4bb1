/**
 * Bytes as a text that lies in a script. Not base64: it spreads three bytes over four signs, so that nothing is found
 * twice any more, and compresses to a third more than the bytes do. Here a frequent byte is one sign and another one
 * two, and the text compresses as the bytes do. `pkg/src/inlined.ts` reads it.
 */

/** Plain signs that mean nothing in a string, a template or a page; the first two begin a pair. */
const SIGNS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter(
  (sign) => !'"\\$`<'.includes(sign),
);
const SINGLE = SIGNS.length - 2;

/** The text of some bytes, its signs, and the byte that each number stands for. */
export function inline(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const order = [...counts.keys()].sort((one, other) => counts[other] - counts[one] || one - other);
  const codes = [];
  for (const [at, byte] of order.entries()) {
    const pair = at < SINGLE ? "" : SIGNS[Math.floor(at / SINGLE) - 1];
    codes[byte] = pair + SIGNS[2 + (at % SINGLE)];
  }
  const text = Array.from(bytes, (byte) => codes[byte]).join("");
  return { wasmText: text, wasmSigns: SIGNS.join(""), wasmOrder: order };
}
