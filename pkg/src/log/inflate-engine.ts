/** What inflates the data of one gzip member: zlib in Node, fflate where there is none. */
import { Inflate } from "fflate/browser";
import { builtin, inNode } from "./host.js";
import { crc32 } from "./inflate-crc.js";

/** What came of a piece. */
export interface Pushed {
  /** What it inflated to. */
  out: Uint8Array[];
  /** The data ended within the piece, and so many bytes behind it do not belong to it. */
  left?: number;
  /** The piece, or what came before it, is no such data. */
  broken?: true;
}

/** Inflates the raw data (RFC 1951) of one member, piece by piece, without knowing where it ends. */
export interface Inflater {
  /** The piece is done with once this is settled. */
  push(piece: Uint8Array): Pushed | Promise<Pushed>;
  close(): void;
}

export interface Engine {
  begin(): Inflater;
  crc32(bytes: Uint8Array, before: number): number;
}

/** What of fflate says where the data ended. It is not declared, so its version is pinned, and tests hold it to this. */
interface Insides {
  /** Bits of the pieces that are not taken yet begin at bit `p`; the block in hand is the last (`f`) or goes on (`l`). */
  s: { p?: number; f?: number; l?: unknown };
  p: Uint8Array;
}

class Fflate implements Inflater {
  private out: Uint8Array[] = [];
  private readonly inflate = new Inflate((bytes) => {
    if (bytes.length > 0) this.out.push(bytes);
  });

  push(piece: Uint8Array): Pushed {
    this.out = [];
    try {
      this.inflate.push(piece);
    } catch {
      return { out: this.out, broken: true };
    }
    const { s, p } = this.inflate as unknown as Insides;
    if (!s.f || s.l) return { out: this.out };
    return { out: this.out, left: p.length - Math.ceil((s.p ?? 0) / 8) };
  }

  close(): void {}
}

const CHUNK = 1 << 16;

class Zlib implements Inflater {
  private readonly stream = builtin("node:zlib").createInflateRaw({ chunkSize: CHUNK });
  private out: Uint8Array[] = [];
  private given = 0;
  private settle: (pushed: Pushed) => void = () => {};

  constructor() {
    this.stream.on("data", (bytes: Uint8Array) => this.out.push(bytes));
    this.stream.on("end", () => this.settle({ out: this.out, left: this.given - this.stream.bytesWritten }));
    this.stream.on("error", () => this.settle({ out: this.out, broken: true }));
  }

  push(piece: Uint8Array): Promise<Pushed> {
    this.out = [];
    this.given += piece.length;
    return new Promise((resolve) => {
      this.settle = resolve;
      // Where the data ended, this is not called.
      this.stream.write(piece, (error) => {
        if (!error) resolve({ out: this.out });
      });
    });
  }

  close(): void {
    this.stream.close();
  }
}

const FFLATE: Engine = { begin: () => new Fflate(), crc32 };

/** That of this host. */
export function engine(): Engine {
  if (!inNode) return FFLATE;
  const native = (builtin("node:zlib") as { crc32?: Engine["crc32"] }).crc32;
  return { begin: () => new Zlib(), crc32: native ?? crc32 };
}

/** @internal What browsers have, for tests in Node. */
export const fflate = FFLATE;
