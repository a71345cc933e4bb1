/** Which files of a log come first, and which are no logs at all. */

/** So many bytes of a file tell whether it may be a log. */
export const HEAD = 1 << 16;

/** The files of a log in its order: that of their names, whatever the language of the host; the same names as given. */
export function inOrder<T extends { name: string }>(files: readonly T[]): T[] {
  return [...files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

const EXPECTED = "JSON objects in UTF-8 are expected, in lines or in an array";

/** How files begin that folders of logs have among them. */
const KINDS: [what: string, ...bytes: number[]][] = [
  ["is UTF-16", 0xff, 0xfe],
  ["is UTF-16", 0xfe, 0xff],
  ["is packed with zip; unpack it first", 0x50, 0x4b, 3, 4],
  ["is packed with zstd; unpack it first", 0x28, 0xb5, 0x2f, 0xfd],
  ["is packed with xz; unpack it first", 0xfd, 0x37, 0x7a, 0x58, 0x5a],
  ["is packed with bzip2; unpack it first", 0x42, 0x5a, 0x68],
  ["is packed with 7-Zip; unpack it first", 0x37, 0x7a, 0xbc, 0xaf],
  ["is a PDF file", 0x25, 0x50, 0x44, 0x46],
  ["is Parquet; write it as JSON lines first", 0x50, 0x41, 0x52, 0x31],
];
const GZIP = [0x1f, 0x8b];
/** A tar archive has its magic behind the name of its first file. */
const TAR = [0x75, 0x73, 0x74, 0x61, 0x72];
const TAR_AT = 257;

const LINE_FEED = 10;
const MARK = [0xef, 0xbb, 0xbf];

/**
 * Why a file cannot be a log; undefined if it may be one.
 *
 * @param head - Its first bytes, {@link HEAD} of them or all; those of what is packed in it, if it is gzip.
 * @param packed - Whether it is gzip.
 */
export function noLog(name: string, head: Uint8Array, packed = false): string | undefined {
  const what = packed ? `what is packed in ${name}` : name;
  const has = (bytes: number[], at = 0) => bytes.every((byte, index) => head[at + index] === byte);
  if (packed && has(GZIP)) return `${name} was packed with gzip twice; unpack it once: gunzip`;
  for (const [kind, ...bytes] of KINDS) if (has(bytes)) return `${what} ${kind}; ${EXPECTED}`;
  if (has(TAR, TAR_AT)) return `${what} is a tar archive; unpack it first; ${EXPECTED}`;
  if (head.subarray(0, 8192).includes(0)) return `${what} is a binary file; ${EXPECTED}`;
  if (!hasStart(head))
    return `no line of ${what} begins with { or [${head.length < HEAD ? "" : ` in its first ${HEAD / 1024} KB`}; ${EXPECTED}`;
  return undefined;
}

/** Whether a line begins as objects and arrays do, or there is nothing but white space so far. */
function hasStart(head: Uint8Array): boolean {
  let at = MARK.every((byte, index) => head[index] === byte) ? MARK.length : 0;
  let blank = true;
  while (at < head.length) {
    while (isBlank(head[at])) at++;
    if (at === head.length) break;
    if (head[at] === 0x7b || head[at] === 0x5b) return true;
    blank = false;
    const feed = head.indexOf(LINE_FEED, at);
    if (feed < 0) break;
    at = feed + 1;
  }
  return blank;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === LINE_FEED || byte === 13 || byte === 9;
}
