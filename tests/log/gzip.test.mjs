/** Packed files in a log: read while they are inflated, by one or more workers, whole or not. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { Worker } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { openLog } from "activity-tracker-events/log";
import { events } from "./plain.mjs";

const script = new URL(import.meta.resolve("activity-tracker-events/log/worker"));
const folder = mkdtempSync(join(tmpdir(), "log-gzip-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const stores = join(folder, "tmp");
mkdirSync(stores);
process.env.TMPDIR = stores;

const lines = events(5, 3_000).map((event) => JSON.stringify(event));
const text = Buffer.from(`${lines.join("\n")}\n`);

function file(name, bytes) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { name, file: path };
}

async function opened(files, use, options) {
  const log = await openLog(files, options);
  try {
    return await use(log, await log.loaded);
  } finally {
    await log.close();
    assert.deepEqual(readdirSync(stores), [], "no copy is left");
  }
}

const QUERY = { rows: [0, 4_000], facets: ["action", "actor", "outcome", "rule"], buckets: 20 };
const texts = async (log, indexes) => (await log.events(indexes)).map(({ bytes }) => Buffer.from(bytes).toString());
const bare = (answer) => ({ ...answer, rows: answer.rows.map(({ file: _, ...row }) => row) });

suite("gzip files in a log", () => {
  test("answer as the plain file does, whatever their name and their members", async () => {
    const members = [];
    for (let at = 0; at < text.length; at += 30_011) members.push(gzipSync(text.subarray(at, at + 30_011)));
    const plain = await opened([file("hour.ndjson", text)], async (log) => ({
      answer: await log.query(QUERY),
      found: await log.query({ text: "17 night", rows: [0, 9] }),
      text: Buffer.from(await new Response(log.text({})).arrayBuffer()),
    }));
    assert.ok(plain.answer.total > 2_000);
    for (const [name, packed] of [
      ["hour.gz", gzipSync(text)],
      ["hour.ndjson", Buffer.concat(members)],
    ]) {
      await opened([file(name, packed)], async (log, status) => {
        assert.equal(status.state, "loaded");
        const [{ state, size, read, problem }] = status.files;
        assert.deepEqual([state, size, read, problem], ["read", packed.length, packed.length, undefined]);
        assert.deepEqual(bare(await log.query(QUERY)), bare(plain.answer));
        assert.deepEqual(bare(await log.query({ text: "17 night", rows: [0, 9] })), bare(plain.found));
        assert.deepEqual(await texts(log, [0, 17, 2_999]), [lines[0], lines[17], lines[2_999]]);
        assert.ok(Buffer.from(await new Response(log.text({})).arrayBuffer()).equals(plain.text));
      });
    }
  });

  test("a name that says gzip where nothing is packed", async () => {
    await opened([file("plain.gz", text)], async (_, { state, events }) => {
      assert.deepEqual([state, events], ["loaded", 3_000]);
    });
  });

  test("several among plain files keep the order of the names", async () => {
    const files = ["c.gz", "a.gz", "b.ndjson", "d.gz"].map((name, at) => {
      const part = Buffer.from(`${lines.slice(at * 100, at * 100 + 100).join("\n")}\n`);
      return file(name, name.endsWith(".gz") ? gzipSync(part) : part);
    });
    await opened(files, async (log, status) => {
      assert.deepEqual(
        status.files.map(({ name, events }) => [name, events]),
        ["a.gz", "b.ndjson", "c.gz", "d.gz"].map((name) => [name, 100]),
      );
      assert.deepEqual(await texts(log, [0, 100, 200, 300]), [lines[100], lines[200], lines[0], lines[300]]);
    });
  });

  test("cut off: what came before is there and can be read, and it is told", async () => {
    const packed = gzipSync(text).subarray(0, 30_000);
    await opened([file("hour-07.gz", packed), file("hour-08.gz", gzipSync(text))], async (log, status) => {
      assert.equal(status.state, "partial");
      const [{ state, problem, events }, next] = status.files;
      assert.equal(state, "partial");
      assert.ok(events > 100 && events < 3_000);
      const shown = events.toLocaleString("en-US");
      assert.equal(
        problem,
        `hour-07.gz ends early at byte 30,000: ${shown} events before it are shown; get it again from where it came`,
      );
      assert.equal(next.state, "read");
      assert.deepEqual(await texts(log, [events - 1, events]), [lines[events - 1], lines[0]]);
    });
  });

  test("a wrong checksum, something behind it, no log in it, gzip in gzip, only a header", async () => {
    const wrong = gzipSync(text);
    wrong[wrong.length - 5] ^= 1;
    const files = [
      file("a.gz", wrong),
      file("b.gz", Buffer.concat([gzipSync(text), Buffer.from("more")])),
      file("c.gz", gzipSync("name,size\na,1\n")),
      file("d.gz", gzipSync(gzipSync(text))),
      file("e.gz", gzipSync(text).subarray(0, 9)),
    ];
    await opened(files, async (_, status) => {
      const told = status.files.map(({ state, events, problem }) => [state, events, problem]);
      assert.match(
        told[0].pop(),
        /^a\.gz has a wrong checksum: what its bytes 0 to [\d,]+ hold was changed: 3,000 events/,
      );
      assert.match(told[1].pop(), /^b\.gz has 4 bytes from byte [\d,]+ on that are no gzip: 3,000 events before them/);
      assert.match(told[2].pop(), /begins an object or an array/);
      assert.match(told[3].pop(), /gzip twice/);
      assert.match(told[4].pop(), /^e\.gz ends early at byte 9: no event of it is shown/);
      assert.deepEqual(told, [
        ["partial", 3_000],
        ["partial", 3_000],
        ["skipped", 0],
        ["skipped", 0],
        ["failed", 0],
      ]);
    });
  });

  test("rows are there, and can be read, while it is inflated; ended, they stay", async () => {
    const times = 60;
    const log = await openLog([file("large.gz", gzipSync(Buffer.concat(Array(times).fill(text)), { level: 1 }))], {
      jobs: 1,
    });
    try {
      while (log.status.events < 5_000) await new Promise((resolve) => setTimeout(resolve, 1));
      assert.equal(log.status.files[0].state, "inflating");
      assert.deepEqual(await texts(log, [4_000]), [lines[1_000]]);
      const { value } = await log
        .text({ rows: [0, 1] })
        .getReader()
        .read();
      assert.equal(Buffer.from(value).toString(), `${lines[0]}\n`);
      assert.equal(log.status.state, "loading", "it was too small to be seen while it is inflated");
      const search = log.query({ text: "17 night" });
      log.cancel();
      const status = await log.loaded;
      assert.equal(status.state, "partial");
      assert.equal(status.files[0].state, "partial");
      const { events } = status;
      assert.ok(events < 3_000 * times);
      assert.deepEqual(await texts(log, [events - 1]), [lines[(events - 1) % 3_000]]);
      assert.ok((await search).total > 0);
    } finally {
      await log.close();
    }
    assert.deepEqual(readdirSync(stores), []);
  });

  test("closed while it is inflated, and opened twice at once", async () => {
    const packed = file("twice.gz", gzipSync(Buffer.concat(Array(20).fill(text)), { level: 1 }));
    const [one, other] = await Promise.all([openLog([packed]), openLog([packed])]);
    while (one.status.events === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    await one.close();
    const status = await other.loaded;
    assert.deepEqual([status.state, status.events], ["loaded", 60_000]);
    assert.deepEqual(await texts(other, [59_999]), [lines[2_999]]);
    await other.close();
    assert.deepEqual(readdirSync(stores), []);
  });

  const times = 60;
  const large = () => file("lost.gz", gzipSync(Buffer.concat(Array(times).fill(text)), { level: 1 }));

  /** A log that has a file being inflated when a worker is killed, and what is asked of it then. */
  async function killed(number, jobs) {
    const started = [];
    const worker = () => {
      started.push(new Worker(script));
      return started.at(-1);
    };
    const log = await openLog([large()], { jobs, worker });
    while (log.status.events < 5_000) await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(log.status.files[0].state, "inflating");
    const asked = log.query({ text: "17 night", rows: [0, 5] }).catch((error) => error);
    await started[number].terminate();
    return { log, asked: await asked, status: await log.loaded };
  }

  for (const number of [1, 2]) {
    test(`worker ${number} of two is killed while one of them inflates: all is read, and once`, async () => {
      const { log, asked, status } = await killed(number, 2);
      try {
        assert.deepEqual([status.state, status.events], ["loaded", 3_000 * times], JSON.stringify(status));
        const places = new Set();
        for (const first of [0, 1_500 * times]) {
          const { rows } = await log.query({ rows: [first, 1_500 * times] });
          for (const { offset } of rows) places.add(offset);
        }
        assert.equal(places.size, 3_000 * times);
        assert.ok(asked.total > 0, `whoever asks waits until it is inflated anew: ${asked}`);
        assert.deepEqual(await texts(log, [0, 3_000 * times - 1]), [lines[0], lines[2_999]]);
      } finally {
        await log.close();
      }
    });
  }

  test("the only worker is killed while it inflates: what is lost is told, and nothing waits for it", async () => {
    const { log, asked, status } = await killed(1, 1);
    try {
      const [{ state, problem }] = status.files;
      assert.deepEqual([status.state, state], ["partial", "partial"], JSON.stringify(status));
      assert.match(problem, /worker/);
      assert.ok(status.events >= 5_000);
      assert.match(asked.code, /^(worker_lost|unreadable_file)$/);
      await assert.rejects(log.event(1), (error) => /lost with the worker/.test(error.message));
      assert.ok((await log.query({ facets: ["action"] })).total > 0, "what the index knows stays");
    } finally {
      await log.close();
    }
  });
});
