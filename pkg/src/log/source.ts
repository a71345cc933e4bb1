/** The bytes of a log's files, wherever they lie. What is read here is read again later, by place: so it must not change. */
import type { FileHandle } from "node:fs/promises";
import { type CodedError, messageOf } from "../errors.js";
import { type Address, isAddress, openAddress } from "./fetched.js";
import { builtin } from "./host.js";
import { changed, type Stamp, seeSame, unreadable } from "./stamp.js";

export type { Stamp } from "./stamp.js";

/**
 * Where bytes lie, in a form that another worker can be given: a `Blob` (also a `File`, picked or of the origin-private
 * file system), in a page an address on its own server, or in Node a path.
 */
export type Place = Blob | Address | string;

/** Bytes that can be read from any place, again and again. */
export interface Readable {
  /** As messages call it. */
  readonly name: string;
  readonly size: number;
  readonly stamp: Stamp;
  /** The bytes from one place to another, all of them. */
  slice(from: number, to: number): Promise<Uint8Array>;
  /** The same, a piece at a time; each piece is there until the next one is asked for. */
  stream(from: number, to?: number): AsyncGenerator<Uint8Array, void>;
  /** @throws `file_changed`, `unreadable_file` */
  seeUnchanged(): Promise<void>;
  close(): Promise<void>;
}

/** What events are read again from. */
export type Again = Pick<Readable, "slice" | "seeUnchanged">;

/** So many bytes are read at once. */
const PIECE = 1 << 18;
/** In a browser each piece costs a message to another process. */
const BLOB_PIECE = 1 << 20;

/**
 * Opens what lies somewhere.
 *
 * @param stamp - What it was when it was first opened.
 * @throws `file_changed`, `unreadable_file`
 */
export function open(place: Place, name: string, stamp?: Stamp): Promise<Readable> {
  if (isAddress(place)) return openAddress(place, name, stamp);
  return typeof place === "string" ? openPath(place, name, stamp) : openBlob(place, name, stamp);
}

async function openBlob(blob: Blob, name: string, stamp?: Stamp): Promise<Readable> {
  const modified = (blob as Partial<File>).lastModified;
  const now: Stamp = modified === undefined ? { size: blob.size } : { size: blob.size, modified };
  if (stamp !== undefined) seeSame(name, stamp, now);
  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (thrown) {
      throw ofBlob(name, thrown);
    }
  };
  const short = (at: number) => unreadable(name, `it ends at byte ${at}, of ${blob.size}`);
  return {
    name,
    size: blob.size,
    stamp: now,
    slice: (from, to) =>
      told(async () => {
        const bytes = new Uint8Array(await blob.slice(from, to).arrayBuffer());
        if (bytes.length !== to - from) throw short(from + bytes.length);
        return bytes;
      }),
    stream: (from, to = blob.size) => streamOf(blob, from, to, told, short),
    // The browser itself refuses to read a file that is no longer what it was.
    seeUnchanged: async () => {},
    close: async () => {},
  };
}

/** How browsers put it that a file is no longer there, or no longer the same. */
function ofBlob(name: string, thrown: unknown): unknown {
  switch ((thrown as Partial<DOMException> | null)?.name) {
    case "NotFoundError":
      return unreadable(name, "it is no longer there", thrown);
    case "NotReadableError":
      return changed(name, "or it may no longer be read", thrown);
    default:
      return typeof (thrown as { code?: unknown } | null)?.code === "string"
        ? thrown
        : unreadable(name, messageOf(thrown), thrown);
  }
}

async function* streamOf(
  blob: Blob,
  from: number,
  to: number,
  told: <T>(work: () => Promise<T>) => Promise<T>,
  short: (at: number) => CodedError,
): AsyncGenerator<Uint8Array, void> {
  let at = from;
  const stream = blob.slice(from, to).stream();
  let reader: ReadableStreamBYOBReader;
  try {
    // One buffer goes back and forth, instead of a new one for each piece.
    reader = stream.getReader({ mode: "byob" });
  } catch {
    const plain = stream.getReader();
    try {
      for (;;) {
        const { done, value } = await told(() => plain.read());
        if (done) break;
        at += value.length;
        yield value;
      }
    } finally {
      await plain.cancel().catch(() => {});
    }
    if (at < to) throw short(at);
    return;
  }
  try {
    let buffer = new ArrayBuffer(Math.min(BLOB_PIECE, Math.max(1, to - from)));
    for (;;) {
      const room = new Uint8Array(buffer);
      const { done, value } = await told(() => reader.read(room));
      if (done || value === undefined) break;
      at += value.length;
      yield value;
      buffer = value.buffer;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
  if (at < to) throw short(at);
}

async function openPath(path: string, name: string, stamp?: Stamp): Promise<Readable> {
  const { promises } = builtin("node:fs");
  let handle: FileHandle | undefined;
  try {
    handle = await promises.open(path, "r");
    const stats = await handle.stat();
    if (!stats.isFile()) {
      throw unreadable(name, stats.isDirectory() ? "it is a folder; name the files in it" : "it is no file");
    }
    const now = { size: stats.size, modified: stats.mtimeMs };
    if (stamp !== undefined) seeSame(name, stamp, now);
    return new PathReadable(path, name, now, handle);
  } catch (error) {
    await handle?.close();
    throw ofSystem(name, error);
  }
}

/** What a system error means for whoever named the file. */
function ofSystem(name: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return unreadable(name, "there is no such file", error);
    case "EACCES":
    case "EPERM":
      return unreadable(name, "it may not be read; check its permissions", error);
    case "EMFILE":
    case "ENFILE":
      return unreadable(name, "too many files are open; raise the limit (ulimit -n)", error);
    default:
      return typeof code === "string" && /^E[A-Z]+$/.test(code) ? unreadable(name, message, error) : error;
  }
}

class PathReadable implements Readable {
  constructor(
    private readonly path: string,
    readonly name: string,
    readonly stamp: Stamp,
    private readonly handle: FileHandle,
  ) {}

  get size(): number {
    return this.stamp.size;
  }

  async slice(from: number, to: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(to - from);
    for (let at = 0; at < bytes.length; ) at += await this.read(bytes, at, from + at);
    return bytes;
  }

  async *stream(from: number, to: number = this.size): AsyncGenerator<Uint8Array, void> {
    const room = new Uint8Array(Math.min(PIECE, Math.max(0, to - from)));
    for (let at = from; at < to; ) {
      const count = await this.read(room.subarray(0, to - at), 0, at);
      at += count;
      yield room.subarray(0, count);
    }
  }

  async seeUnchanged(): Promise<void> {
    try {
      // By its name: what was replaced is another file than the one that is open.
      const { size, mtimeMs } = await builtin("node:fs").promises.stat(this.path);
      seeSame(this.name, this.stamp, { size, modified: mtimeMs });
    } catch (error) {
      throw ofSystem(this.name, error);
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private async read(room: Uint8Array, at: number, place: number): Promise<number> {
    const { bytesRead } = await this.handle.read(room, at, room.length - at, place).catch((error: unknown) => {
      throw ofSystem(this.name, error);
    });
    if (bytesRead === 0) throw changed(this.name, `it had ${this.size} bytes and ends at ${place} now`);
    return bytesRead;
  }
}

/** So many files stay open. */
const MOST_OPEN = 8;

/** Files that stay open until others were needed since. */
export class OpenFiles {
  private readonly files = new Map<string, Readable>();

  /** @throws `file_changed`, `unreadable_file` */
  async open({ name, place, stamp }: { name: string; place: Place; stamp: Stamp | undefined }): Promise<Readable> {
    const known = this.files.get(name);
    if (known !== undefined) {
      this.files.delete(name);
      this.files.set(name, known);
      return known;
    }
    const file = await open(place, name, stamp);
    this.files.set(name, file);
    const [oldest] = this.files.keys();
    if (this.files.size > MOST_OPEN && oldest !== undefined) await this.leave(oldest);
    return file;
  }

  async leave(name: string): Promise<void> {
    const file = this.files.get(name);
    this.files.delete(name);
    await file?.close().catch(() => {});
  }

  async close(): Promise<void> {
    for (const name of [...this.files.keys()]) await this.leave(name);
  }
}

/** Whether bytes begin a gzip file. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}
