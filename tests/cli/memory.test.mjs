/**
 * Memory stays flat however large the input is: 200 MB of generated events, or as many MB as MEMORY_TEST_MB says
 * (`npm run test:memory`: 2,000).
 */
import assert from "node:assert/strict";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { test } from "node:test";
import { ValidatorStream } from "activity-tracker-events";
import { validateFile } from "activity-tracker-events/node";
import { broken, folder, good } from "./run.mjs";

const MEGABYTES = Number(process.env.MEMORY_TEST_MB ?? 200);
/** What an input may take beside what Node and the module take anyway, whatever its size. */
const ROOM = 150 * 2 ** 20;

/** About a megabyte of events, some of them broken. */
const piece = Buffer.from(`${`${good}\n`.repeat(99)}${broken}\n`.repeat(Math.ceil(2 ** 20 / (99 * good.length))));
const perPiece = piece.toString().split("\n").length - 1;
const pieces = Math.ceil((MEGABYTES * 1e6) / piece.length);

async function* generated() {
  for (let at = 0; at < pieces; at++) yield piece;
}

/** The most memory that something takes above what there was before. */
async function most(work) {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return peak - before;
}

test(`a stream of ${MEGABYTES} MB in a pipeline of Node`, async () => {
  const through = new ValidatorStream({ every: true });
  let bytes = 0;
  const sink = new Writable({
    objectMode: true,
    write(record, _, done) {
      bytes += record.bytes.length;
      done();
    },
  });
  const taken = await most(() => pipeline(Readable.from(generated(), { objectMode: false }), through, sink));
  const { records, invalid } = await through.totals;
  assert.equal(records, pieces * perPiece);
  assert.equal(invalid, pieces * (perPiece / 100));
  assert.equal(bytes, pieces * (piece.length - perPiece));
  assert.ok(taken < ROOM, `${Math.round(taken / 2 ** 20)} MiB`);
});

test(`a file of ${MEGABYTES} MB on several threads, taken slower than it is read`, async () => {
  const path = join(folder, "memory.ndjson");
  await pipeline(generated(), createWriteStream(path));
  // What the threads themselves take is not the file's.
  const threads = 2;
  for await (const _ of validateFile(path, { jobs: threads })) break;
  const reports = validateFile(path, { jobs: threads, report: "error" });
  let found = 0;
  const taken = await most(async () => {
    for await (const _ of reports) {
      found++;
      if (found % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  assert.equal(found, pieces * (perPiece / 100));
  assert.equal((await reports.totals).records, pieces * perPiece);
  assert.ok(taken < ROOM + threads * 60 * 2 ** 20, `${Math.round(taken / 2 ** 20)} MiB`);
});
