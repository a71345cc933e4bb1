/** A stream of any size is checked in the memory of a few pieces of it. A file of its own, since it has a process of its own. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { validateStream } from "activity-tracker-events";

const MEBIBYTE = 1 << 20;
const sample = readFileSync(new URL("../../samples/events.ndjson", import.meta.url));

/** The memory of the module, once it has started. */
let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = function Watched(module, imports) {
  const instance = new Instance(module, imports);
  memory = instance.exports.memory;
  return instance;
};

function* repeated(piece, size, begin) {
  yield begin;
  for (let sent = 0; sent < size; sent += piece.length) yield piece;
}

/** The most memory that the process and the module take while a stream is checked, and how many records it has. */
async function most(size, piece, options, begin) {
  const reports = validateStream(repeated(piece, size, begin), options);
  let taken = 0;
  let resident = 0;
  for await (const _ of reports) if (taken++ % 1_000 === 0) resident = Math.max(resident, process.memoryUsage.rss());
  const { records } = await reports.totals;
  return { resident: Math.max(resident, process.memoryUsage.rss()), module: memory.buffer.byteLength, records };
}

const element = Buffer.from(`${sample.toString().split("\n")[0]},`);
for (const [name, size, piece, options, begin = ""] of [
  ["of small lines", 200, sample, {}],
  ["of small lines, each with its bytes", 30, sample, { every: true }],
  ["of text", 30, sample.toString(), {}],
  ["of one endless line", 100, Buffer.alloc(100_000, "x"), {}],
  ["of one endless string", 30, Buffer.alloc(100_000, "x"), {}, `{"a":"`],
  ["of one endless array", 30, element, {}, "["],
  ["of one endless nesting", 100, Buffer.alloc(100_000, "["), {}, "x"],
  ["of one endless envelope", 30, element, {}, `{"lines":[`],
]) {
  test(`a stream ${name}`, { timeout: 120_000 }, async () => {
    const few = await most(6 * MEBIBYTE, piece, options, begin);
    const many = await most(size * MEBIBYTE, piece, options, begin);
    assert.ok(many.records > 0);
    const [process, module] = [many.resident - few.resident, many.module - few.module];
    assert.ok(process < 64 * MEBIBYTE, `the process grew by ${process} bytes`);
    assert.ok(module < 8 * MEBIBYTE, `the module grew by ${module} bytes`);
  });
}
