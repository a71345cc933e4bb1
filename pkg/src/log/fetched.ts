/** A file on the server of the page, read by parts of it (Range requests), so that nobody ever has all of it. */
import { messageOf } from "../errors.js";
import type { Readable } from "./source.js";
import { changed, type Stamp, seeSame, unreadable } from "./stamp.js";

/** Where a file is on the page's own server; the whole address, since a worker's own is another. */
export interface Address {
  readonly url: string;
}

/** A browser has six connections to a server: after so many bytes, each is free for others. */
const PART = 1 << 22;

export function isAddress(place: object | string): place is Address {
  return typeof place === "object" && typeof (place as Partial<Address>).url === "string";
}

/**
 * Opens a file by its address.
 *
 * @throws `file_changed`, `unreadable_file` where the server cannot be reached, has no such file or gives no parts of it
 */
export async function openAddress({ url }: Address, name: string, was?: Stamp): Promise<Readable> {
  const { stamp, response } = await ask(url, name, 0, 1);
  await response?.body?.cancel();
  if (was !== undefined) seeSame(name, was, stamp);
  // Each answer says of which state of the file it is; only what comes after its head may be of another.
  let unsure = false;

  async function* stream(from: number, to: number = stamp.size): AsyncGenerator<Uint8Array, void> {
    unsure = true;
    for (let at = from; at < to; ) {
      const end = Math.min(at + PART, to);
      const { stamp: now, response } = await ask(url, name, at, end);
      const reader = response?.body?.getReader();
      try {
        seeSame(name, stamp, now);
        while (reader !== undefined) {
          const { done, value } = await reader.read().catch((error: unknown) => {
            throw unreadable(name, `the connection to its server broke at byte ${at} (${messageOf(error)})`, error);
          });
          if (done) break;
          at += value.length;
          if (at > end) throw unreadable(name, `its server gave more than was asked for, ${end - from} bytes`);
          yield value;
        }
      } finally {
        await reader?.cancel().catch(() => {});
      }
      if (at < end) throw unreadable(name, `what its server gave ends at byte ${at}, of ${stamp.size}`);
    }
  }

  return {
    name,
    size: stamp.size,
    stamp,
    stream,
    async slice(from, to) {
      const bytes = new Uint8Array(to - from);
      const known = unsure;
      let at = 0;
      for await (const piece of stream(from, to)) {
        bytes.set(piece, at);
        at += piece.length;
      }
      unsure = known;
      return bytes;
    },
    async seeUnchanged() {
      if (!unsure) return;
      const { stamp: now, response } = await ask(url, name, 0, 1);
      await response?.body?.cancel();
      seeSame(name, stamp, now);
      unsure = false;
    },
    close: async () => {},
  };
}

/** A part of a file, and what its server says of the whole; of an empty file there is no part. */
async function ask(
  url: string,
  name: string,
  from: number,
  to: number,
): Promise<{ stamp: Stamp; response: Response | undefined }> {
  const range = `bytes=${from}-${to - 1}`;
  const response = await fetch(url, { headers: { range }, cache: "no-store", redirect: "manual" }).catch((error) => {
    throw unreadable(name, `its server cannot be reached (${messageOf(error)}); is it still running?`, error);
  });
  const refuse = async (error: Error) => {
    await response.body?.cancel().catch(() => {});
    throw error;
  };
  const said = (header: string) => response.headers.get(header);
  const [, unit, size] = /^bytes (.+)\/(\d+)$/.exec(said("content-range") ?? "") ?? [];
  const empty = response.status === 416 ? size === "0" : response.status === 200 && said("content-length") === "0";
  if (empty) {
    await response.body?.cancel();
    return { stamp: stampOf(0, said), response: undefined };
  }
  if (response.status === 416 && size !== undefined) {
    return refuse(changed(name, `it ends at byte ${size} now`));
  }
  if (response.status === 206 && unit === undefined) {
    return refuse(unreadable(name, "its server does not say which part of it it gave (Content-Range)"));
  }
  if (response.status === 206) {
    if (!["identity", null].includes(said("content-encoding"))) {
      return refuse(unreadable(name, "its server packs the parts that it gives (Content-Encoding); turn that off"));
    }
    const stamp = stampOf(Number(size), said);
    // A file that has become shorter has less to give.
    if (unit === `${from}-${Math.min(to, stamp.size) - 1}`) return { stamp, response };
    return refuse(unreadable(name, `its server gave bytes ${unit} where ${from}-${to - 1} were asked for`));
  }
  return refuse(unreadable(name, whyNot(response)));
}

function whyNot({ status, type }: Response): string {
  if (type === "opaqueredirect") return "its server says that it is elsewhere; give the address that this leads to";
  if (status === 200) {
    return "its server gives it only as a whole (it does not heed Range); use one that gives parts, or open the file itself";
  }
  return status === 404 ? "its server has no such file (404)" : `its server answered ${status}`;
}

function stampOf(size: number, said: (header: string) => string | null): Stamp {
  const stamp: Stamp = { size };
  const modified = Date.parse(said("last-modified") ?? "");
  if (!Number.isNaN(modified)) stamp.modified = modified;
  const tag = said("etag");
  if (tag !== null) stamp.tag = tag;
  return stamp;
}
