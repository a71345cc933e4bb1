/** Bytes of an input: read from where they lie, unpacked where they are gzip, refused where they can be no events. */
import { read as readAt, type Stats } from "node:fs";
import { type FileHandle, open as openFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { createGunzip } from "node:zlib";
import { type CodedError, coded } from "../errors.js";

const readBytes = promisify(readAt);

/** So many bytes are read at once. */
const PIECE = 1 << 18;
/** What gzip may unpack to, where nobody said how much: enough for any hour of logs, and soon reached by a bomb. */
export const MOST_UNPACKED = 2 ** 36;

const EXPECTED = "JSON objects in UTF-8 are expected, in lines or in an array";

/** A file that is open, with what was known of it when it was opened. */
export interface Opened {
  path: string;
  handle: FileHandle;
  /** Whether it has a size and can be read from any place; a pipe or a device has none. */
  regular: boolean;
  size: number;
  stats: Stats;
}

/** @throws `bad_file` */
export function badFile(message: string, cause?: unknown): CodedError {
  return coded("bad_file", message, cause);
}

/**
 * Opens a file.
 * @throws `bad_file`
 */
export async function open(path: string): Promise<Opened> {
  let handle: FileHandle | undefined;
  try {
    handle = await openFile(path, "r");
    const stats = await handle.stat();
    if (stats.isDirectory()) throw badFile("this is a folder; name the files in it");
    return { path, handle, regular: stats.isFile(), size: stats.isFile() ? stats.size : 0, stats };
  } catch (error) {
    await handle?.close();
    throw unreadable(error);
  }
}

/** What a system error means for whoever named the file. */
export function unreadable(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return badFile("there is no such file", error);
    case "EACCES":
    case "EPERM":
      return badFile("it may not be read; check its permissions", error);
    case "EISDIR":
      return badFile("this is a folder; name the files in it", error);
    case "EMFILE":
    case "ENFILE":
      return badFile("too many files are open; raise the limit (ulimit -n)", error);
    default:
      return typeof code === "string" && /^E[A-Z]+$/.test(code)
        ? badFile(`it cannot be read: ${message}`, error)
        : error;
  }
}

/**
 * Sees that a file that was read is still the file that was opened.
 * @throws `bad_file`
 */
export async function seeUnchanged({ path, handle, regular, stats }: Opened): Promise<void> {
  if (!regular) return;
  const now = await handle.stat();
  if (now.size !== stats.size) {
    const what = now.size > stats.size ? "grew" : "shrank";
    throw badFile(
      `it ${what} from ${stats.size} to ${now.size} bytes while it was read; check it when nobody writes to it`,
    );
  }
  if (now.mtimeMs !== stats.mtimeMs) throw badFile("it was written to while it was read; check it again");
  const named = await stat(path).catch(() => undefined);
  if (named === undefined) throw badFile("it was removed while it was read");
  if (named.ino !== now.ino || named.dev !== now.dev)
    throw badFile("it was replaced while it was read; check it again");
}

/** The bytes of an open file from one place to another. */
export async function* bytesOf(fd: number, from: number, to: number): AsyncGenerator<Uint8Array, void> {
  for (let at = from; at < to; ) {
    const buffer = Buffer.allocUnsafeSlow(Math.min(PIECE, to - at));
    const { bytesRead } = await readBytes(fd, buffer, 0, buffer.length, at);
    if (bytesRead === 0) {
      throw badFile(`it shrank while it was read: ${to} bytes were to be read, and it ends at ${at}`);
    }
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** The bytes of a pipe or a device, to its end. */
export async function* bytesOfPipe(fd: number): AsyncGenerator<Uint8Array, void> {
  for (;;) {
    const buffer = Buffer.allocUnsafeSlow(PIECE);
    const { bytesRead } = await readBytes(fd, buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/**
 * The text of an input: unpacked where it is gzip; refused where it is no text at all, which its beginning tells, instead
 * of a thousand syntax errors.
 *
 * @param most - How many bytes it may have, once unpacked.
 * @throws `bad_file`
 */
export async function* textOf(chunks: AsyncIterable<Uint8Array>, most?: number): AsyncGenerator<Uint8Array, void> {
  const { head, whole } = await beginning(chunks, 8192);
  const packed = isGzip(head);
  const limit = most ?? (packed ? MOST_UNPACKED : Number.POSITIVE_INFINITY);
  let seen = 0;
  let first = true;
  for await (const piece of packed ? unpacked(whole) : whole) {
    if (first && piece.length > 0) {
      refuse(piece, packed);
      first = false;
    }
    seen += piece.length;
    if (seen > limit) {
      throw badFile(
        `it has more than ${limit} bytes${packed ? " once it is unpacked" : ""}, which is the limit set for it`,
      );
    }
    yield piece;
  }
}

/** Whether some bytes begin as gzip does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The first bytes of an input, and all of it from its first byte on. */
async function beginning(
  chunks: AsyncIterable<Uint8Array>,
  enough: number,
): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const rest = chunks[Symbol.asyncIterator]();
  const heads: Uint8Array[] = [];
  let length = 0;
  while (length < enough) {
    const { done, value } = await rest.next();
    if (done) break;
    heads.push(value);
    length += value.length;
  }
  const head = heads.length === 1 ? (heads[0] as Uint8Array) : Buffer.concat(heads);
  async function* whole() {
    try {
      if (head.length > 0) yield head;
      for (;;) {
        const { done, value } = await rest.next();
        if (done) return;
        yield value;
      }
    } finally {
      await rest.return?.();
    }
  }
  return { head, whole: whole() };
}

function refuse(beginning: Uint8Array, packed: boolean): void {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => beginning[index] === byte);
  const what = packed ? "what is packed in it" : "this";
  if (packed && isGzip(beginning)) throw badFile("it was packed with gzip twice; unpack it once: gunzip -c");
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) throw badFile(`${what} is UTF-16; ${EXPECTED}`);
  const zip = begins(0x50, 0x4b, 3, 4);
  const zstd = begins(0x28, 0xb5, 0x2f, 0xfd);
  if (zip || zstd) throw badFile(`${what} is compressed with ${zip ? "zip" : "zstd"}; unpack it first`);
  const binary =
    beginning.subarray(0, 8192).includes(0) || begins(0x89, 0x50, 0x4e, 0x47) || begins(0x25, 0x50, 0x44, 0x46);
  if (binary) throw badFile(`${what} is a binary file; ${EXPECTED}`);
}

/** How a place in a gzip file is said where zlib finds fault with it. */
const FAULTS: Record<string, string> = {
  "unexpected end of file": "it was cut off",
  "incorrect data check": "its checksum is wrong",
  "incorrect length check": "its length is not what its end says",
  "incorrect header check": "something that is no gzip follows",
};

/**
 * What the members of a gzip file unpack to, one behind the other.
 *
 * Zlib ends at zeros behind a member, as tapes and blocks have them, and leaves what follows them unread: that must be
 * nothing but zeros, or events would be lost in silence.
 */
async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip({ chunkSize: 1 << 17 });
  /** What was given and may not be unpacked yet, with where it ends. */
  const waiting: { chunk: Uint8Array; end: number }[] = [];
  let given = 0;
  let over = false;
  let wake = () => {};
  let fault: unknown;
  gunzip.on("drain", () => wake());
  gunzip.on("close", () => wake());
  const feed = async () => {
    for await (const chunk of chunks) {
      if (gunzip.destroyed && !over) return;
      if (over) {
        onlyZeros(chunk);
        continue;
      }
      given += chunk.length;
      waiting.push({ chunk, end: given });
      while (waiting[0] !== undefined && waiting[0].end <= gunzip.bytesWritten) waiting.shift();
      const drained = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!gunzip.write(chunk)) await drained;
    }
    if (!over) gunzip.end();
  };
  const feeding = feed().catch((error: unknown) => {
    fault = error;
    gunzip.destroy(error as Error);
  });
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
    over = true;
    const left = given - gunzip.bytesWritten;
    if (left > 0) onlyZeros(Buffer.concat(waiting.map(({ chunk }) => chunk)).subarray(-left));
    wake();
    await feeding;
    if (fault !== undefined) throw fault;
  } catch (error) {
    if (fault !== undefined) throw fault;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith("Z_") !== true) throw error;
    throw badFile(`its gzip data is broken: ${FAULTS[message] ?? message}`, error);
  } finally {
    over = true;
    gunzip.destroy();
    wake();
  }
}

function onlyZeros(bytes: Uint8Array): void {
  if (bytes.some((byte) => byte !== 0))
    throw badFile("its gzip data is broken: something follows zeros behind its end");
}
