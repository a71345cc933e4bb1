/** Many events from a stream: however it is made and cut into pieces, the answer is that of the whole text. */
import assert from "node:assert/strict";
import { createReadStream, readFileSync } from "node:fs";
import { Duplex, Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterEach, suite, test } from "node:test";
import { ValidatorStream, validate, validateLines, validateStream } from "activity-tracker-events";

const path = new URL("../../samples/events.ndjson", import.meta.url);
const sample = readFileSync(path, "utf8");
const bytes = new Uint8Array(readFileSync(path));
const good = sample.split("\n")[0];
const broken = '{"action": "a.b", "outcome": "done"}';
const mixed = `\uFEFF${good}\r\n\n${JSON.stringify(JSON.parse(good), null, 2)}\n[ ${good} , ${broken} ]\n{"lines":[{"line":"{"},{"line":${broken}}]}\n{"é": "😀"}\n{"cut`;
const { lines: expected, ...expectedTotals } = validateLines(sample);

const unhandled = [];
process.on("unhandledRejection", (error) => unhandled.push(error));
afterEach(async () => {
  await turns();
  assert.deepEqual(unhandled, []);
});

/** Lets everything happen that is about to. */
async function turns() {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** All records of a stream and what came of them. */
async function all(source, options) {
  const reports = validateStream(source, options);
  const lines = [];
  for await (const line of reports) lines.push(line);
  return { ...(await reports.totals), lines };
}

const cut = (whole, size) =>
  Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => whole.slice(at * size, (at + 1) * size));
const later = async function* (pieces) {
  for (const piece of pieces) {
    await null;
    yield piece;
  }
};
const web = (pieces, more = {}) =>
  new ReadableStream({ pull: (to) => (pieces.length > 0 ? to.enqueue(pieces.shift()) : to.close()), ...more });
/** As hosts have them that cannot iterate their own streams. */
const only = (stream) => ({ getReader: () => stream.getReader() });

/** A source that tells how many pieces were asked for, and whether it was told to stop. */
function watched(piece) {
  const seen = { asked: 0, left: false };
  const source = (async function* () {
    try {
      for (;;) {
        seen.asked++;
        yield piece;
      }
    } finally {
      seen.left = true;
    }
  })();
  return { seen, source };
}

suite("validateStream takes", () => {
  const sources = {
    "a stream of the web": () => web(cut(bytes, 10_000)),
    "a stream of the web that cannot be iterated": () => only(web(cut(bytes, 10_000))),
    "a stream of Node": () => createReadStream(path),
    "a stream of Node that gives text": () => createReadStream(path, { encoding: "utf8", highWaterMark: 999 }),
    "an iteration that takes its time": () => later(cut(bytes, 10_000)),
    "an array": () => cut(bytes, 10_000),
    "an array of one": () => [sample],
    "buffers, views, texts and nothing in between": () =>
      cut(bytes, 9_000).flatMap((piece, at) => [
        [piece, piece.buffer, Buffer.from(piece)][at % 3],
        "",
        new Uint8Array(0),
      ]),
    "the body of a response": () => new Response(bytes).body,
    "a blob": () => new Blob([bytes]).stream(),
  };
  for (const [name, source] of Object.entries(sources)) {
    test(name, async () => assert.deepEqual(await all(source()), { ...expectedTotals, lines: expected }));
  }

  test("pieces of any size", async () => {
    for (const text of [mixed, sample.slice(0, 5_000)]) {
      const whole = validateLines(text, { report: "info" });
      const buffer = Buffer.from(text);
      for (const size of [1, 2, 3, 7, 64, 1_000]) {
        assert.deepEqual(await all(cut(buffer, size), { report: "info" }), whole);
        // Units of text, so that pairs of surrogates are cut apart.
        assert.deepEqual(await all(cut(text, size), { report: "info" }), whole);
      }
    }
    const wide = `${JSON.stringify({ action: "a.b", message: "é😀".repeat(90_000) })}\n${good}`;
    for (const size of [65_537, 300_000]) assert.deepEqual(await all(cut(wide, size)), validateLines(wide));
  });

  test("half a character, and says where its other half is missing", async () => {
    const first = `${good}\n{"a":"\ud83d`;
    for (const pieces of [
      [first, '"}\n', good],
      [first, Buffer.from(`"}\n${good}`)],
      [first, "", '"}', `\n${good}`],
    ]) {
      const found = await all(pieces);
      assert.deepEqual(found, validateLines(`${first}"}\n${good}`));
      assert.equal(found.unreadable, 1);
    }
    assert.deepEqual(await all([first]), validateLines(first));
    assert.equal((await all(["\ud83d"])).unreadable, 1);
  });

  test("nothing", async () => {
    for (const source of [[], [""], later([]), web([])]) assert.deepEqual(await all(source), validateLines(""));
  });
});

suite("with `every`", () => {
  test("each record comes with its bytes, wherever it was cut", async () => {
    const buffer = Buffer.from(mixed);
    for (const size of [1, 5, 100, 700, buffer.length]) {
      const { lines, records } = await all(cut(buffer, size), { every: true });
      assert.equal(lines.length, records);
      for (const { offset, length, bytes } of lines) {
        assert.ok(bytes instanceof Uint8Array);
        assert.equal(Buffer.from(bytes).toString(), buffer.subarray(offset, offset + length).toString());
      }
      assert.deepEqual(
        lines.map(({ bytes, ...line }) => line).filter(({ report }) => report.findings.length > 0),
        validateLines(mixed, { report: "info" }).lines,
      );
    }
  });

  test("the bytes are the taker's own", async () => {
    const first = [];
    for await (const { bytes } of validateStream([sample], { every: true })) {
      if (bytes) first.push(Buffer.from(bytes).toString());
      bytes?.fill(0);
      validate(good);
    }
    assert.deepEqual(first, sample.trimEnd().split("\n"));
  });

  test("a record that is larger than the limit has none", async () => {
    const { lines } = await all([good, "\n", "x".repeat(2_000), "\n", broken], { every: true, maxEventBytes: 1_500 });
    const [one, two, three] = lines;
    assert.deepEqual([one.bytes?.length, two.bytes, three.bytes?.length], [good.length, undefined, broken.length]);
    assert.deepEqual([two.length, "bytes" in two], [2_000, false]);
  });

  test("that is false, or not given, only those with findings come, without bytes", async () => {
    for (const options of [{ every: false }, { every: undefined }, {}, undefined]) {
      assert.deepEqual(await all([sample], options), { ...expectedTotals, lines: expected });
    }
  });
});

suite("a stream that does not end as it should", () => {
  test("is told what is wrong with its options at once", () => {
    for (const options of [
      null,
      7,
      { every: 1 },
      { every: null },
      { profil: "emit" },
      { report: "off", every: true },
    ]) {
      assert.throws(() => validateStream([good], options), { code: "bad_option" });
      assert.throws(() => new ValidatorStream(options), { code: "bad_option" });
    }
  });

  test("refuses what is no stream of bytes or text", async () => {
    for (const [source, message] of [
      [undefined, /iterable/],
      [null, /iterable/],
      [7, /iterable/],
      [good, /validateLines takes text/],
      [bytes, /validateLines takes text/],
      [{}, /iterable/],
      [[good, 7], /type number/],
      [[good, null], /not as null/],
      [[{ action: "a.b" }], /type object/],
      [bytes.subarray(0, 3).values(), /type number/],
      [Readable.from([{ action: "a.b" }]), /type object/],
      [web([undefined]), /type undefined/],
    ]) {
      const reports = validateStream(source);
      await assert.rejects(
        async () => {
          for await (const _ of reports);
        },
        { code: "bad_input", message },
      );
      await assert.rejects(reports.totals, { code: "bad_input", message });
    }
  });

  test("passes on what its source throws, behind the records that came before", async () => {
    const failing = async function* () {
      yield `${broken}\n`;
      throw new Error("mine");
    };
    let pulled = false;
    const pull = (to) => {
      if (pulled) to.error(new Error("mine"));
      else to.enqueue(`${broken}\n`);
      pulled = true;
    };
    for (const make of [
      failing,
      () => Readable.from(failing()),
      () => web([], { pull }),
      () => only(web([], { pull })),
    ]) {
      pulled = false;
      const reports = validateStream(make());
      const seen = [];
      await assert.rejects(
        async () => {
          for await (const { line } of reports) seen.push(line);
        },
        { message: "mine" },
      );
      assert.deepEqual(seen, [1]);
      await assert.rejects(reports.totals, { message: "mine" });
    }
  });

  test("closes its source when it is left, and has no totals", async () => {
    const { seen, source } = watched(`${broken}\n`);
    const node = Readable.from(watched(`${broken}\n`).source);
    let cancelled = 0;
    const cancel = () => cancelled++;
    const endless = () => web([], { pull: (to) => to.enqueue(`${broken}\n`), cancel });
    for (const given of [source, node, endless(), only(endless())]) {
      const reports = validateStream(given);
      for await (const { line } of reports) if (line === 3) break;
      await assert.rejects(reports.totals, { code: "bad_input", message: /left before its end/ });
    }
    assert.deepEqual([seen, node.destroyed, cancelled], [{ asked: 3, left: true }, true, 2]);
  });

  test("also when it is left before it began", async () => {
    const reports = validateStream([good]);
    await reports[Symbol.asyncIterator]().return();
    await assert.rejects(reports.totals, { code: "bad_input" });
  });

  test("is not read further than its records are taken", async () => {
    const { seen, source } = watched(`${broken}\n`);
    const records = validateStream(source)[Symbol.asyncIterator]();
    for (let taken = 1; taken < 5; taken++) {
      await records.next();
      await turns();
      assert.equal(seen.asked, taken);
    }
    await records.return();
    assert.equal(seen.left, true);
  });

  test("whose bytes go while its records are taken says so", async () => {
    const piece = new TextEncoder().encode(`${broken}\n`.repeat(20_000));
    await assert.rejects(
      async () => {
        for await (const _ of validateStream([piece]))
          if (piece.length > 0) structuredClone(0, { transfer: [piece.buffer] });
      },
      { code: "bad_input", message: /gone/ },
    );
  });
});

test("each stream keeps its own options, whatever is asked in between", async () => {
  const streams = [
    {},
    { profile: "emit" },
    { rules: { "outcome/value": "off" }, maxFindings: 2 },
    { maskValues: true },
  ];
  const records = streams.map((options) => validateStream(later(cut(mixed, 50)), options)[Symbol.asyncIterator]());
  const found = streams.map(() => []);
  const open = new Set(streams.keys());
  while (open.size > 0) {
    for (const at of open) {
      const { done, value } = await records[at].next();
      if (done) open.delete(at);
      else found[at].push(value);
      validate(broken, { report: "error", rules: { "field/required": "off" } });
      validateLines(sample, { maxFindings: 0 });
    }
  }
  assert.deepEqual(
    found,
    streams.map((options) => validateLines(mixed, options).lines),
  );
});

suite("ValidatorStream", () => {
  const collect = (into) =>
    new Writable({
      objectMode: true,
      write(chunk, _, done) {
        into.push(chunk);
        done();
      },
    });

  test("stands in a pipe of the web", async () => {
    const through = new ValidatorStream();
    const lines = [];
    for await (const line of web(cut(bytes, 10_000)).pipeThrough(through)) lines.push(line);
    assert.deepEqual({ ...(await through.totals), lines }, { ...expectedTotals, lines: expected });
  });

  test("stands in a pipeline of Node, from a file on", async () => {
    const asItIs = (through) => through;
    // Node's declarations know a pair of streams by this only.
    const asDuplex = (through) => Duplex.fromWeb(through, { objectMode: true });
    for (const [encoding, as] of [
      [undefined, asItIs],
      ["utf8", asItIs],
      [undefined, asDuplex],
      ["utf8", asDuplex],
    ]) {
      const through = new ValidatorStream();
      const lines = [];
      await pipeline(createReadStream(path, { encoding }), as(through), collect(lines));
      assert.deepEqual({ ...(await through.totals), lines }, { ...expectedTotals, lines: expected });
    }
  });

  test("gives every record with its bytes, and takes halves of characters", async () => {
    const through = new ValidatorStream({ every: true });
    const lines = [];
    await web(cut(mixed, 3))
      .pipeThrough(through)
      .pipeTo(new WritableStream({ write: (line) => void lines.push(line) }));
    assert.deepEqual(lines, (await all([mixed], { every: true })).lines);
    assert.equal((await through.totals).records, lines.length);
  });

  test("does not let its writer run ahead of its reader", async () => {
    const { seen, source } = watched(`${broken}\n`);
    const reader = ReadableStream.from(source).pipeThrough(new ValidatorStream()).getReader();
    let before = 0;
    for (let taken = 0; taken < 20; taken++) {
      await reader.read();
      await turns();
      assert.ok(seen.asked <= taken + 6, `${seen.asked} pieces for ${taken + 1} records`);
      assert.ok(seen.asked >= before);
      before = seen.asked;
    }
    await reader.cancel();
    await turns();
    assert.equal(seen.left, true);
    // Nor within one large piece: nothing more of it is looked at than the reader has asked for.
    const large = new ValidatorStream({ maxFindings: 1 });
    const writer = large.writable.getWriter();
    let written = false;
    const writing = writer.write(`${broken}\n`.repeat(20_000)).then(() => {
      written = true;
    });
    const taking = large.readable.getReader();
    for (let taken = 0; taken < 1_000; taken++) await taking.read();
    await turns();
    assert.equal(written, false);
    for (let taken = 1_000; taken < 20_000; taken++) await taking.read();
    await writing;
    await writer.close();
    assert.equal((await large.totals).records, 20_000);
  });

  test("ends on both sides when its reader leaves", async () => {
    for (const reason of [undefined, new Error("enough")]) {
      const through = new ValidatorStream();
      const writer = through.writable.getWriter();
      writer.closed.catch(() => {});
      const reader = through.readable.getReader();
      const writing = writer.write(`${broken}\n`.repeat(100));
      await reader.read();
      await reader.cancel(reason);
      const wanted = reason ?? { code: "bad_input", message: /left before its end/ };
      await writing;
      await assert.rejects(writer.write("{}"), wanted);
      await assert.rejects(through.totals, wanted);
    }
  });

  test("ends on both sides when its writer gives up, even while it waits", async () => {
    for (const waits of [false, true]) {
      const through = new ValidatorStream();
      const writer = through.writable.getWriter();
      writer.closed.catch(() => {});
      const writing = waits ? writer.write(`${broken}\n`.repeat(100)) : undefined;
      await turns();
      await writer.abort(new Error("mine"));
      await writing;
      await assert.rejects(through.totals, { message: "mine" });
      await assert.rejects(through.readable.getReader().read(), { message: "mine" });
    }
  });

  test("ends on both sides at a piece that is neither text nor bytes", async () => {
    const through = new ValidatorStream();
    const writer = through.writable.getWriter();
    writer.closed.catch(() => {});
    await assert.rejects(writer.write({ action: "a.b" }), { code: "bad_input" });
    await assert.rejects(through.readable.getReader().read(), { code: "bad_input" });
    await assert.rejects(through.totals, { code: "bad_input" });
    await assert.rejects(pipeline(Readable.from([7]), new ValidatorStream(), collect([])), { code: "bad_input" });
  });

  test("passes on what stops the pipe before or behind it", async () => {
    const failing = async function* () {
      yield good;
      throw new Error("mine");
    };
    const before = new ValidatorStream();
    await assert.rejects(pipeline(Readable.from(failing()), before, collect([])), { message: "mine" });
    await assert.rejects(before.totals, { message: "mine" });
    const behind = new ValidatorStream();
    const full = new Writable({ objectMode: true, write: (_chunk, _, done) => done(new Error("full")) });
    await assert.rejects(pipeline(createReadStream(path), behind, full), { message: "full" });
    await assert.rejects(behind.totals);
  });
});
