/**
 * Where inflated copies lie while a log is open: in the origin-private file system of a browser, or in a folder for
 * temporary files. They go when the log is closed; what a program left that came to an end before that goes when the
 * next log is opened, and never what another open log still needs.
 */
import { builtin, inNode } from "./host.js";
import type { Place, Stamp } from "./source.js";

/** The copies of one open log, as its workers know them: the name of a folder in OPFS, or a path. */
export type StoreName = string;

/** Held by whoever opens the log. */
export interface Store {
  readonly name: StoreName;
  /** Removes the copies. Nobody may write any more; what is still being read is left to the next start. */
  close(): Promise<void>;
}

/** A copy that is being written. All at once, since that is what workers can do with OPFS, and the fastest in Node. */
export interface Copy {
  /** @throws {@link NoSpace} */
  write(bytes: Uint8Array): void;
  /** What was written between two places, while it is not finished; undefined otherwise. */
  read(from: number, to: number): Uint8Array | undefined;
  /** What was written, to be read. Nothing can be written afterwards. */
  finish(): Promise<{ place: Place; stamp: Stamp }>;
}

/** There is no room for more. */
export class NoSpace extends Error {}

const FOLDER = "activity-tracker-events-log";

/** A place for copies. Nothing is there until a worker makes one. */
export function openStore(): Promise<Store> {
  return inNode ? Promise.resolve(openFolder()) : openPrivate();
}

/**
 * A copy in a store.
 * @throws {@link NoSpace}; something else where this host has no place for it
 */
export function copyIn(store: StoreName, number: number): Promise<Copy> {
  return inNode ? Promise.resolve(fileIn(store, number)) : privateIn(store, number);
}

/** How many bytes may still be written, as far as the host tells. */
export async function room(store: StoreName): Promise<number | undefined> {
  try {
    if (inNode) {
      const { bavail, bsize } = await builtin("node:fs").promises.statfs(builtin("node:path").dirname(store));
      return bavail * bsize;
    }
    const { quota, usage = 0 } = await navigator.storage.estimate();
    return quota === undefined ? undefined : Math.max(0, quota - usage);
  } catch {
    return undefined;
  }
}

// In a browser -------------------------------------------------------------------------------------------------------

/** What only workers have, and the declarations for pages leave out. */
interface SyncFile {
  read(bytes: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

const isFull = (error: unknown) => (error as Partial<DOMException> | null)?.name === "QuotaExceededError";

const lockOf = (name: StoreName) => `${FOLDER}/${name}`;

async function openPrivate(): Promise<Store> {
  const name = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
  // A page that is not from a secure origin has neither; a worker says so where it needs a copy.
  if (navigator.storage?.getDirectory === undefined || navigator.locks === undefined) {
    return { name, close: async () => {} };
  }
  let release = () => {};
  // The browser takes the lock from a page that is gone, however it went.
  await new Promise<void>((held) => {
    const closed = new Promise<void>((resolve) => {
      release = resolve;
    });
    navigator.locks
      .request(lockOf(name), () => {
        held();
        return closed;
      })
      .catch(() => held());
  });
  void removeLeft(name);
  return {
    name,
    async close() {
      // A worker that was just ended may hold its file for a moment longer.
      for (let wait = 10; wait < 2_000 && !(await removed(name)); wait *= 2) {
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
      release();
    },
  };
}

async function folder(create: boolean): Promise<FileSystemDirectoryHandle | undefined> {
  const top = await navigator.storage.getDirectory();
  return top.getDirectoryHandle(FOLDER, { create }).catch((error: unknown) => {
    if (create) throw error;
    return undefined;
  });
}

async function removed(name: StoreName): Promise<boolean> {
  try {
    await (await folder(false))?.removeEntry(name, { recursive: true });
    return true;
  } catch (error) {
    return (error as DOMException).name === "NotFoundError";
  }
}

/** Removes the copies of logs that nobody has open. */
async function removeLeft(own: StoreName): Promise<void> {
  try {
    for await (const name of (await folder(false))?.keys() ?? []) {
      if (name === own) continue;
      await navigator.locks.request(lockOf(name), { ifAvailable: true }, async (lock) => {
        if (lock !== null) await removed(name);
      });
    }
  } catch {
    // They stay until the next log is opened.
  }
}

async function privateIn(store: StoreName, number: number): Promise<Copy> {
  if (navigator.storage?.getDirectory === undefined) {
    throw new Error("this browser gives pages a place for files only where they come over https or from localhost");
  }
  const [handle, file] = await newFile(store, `${number}`).catch((error: unknown) => {
    throw isFull(error) ? new NoSpace() : error;
  });
  let at = 0;
  let open = true;
  const close = () => {
    if (open) file.close();
    open = false;
  };
  return {
    write(bytes) {
      let written = 0;
      try {
        written = file.write(bytes, { at });
      } catch (error) {
        if (!isFull(error)) throw error;
      }
      // Where a disk is full, private windows of Chromium give a number beyond all sizes.
      if (written !== bytes.length) {
        // What is there ends with what was handed on.
        file.truncate(at);
        throw new NoSpace();
      }
      at += written;
    },
    read(from, to) {
      if (!open || to > at) return undefined;
      const bytes = new Uint8Array(to - from);
      return file.read(bytes, { at: from }) === bytes.length ? bytes : undefined;
    },
    async finish() {
      if (open) file.flush();
      close();
      const place = await handle.getFile();
      return { place, stamp: { size: place.size, modified: place.lastModified } };
    },
  };
}

async function newFile(store: StoreName, name: string): Promise<[FileSystemFileHandle, SyncFile]> {
  const own = await (await folder(true))?.getDirectoryHandle(store, { create: true });
  const handle = await own?.getFileHandle(name, { create: true });
  if (handle === undefined) throw new Error("this browser gives this page no place for files");
  return [
    handle,
    await (handle as unknown as { createSyncAccessHandle(): Promise<SyncFile> }).createSyncAccessHandle(),
  ];
}

// In Node ------------------------------------------------------------------------------------------------------------

/** `<FOLDER>-<where>-<process>-<its start>-<random>`; `where` sets processes apart whose numbers mean nothing here. */
const NAMED = new RegExp(`^${FOLDER}-(\\w+)-(\\d+)-(\\d+)-\\w+$`);

function openFolder(): Store {
  const { join } = builtin("node:path");
  const fs = builtin("node:fs");
  const folder = builtin("node:os").tmpdir();
  removeLeftIn(folder);
  const random = Math.random().toString(36).slice(2);
  const name = join(folder, `${FOLDER}-${here()}-${process.pid}-${startOf(process.pid)}-${random}`);
  const remove = () => fs.rmSync(name, { recursive: true, force: true, maxRetries: 3 });
  // A program that ends without closing its logs.
  process.once("exit", remove);
  return {
    name,
    async close() {
      process.off("exit", remove);
      await fs.promises.rm(name, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The machine and, where a machine has several worlds of processes (containers), which of them. */
function here(): string {
  let world = "";
  try {
    world = builtin("node:fs").readlinkSync("/proc/self/ns/pid");
  } catch {
    // There is but one.
  }
  return `${builtin("node:os").hostname()}_${world}`.replaceAll(/\W/g, "");
}

/** When a process was started, so that another one of the same number is not taken for it; 0 where that is not told. */
function startOf(process: number): string {
  try {
    const stat = builtin("node:fs").readFileSync(`/proc/${process}/stat`, "latin1");
    // The second field is a name in brackets, in which anything may stand.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
  } catch {
    return "0";
  }
}

function removeLeftIn(folder: string): void {
  const fs = builtin("node:fs");
  try {
    for (const name of fs.readdirSync(folder)) {
      const [, where, number, start] = NAMED.exec(name) ?? [];
      if (where !== here() || isThere(Number(number), start as string)) continue;
      fs.rmSync(builtin("node:path").join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // They stay until the next log is opened.
  }
}

function isThere(number: number, start: string): boolean {
  try {
    process.kill(number, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
  return start === startOf(number);
}

function fileIn(store: StoreName, number: number): Copy {
  const fs = builtin("node:fs");
  fs.mkdirSync(store, { recursive: true, mode: 0o700 });
  const path = builtin("node:path").join(store, `${number}`);
  const file = fs.openSync(path, "wx+", 0o600);
  let at = 0;
  let open = true;
  return {
    write(bytes) {
      let written = 0;
      try {
        while (written < bytes.length) {
          written += fs.writeSync(file, bytes, written, bytes.length - written, at + written);
        }
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code !== "ENOSPC" && code !== "EDQUOT" && code !== "EFBIG") throw error;
        fs.ftruncateSync(file, at);
        throw new NoSpace();
      }
      at += written;
    },
    read(from, to) {
      if (!open || to > at) return undefined;
      const bytes = new Uint8Array(to - from);
      let read = 0;
      while (read < bytes.length) {
        const count = fs.readSync(file, bytes, read, bytes.length - read, from + read);
        if (count === 0) return undefined;
        read += count;
      }
      return bytes;
    },
    async finish() {
      if (open) fs.closeSync(file);
      open = false;
      const { size, mtimeMs } = fs.statSync(path);
      return { place: path, stamp: { size, modified: mtimeMs } };
    },
  };
}
