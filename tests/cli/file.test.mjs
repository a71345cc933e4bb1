/** `validateFile`: on several threads the answer is that of one, and what happens to the file or a thread is told. */
import assert from "node:assert/strict";
import {
  appendFileSync,
  createReadStream,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import * as face from "activity-tracker-events";
import * as node from "activity-tracker-events/node";
import { file, good, sample } from "./run.mjs";

const { validateFile, validateStream } = node;

async function all(reports) {
  const lines = [];
  for await (const line of reports) lines.push(line);
  return { ...(await reports.totals), lines };
}

/** So large that it is divided. */
const large = sample.repeat(110);
const text = (inner) => `${sample.repeat(45)}${inner}${sample.repeat(30)}${inner}${sample.repeat(20)}`;
const array = `[\n${`${good},\n`.repeat(5_000)}${good}\n]\n`;

/** Puts another file in the place of one. */
function replace(path) {
  renameSync(path, `${path}.1`);
  writeFileSync(path, large);
}

/** Iterates until it fails; what came before, and why. */
async function failed(reports, onRecord = () => {}) {
  let count = 0;
  try {
    for await (const record of reports) {
      count++;
      await onRecord(record, count);
    }
  } catch (error) {
    await assert.rejects(reports.totals, error);
    return { count, error };
  }
  return assert.fail(`nothing failed in ${count} records`);
}

test("./node offers everything of the default entry, and is there for require", () => {
  assert.deepEqual(Object.keys(node).sort(), [...Object.keys(face), "validateFile"].sort());
  assert.equal(node.validate, face.validate);
  const required = createRequire(import.meta.url)("activity-tracker-events/node");
  assert.deepEqual(Object.keys(required).sort(), Object.keys(node).sort());
});

test("for require it checks on several threads too", async () => {
  const required = createRequire(import.meta.url)("activity-tracker-events/node");
  const path = file("require.ndjson", large);
  assert.deepEqual(await all(required.validateFile(path, { jobs: 2 })), await all(validateFile(path, { jobs: 1 })));
});

suite("several threads answer as one", () => {
  const cases = {
    lines: large,
    "lines without a last line feed": large.slice(0, -1),
    "lines that end in CRLF, with blank ones": text(`${good}\r\n\r\n \r\n`).replaceAll("\n", "\r\n"),
    "an array over some parts, twice": text(array),
    "values over several lines": text(`${JSON.stringify(JSON.parse(good), null, 2)}\n`.repeat(2_000)),
    "an array that nobody closes": text(`[\n${`${good}\n`.repeat(6_000)}`),
    "lines that were cut off": text(`{"cut\n{"a":[\n`.repeat(200)),
    "byte order marks in between": text(`\uFEFF${good}\n`.repeat(5_000)),
    "one array": `[${large
      .trimEnd()
      .split("\n")
      .filter((line) => line.endsWith("}") && !line.includes("forbidden"))
      .join(",\n")}]`,
    "one line that is too long": text(`{"a":"${"x".repeat(9 << 20)}"}\n`),
    "surrogates, and what is no UTF-8": Buffer.concat([
      Buffer.from(text("")),
      Buffer.from([0xff, 0x0a]),
      Buffer.from(text("")),
    ]),
  };
  for (const [name, content] of Object.entries(cases)) {
    test(name, async () => {
      const path = file("case.ndjson", content);
      const expected = await all(validateStream(createReadStream(path), { report: "info" }));
      assert.deepEqual(await all(validateFile(path, { report: "info", jobs: 3 })), expected);
      assert.ok(expected.records > 0);
    });
  }

  test("with `every`, bytes and all", async () => {
    const path = file("every.ndjson", text(array));
    const options = { every: true, profile: "emit", maxFindings: 2 };
    const expected = await all(validateStream(createReadStream(path), options));
    const found = await all(validateFile(pathToFileURL(path), { ...options, jobs: 2 }));
    assert.deepEqual(found, expected);
  });

  test("gzip of several members", async () => {
    const half = large.indexOf("\n", large.length / 2) - 100;
    const path = file("case.gz", Buffer.concat([gzipSync(large.slice(0, half)), gzipSync(large.slice(half))]));
    assert.deepEqual(await all(validateFile(path, { jobs: 2 })), await all(validateStream([large])));
  });
});

suite("a check is told about, and ended", () => {
  const path = file("large.ndjson", large);

  test("progress goes up to the size of the file", async () => {
    const told = [];
    const onProgress = (progress) => told.push(progress);
    await all(validateFile(path, { jobs: 2, onProgress }));
    await all(validateFile(path, { jobs: 1, onProgress: (progress) => told.push(progress) }));
    assert.ok(told.every(({ bytes, size }) => bytes <= size && size === Buffer.byteLength(large)));
    assert.deepEqual(told.at(-1), { bytes: Buffer.byteLength(large), size: Buffer.byteLength(large) });
  });

  for (const jobs of [1, 3]) {
    test(`by a signal, before, at the first record and later, with ${jobs} jobs`, async () => {
      const reason = new Error("enough");
      const early = await failed(validateFile(path, { jobs, signal: AbortSignal.abort(reason) }));
      assert.deepEqual(early, { count: 0, error: reason });
      for (const at of [1, 700]) {
        const abort = new AbortController();
        const reports = validateFile(path, { jobs, signal: abort.signal, every: true });
        const { count, error } = await failed(reports, (_, count) => count === at && abort.abort(reason));
        assert.equal(error, reason);
        assert.ok(count < 11_000);
      }
    });

    test(`by leaving it, with ${jobs} jobs: nothing stays open`, async () => {
      const open = () => readdirSync("/proc/self/fd").length;
      const before = process.platform === "linux" ? open() : 0;
      const reports = validateFile(path, { jobs });
      for await (const _ of reports) break;
      await assert.rejects(reports.totals, { code: "bad_input", message: /left before its end/ });
      const unread = validateFile(path, { jobs });
      await unread[Symbol.asyncIterator]().return();
      await assert.rejects(unread.totals, { code: "bad_input" });
      if (process.platform === "linux") assert.ok(open() <= before + 2, `${open()} files open, ${before} before`);
    });
  }

  test("options that are none are refused at once", () => {
    for (const options of [
      null,
      { jobs: 0 },
      { jobs: 1.5 },
      { maxBytes: -1 },
      { onProgress: 7 },
      { signal: {} },
      { worker: 7 },
      { profil: "emit" },
      { every: 1 },
    ]) {
      assert.throws(() => validateFile(path, options), { code: "bad_option" }, JSON.stringify(options));
    }
  });
});

suite("a file that is not what it was", () => {
  for (const jobs of [1, 2]) {
    for (const [what, change, message] of [
      ["grows", (path) => appendFileSync(path, `${good}\n`), /^it grew from \d+ to \d+ bytes while it was read/],
      ["shrinks", (path) => truncateSync(path, 1_000), /^it shrank /],
      ["vanishes", (path) => rmSync(path), /^it was removed while it was read/],
      ["is replaced", replace, /^it was replaced while/],
      ["is written to", (path) => utimesSync(path, 1, 1), /^it was written to while it was read/],
    ]) {
      test(`${what} is told, with ${jobs} jobs`, async () => {
        const path = file(`change-${jobs}-${what}.ndjson`, large);
        const { error } = await failed(
          validateFile(path, { jobs, every: true }),
          (_, count) => count === 1 && change(path),
        );
        assert.equal(error.code, "bad_file");
        assert.match(error.message, message);
      });
    }
  }

  test("is not there, is a folder, is too large, is no text", async () => {
    for (const [path, options, message] of [
      ["/nowhere/at/all", {}, /^there is no such file$/],
      [import.meta.dirname ?? ".", {}, /^this is a folder; name the files in it$/],
      [file("limit.ndjson", large), { maxBytes: 1_000, jobs: 2 }, /^it has more than 1000 bytes/],
      [file("limit.ndjson", large), { maxBytes: 1_000, jobs: 1 }, /^it has more than 1000 bytes/],
      [file("binary", Buffer.alloc(20 << 20)), {}, /^this is a binary file/],
    ]) {
      const { error } = await failed(validateFile(path, options));
      assert.equal(error.code, "bad_file");
      assert.match(error.message, message);
    }
  });
});

suite("a thread that is lost", () => {
  const path = file("lost.ndjson", large);

  for (const [what, script, message] of [
    [
      "ends",
      "process.exit(3)",
      /^a worker thread was lost before it had checked its part of the file: it ended with code 3/,
    ],
    ["throws", "throw new Error('mine')", /part of the file: mine/],
  ]) {
    test(`because it ${what} is named`, async () => {
      const worker = file(`worker-${what.replaceAll(" ", "-")}.mjs`, script);
      const { error } = await failed(validateFile(path, { jobs: 2, worker }));
      assert.equal(error.code, "worker_lost");
      assert.match(error.message, message);
    });
  }

  test("because its script is not there is named", async () => {
    const { error } = await failed(validateFile(path, { jobs: 2, worker: pathToFileURL("/nowhere/worker.js") }));
    assert.equal(error.code, "worker_lost");
    assert.match(error.message, /nowhere/);
  });

  test("may be our own, from another place", async () => {
    const worker = createRequire(import.meta.url).resolve("activity-tracker-events/worker");
    const reports = validateFile(path, { jobs: 2, worker });
    assert.equal((await all(reports)).records, reports.soFar().records);
  });
});

test("the worker script does nothing where nobody started it as such", async () => {
  assert.deepEqual(Object.keys(await import("activity-tracker-events/worker")), []);
});

// The last of all: with actions of its own, a process has one thread for files.
test("actions that were defined are known", async () => {
  const action = "validate-file-test.order.create";
  const path = file("own.ndjson", `${JSON.stringify({ ...JSON.parse(good), action })}\n`.repeat(12_000));
  const before = await all(validateFile(path, { jobs: 2 }));
  assert.ok(before.counts["action/unknown"] > 0);
  face.defineActions([{ action, title: "Place an order", operation: "create" }]);
  const after = await all(validateFile(path, { jobs: 2 }));
  assert.equal(after.counts["action/unknown"], undefined);
});
