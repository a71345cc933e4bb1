/**
 * What gzip files inflate to, with either engine: zlib, which Node has, and fflate, which is for browsers; and where the
 * copies lie in Node. Node's own zlib has packed what is inflated.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import { deflateRawSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../../scripts/lib/root.mjs";
import { random } from "../common/random.mjs";

const folder = mkdtempSync(join(tmpdir(), "inflate-"));
after(() => rmSync(folder, { recursive: true }));

// The parts are not entries of the package, so they are taken from their sources.
const bundle = join(folder, "inflate.mjs");
const contents = ["", "-gzip", "-engine", "-store", "-crc"].map((name) => `export * from "./inflate${name}.js";`);
await build({
  stdin: {
    contents: [...contents, 'export { open } from "./source.js";'].join("\n"),
    resolveDir: join(root, "pkg/src/log"),
  },
  bundle: true,
  format: "esm",
  platform: "node",
  outfile: bundle,
  logLevel: "error",
  banner: { js: "const builtinModule = (name) => process.getBuiltinModule(name);" },
});
const { crc32, engine, fflate, gunzip, inflate, open, openStore, problemOf } = await import(pathToFileURL(bundle).href);

const ENGINES = { zlib: engine(), fflate };

const next = random(7);
/** Text that repeats itself as logs do, and some that does not. */
const text = Buffer.from(
  Array.from({ length: 2_500 }, (_, at) => `{"at":${at},"actor":"user-${next(50)}","id":"${next(2 ** 31)}"}\n`).join(
    "",
  ),
);
const noise = Buffer.from(Array.from({ length: 70_000 }, () => next(256)));

/** Chunks in one buffer that is used again, as files are read. */
async function* chunks(bytes, size) {
  const room = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    room.fill(0xaa);
    room.set(chunk);
    yield room.subarray(0, chunk.length);
  }
}

async function inflated(packed, engine, { size = 1 << 16, ...options } = {}) {
  const out = [];
  const pieces = gunzip(chunks(packed, size), { engine, size: packed.length, ...options });
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return { fault: value, out: Buffer.concat(out) };
    out.push(Buffer.from(value));
  }
}

/** A member whose header has everything that a header can have. */
function withHeader(bytes) {
  const plain = gzipSync(bytes);
  const header = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 0x1f, 1, 2, 3, 4, 0, 255]),
    Buffer.from([5, 0, 1, 2, 0, 4, 5]),
    Buffer.from("hour-07.ndjson\0a comment\0"),
    Buffer.from([9, 9]),
  ]);
  return Buffer.concat([header, plain.subarray(10)]);
}

const members = (bytes, size) =>
  Buffer.concat(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      gzipSync(bytes.subarray(at * size, (at + 1) * size)),
    ),
  );

for (const [name, engine] of Object.entries(ENGINES)) {
  suite(`inflating with ${name}`, () => {
    for (const [what, packed, whole] of [
      ["one member", gzipSync(text), text],
      ["fixed codes", gzipSync(text, { strategy: 4 }), text],
      ["stored blocks", gzipSync(noise, { level: 0 }), noise],
      ["what does not shrink", gzipSync(noise), noise],
      ["many members", members(text, 2_000), text],
      ["empty members among others", Buffer.concat([gzipSync(""), gzipSync(text), gzipSync("")]), text],
      ["a header with everything", Buffer.concat([withHeader(text), withHeader(noise)]), Buffer.concat([text, noise])],
      ["zeros behind it", Buffer.concat([gzipSync(text), Buffer.alloc(1_000)]), text],
    ]) {
      test(what, async () => {
        for (const size of [97, 4_099, 1 << 20]) {
          const { fault, out } = await inflated(packed, engine, { size });
          assert.equal(fault, undefined);
          assert.ok(out.equals(whole), `in chunks of ${size} bytes`);
        }
      });
    }

    test("byte by byte", async () => {
      const packed = Buffer.concat([
        withHeader(text.subarray(0, 5_000)),
        gzipSync(noise.subarray(0, 300)),
        Buffer.alloc(9),
      ]);
      const { fault, out } = await inflated(packed, engine, { size: 1 });
      assert.equal(fault, undefined);
      assert.ok(out.equals(Buffer.concat([text.subarray(0, 5_000), noise.subarray(0, 300)])));
    });

    test("cut off anywhere, all before it is there", async () => {
      const packed = Buffer.concat([withHeader(text), members(text.subarray(0, 900), 300)]);
      const whole = Buffer.concat([text, text.subarray(0, 900)]);
      const first = withHeader(text).length;
      // Where a member ends, nothing tells that more should follow.
      const ends = new Set([packed.length]);
      for (let at = first, piece = 0; at < packed.length; piece++) {
        ends.add(at);
        at += gzipSync(text.subarray(piece * 300, (piece + 1) * 300)).length;
      }
      let most = 0;
      for (let cut = 1; cut < packed.length; cut += cut < 60 || cut > first - 12 ? 1 : 499) {
        if (ends.has(cut)) continue;
        const { fault, out } = await inflated(packed.subarray(0, cut), engine);
        assert.equal(fault?.kind, "short", `${cut}`);
        assert.equal(fault.at, cut);
        assert.ok(out.equals(whole.subarray(0, out.length)), `${cut}`);
        assert.ok(out.length >= most, "more bytes tell more");
        most = out.length;
      }
      // The data of a member is there before its sum is.
      const { fault, out } = await inflated(gzipSync(text).subarray(0, -8), engine);
      assert.equal(fault.kind, "short");
      assert.ok(out.equals(text));
    });

    test("a changed sum, a changed length: told with the member, and what follows is read", async () => {
      const good = gzipSync(text);
      for (const [from, kind] of [
        [8, "checksum"],
        [4, "length"],
      ]) {
        const bad = Buffer.from(good);
        bad[bad.length - from] ^= 1;
        const { fault, out } = await inflated(Buffer.concat([good, bad, good]), engine);
        assert.equal(fault.kind, kind);
        assert.equal(fault.at, good.length);
        assert.ok(fault.what.includes(`its bytes ${good.length.toLocaleString("en-US")} to `), fault.what);
        assert.ok(out.equals(Buffer.concat([text, text, text])));
      }
    });

    test("something else behind a member, or behind zeros", async () => {
      for (const gap of [0, 1, 500]) {
        const packed = Buffer.concat([gzipSync(text), Buffer.alloc(gap), Buffer.from('{"an":"event"}\n')]);
        const { fault, out } = await inflated(packed, engine);
        assert.equal(fault.kind, "follows");
        assert.equal(fault.at, packed.length - 15);
        assert.match(fault.what, /^has 15 bytes from byte [\d,]+ on that are no gzip$/);
        assert.ok(out.equals(text));
      }
    });

    test("damaged data: told with about the place, what came long before it is there", async () => {
      const packed = gzipSync(noise);
      packed.fill(0xff, 60_000, 60_300);
      const { fault, out } = await inflated(packed, engine);
      assert.ok(["damaged", "checksum"].includes(fault.kind), fault.kind);
      assert.ok(out.length > 40_000);
      assert.ok(out.subarray(0, 40_000).equals(noise.subarray(0, 40_000)));
      const reserved = gzipSync(text);
      reserved[3] = 0x80;
      assert.equal((await inflated(reserved, engine)).fault.kind, "damaged");
    });

    test("no bytes of any kind make it throw or hang", async () => {
      const packed = members(text.subarray(0, 20_000), 5_000);
      for (let run = 0; run < 400; run++) {
        const bytes = Buffer.from(packed);
        for (let times = 1 + next(4); times > 0; times--) bytes[next(bytes.length)] = next(256);
        const { fault, out } = await inflated(bytes, engine, { size: 1 + next(3_000) });
        if (fault === undefined) assert.ok(out.equals(text.subarray(0, 20_000)) || out.length < 20_000);
      }
    });

    test("a bomb is left, with figures", async () => {
      const bomb = gzipSync(Buffer.alloc(60_000_000));
      const { fault, out } = await inflated(bomb, engine, { most: 20_000_000 });
      assert.equal(fault.kind, "limit");
      assert.match(fault.what, /^inflates to more than 20,000,000 bytes/);
      assert.ok(out.length < 40_000_000);
      const ratio = await left(deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: 2 }), engine);
      assert.equal(ratio.fault.kind, "bomb");
      assert.match(ratio.fault.what, /^inflates to more than 500 times its size \(its first [\d,]+ bytes to [\d,]+\)/);
      assert.ok(ratio.total < 1.2 * 2 ** 28);
    });
  });
}

/** A member whose data goes on and on. */
async function left(data, engine) {
  async function* endless() {
    yield gzipSync("").subarray(0, 10);
    for (;;) yield data;
  }
  let total = 0;
  const pieces = gunzip(endless(), { engine, size: 2 ** 40 });
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return { fault: value, total };
    total += value.length;
  }
}

test("CRC-32 is that of the standard, in parts as at once", () => {
  assert.equal(crc32(Buffer.from("123456789")), 0xcbf43926);
  assert.equal(crc32(new Uint8Array()), 0);
  for (let length = 0; length < 40; length++) {
    const bytes = noise.subarray(3, 3 + length);
    const sum = gzipSync(bytes).readUInt32LE(gzipSync(bytes).length - 8);
    assert.equal(crc32(bytes), sum);
    const cut = next(length + 1);
    assert.equal(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut))), sum);
  }
});

suite("copies in Node", () => {
  const stores = join(folder, "tmp");
  mkdirSync(stores);
  process.env.TMPDIR = stores;

  async function copied(name, packed, store, number, options) {
    const path = join(folder, name);
    writeFileSync(path, packed);
    const source = await open(path, name);
    const reads = [];
    const pieces = inflate(source, { store: store.name, number, onRead: (bytes) => reads.push(bytes), ...options });
    let length = 0;
    try {
      for (;;) {
        const { done, value } = await pieces.next();
        if (done) return { ...value, length, reads };
        length += value.length;
      }
    } finally {
      await source.close();
    }
  }

  test("a copy is what was packed, can be read by place, and is gone when the log is closed", async () => {
    const store = await openStore();
    assert.deepEqual(readdirSync(stores), [], "nothing is made before it is needed");
    const { copy, fault, length, reads } = await copied("hour-07.gz", gzipSync(text), store, 3);
    assert.equal(fault, undefined);
    assert.equal(length, text.length);
    assert.ok(readFileSync(copy.place).equals(text));
    const readable = await open(copy.place, "hour-07.gz", copy.stamp);
    assert.deepEqual(Buffer.from(await readable.slice(100, 200)), text.subarray(100, 200));
    await readable.close();
    assert.equal(reads.at(-1), gzipSync(text).length);
    assert.deepEqual(
      reads,
      [...reads].sort((a, b) => a - b),
    );
    await store.close();
    assert.deepEqual(readdirSync(stores), []);
  });

  test("a file that ends early: what came before is kept and told", async () => {
    const store = await openStore();
    const packed = gzipSync(text).subarray(0, 8_812);
    const { copy, fault, length } = await copied("hour-07.gz", packed, store, 0);
    assert.ok(length > 0);
    assert.ok(readFileSync(copy.place).equals(text.subarray(0, length)));
    assert.equal(
      problemOf("hour-07.gz", fault, 41_006),
      "hour-07.gz ends early at byte 8,812: 41,006 events before it are shown; get it again from where it came",
    );
    assert.match(problemOf("hour-07.gz", fault, 1), /: 1 event before it is shown;/);
    assert.match(problemOf("hour-07.gz", fault, 0), /: no event of it is shown;/);
    await store.close();
  });

  test("more than there is room for is told before anything is inflated", async () => {
    const store = await openStore();
    // A file system that is as good as full.
    const fs = process.getBuiltinModule("node:fs");
    const { statfs } = fs.promises;
    fs.promises.statfs = async () => ({ bavail: 10, bsize: 4_096 });
    try {
      const { copy, fault } = await copied("large.gz", gzipSync(text), store, 0);
      assert.equal(copy, undefined);
      assert.equal(fault.kind, "space");
      const size = text.length.toLocaleString("en-US");
      assert.equal(
        problemOf("large.gz", fault, 0),
        `large.gz needs ${size} bytes once it is inflated, and there is room for 40,960: no event of it is shown; make room, or open fewer files at once`,
      );
    } finally {
      fs.promises.statfs = statfs;
    }
    await store.close();
  });

  test("what a dead program left is removed, what another one uses is not", async () => {
    const script = `
      import { openStore, inflate, open } from ${JSON.stringify(pathToFileURL(bundle).href)};
      const store = await openStore();
      const source = await open(${JSON.stringify(join(folder, "other.gz"))}, "other.gz");
      for await (const _ of inflate(source, { store: store.name, number: 0 }));
      process.stdout.write("ready");
      setInterval(() => {}, 1_000);`;
    writeFileSync(join(folder, "other.gz"), gzipSync(text));
    writeFileSync(join(folder, "other.mjs"), script);
    const other = () =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [join(folder, "other.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
        child.stdout.once("data", () => resolve(child));
      });
    const [dead, alive] = [await other(), await other()];
    await new Promise((resolve) => {
      dead.once("close", resolve);
      dead.kill("SIGKILL");
    });
    assert.equal(readdirSync(stores).length, 2);
    // One of the same number that was started at another time, and one of another machine.
    const [there] = readdirSync(stores).filter((name) => name.includes(`-${alive.pid}-`));
    const again = there.replace(/-\d+-(\w+)$/, "-1-$1");
    const elsewhere = there.replace(/(log-)\w+-/, "$1other-");
    for (const name of [again, elsewhere]) mkdirSync(join(stores, name));
    const store = await openStore();
    const left = [there, elsewhere];
    // Where a system does not tell when a process was started, the number alone has to do.
    if (!existsSync("/proc/self/stat")) left.push(again);
    assert.deepEqual(readdirSync(stores).sort(), left.sort());
    await store.close();
    await new Promise((resolve) => {
      alive.once("close", resolve);
      alive.kill("SIGKILL");
    });
    await (await openStore()).close();
    assert.deepEqual(readdirSync(stores), [elsewhere]);
    rmSync(join(stores, elsewhere), { recursive: true });
  });

  test("a program that ends without closing leaves nothing", async () => {
    const script = readFileSync(join(folder, "other.mjs"), "utf8").replace(
      "setInterval(() => {}, 1_000)",
      "process.exit(0)",
    );
    writeFileSync(join(folder, "ends.mjs"), script);
    await new Promise((resolve) =>
      spawn(process.execPath, [join(folder, "ends.mjs")], { stdio: "ignore" }).once("close", resolve),
    );
    assert.deepEqual(readdirSync(stores), []);
  });
});
