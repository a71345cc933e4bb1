/** How a log is read: by several workers in pieces, as by one; what it tells meanwhile; how it ends. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { validateLines } from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";
import { openLog } from "activity-tracker-events/log";
import { events } from "./plain.mjs";

const folder = mkdtempSync(join(tmpdir(), "log-loading-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { name, file: path };
}
// ASCII only, so that places in the string are those in the file.
const lines = events(5, 4_000).map((event) => JSON.stringify(event).replace("É. Ü.", "E. U."));
const text = `${lines.join("\n")}\n`;
const times = (count) => Array.from({ length: count }, () => text).join("");

async function opened(files, options, use) {
  const log = await openLog(files, options);
  try {
    return await use(log, await log.loaded);
  } finally {
    await log.close();
  }
}

/** Where each event stands, by the library that reads the file as one. */
async function placesOf(log) {
  const { rows } = await log.query({ rows: [0, 100_000] });
  return rows.map(({ offset, length, line }) => [offset, length, line]);
}
const expectedPlaces = (content) =>
  validateLines(content, { report: "info", rules: { "event/type": "info" } }).lines.map(({ offset, length, line }) => [
    offset,
    length,
    line,
  ]);

test("a file that is cut into pieces gives what it gives as a whole", async () => {
  // Every event has a finding, so that the library tells the place of each.
  const broken = lines.map((line) => line.replace('"severity"', '"sevrity"')).join("\n");
  const content = `${broken}\n`.repeat(4);
  assert.ok(content.length > 6 << 20);
  const large = file("large.ndjson", content);
  const expected = expectedPlaces(content);
  assert.equal(expected.length, 16_000);
  for (const jobs of [1, 3]) {
    await opened([large], { jobs }, async (log, status) => {
      assert.deepEqual([status.state, status.events, status.unreadable], ["loaded", 16_000, 0]);
      assert.deepEqual([status.bytesRead, status.bytesTotal], [content.length, content.length]);
      assert.deepEqual(await placesOf(log), expected);
    });
  }
});

test("what goes on over several lines is read on, wherever the pieces end", async () => {
  const pretty = `[\n${lines.slice(0, 500).join(",\n")}\n]\n`;
  const content = `${times(1) + pretty + times(1)}\n\n${"x".repeat(3_000_000)}\n${times(1)}`;
  await opened([file("mixed.ndjson", content)], { jobs: 3 }, async (log, status) => {
    assert.deepEqual([status.state, status.events, status.unreadable], ["loaded", 12_500, 1]);
    const { problems, total } = await log.problems();
    const offset = content.indexOf("xxx");
    const line = content.slice(0, offset).split("\n").length;
    assert.equal(total, 1);
    assert.deepEqual(
      problems.map(({ file, offset, length, line }) => ({ file, offset, length, line })),
      [{ file: "mixed.ndjson", offset, length: 3_000_000, line }],
    );
    assert.match(problems[0].message, /3000000 bytes; the limit is 1048576/);
    const places = await placesOf(log);
    const starts = places.map(([offset]) => offset);
    assert.deepEqual(
      starts,
      [...starts].sort((one, other) => one - other),
    );
    for (const [offset, length, line] of places.filter((_, at) => at % 701 === 0)) {
      assert.ok(JSON.parse(content.slice(offset, offset + length)).action);
      assert.equal(line, content.slice(0, offset).split("\n").length);
    }
  });
});

test("it can be asked while it is read, and tells how far it is", async () => {
  const files = [file("z.ndjson", times(6)), file("y.ndjson", times(6))];
  const seen = [];
  const log = await openLog(files, { jobs: 1, onProgress: (status) => seen.push(status) });
  const first = await log.query({ rows: [0, 10], facets: ["outcome"] });
  assert.equal(log.status.files[0].name, "y.ndjson");
  await log.loaded;
  const last = await log.query({ rows: [0, 10], facets: ["outcome"] });
  await log.close();
  assert.deepEqual([first.soFar, last.soFar], [true, false]);
  assert.ok(first.of < last.of);
  assert.equal(last.of, 48_000);
  assert.ok(seen.length >= 2);
  for (const [at, status] of seen.slice(1).entries()) {
    assert.ok(status.bytesRead >= seen[at].bytesRead);
    assert.ok(status.bytesRead <= status.bytesTotal);
    assert.ok(status.events >= seen[at].events);
  }
  assert.equal(seen.at(-1).state, "loaded");
  assert.deepEqual(
    seen.at(-1).files.map(({ name, state, events, read, size }) => [name, state, events, read === size]),
    [
      ["y.ndjson", "read", 24_000, true],
      ["z.ndjson", "read", 24_000, true],
    ],
  );
});

test("reading can be ended, and what was read stays", async () => {
  const files = [file("one.ndjson", times(10)), file("two.ndjson", times(10))];
  for (const end of ["cancel", "signal"]) {
    const controller = new AbortController();
    const log = await openLog(files, { jobs: 1, signal: controller.signal });
    while (log.status.events === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    if (end === "cancel") log.cancel();
    else controller.abort();
    const status = await log.loaded;
    assert.equal(status.state, "partial");
    assert.ok(status.events > 0 && status.events < 80_000, `${status.events}`);
    assert.equal((await log.query({})).total, status.events);
    assert.equal((await log.event(0)).source.file, "one.ndjson");
    assert.match(status.files[1].problem, /ended/);
    await log.close();
  }
});

test("files are in the order of their names; of the same name, as they were given", async () => {
  const [one, two] = [file("one", lines[0]), file("two", lines[1])];
  const files = [
    two,
    one,
    { name: "one", file: two.file },
    new Blob([lines[2]]),
    { name: "x", file: new Blob([text]) },
  ];
  await opened(files, {}, async (log, { files }) => {
    assert.deepEqual(
      files.map(({ name, events }) => [name, events]),
      [
        ["file 4", 1],
        ["one", 1],
        ["one (2)", 1],
        ["two", 1],
        ["x", 4_000],
      ],
    );
    const { counts } = await log.query({ facets: ["file"], text: "file:one*" });
    assert.deepEqual(counts[0].values, [
      { value: "one", count: 1 },
      { value: "one (2)", count: 1 },
    ]);
  });
});

test("what is no log is told from what is", async () => {
  const files = [
    file("empty", ""),
    file("good", text),
    file("image.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])),
    file("notes.md", "# Notes\n\nNothing to see.\n"),
    file("utf16", Buffer.from(`\ufeff${lines[0]}`, "utf16le")),
    { name: "zz-none", file: join(folder, "none") },
    { name: "zz-folder", file: folder },
  ];
  await opened(files, {}, async (log, status) => {
    assert.equal(status.state, "partial");
    const told = Object.fromEntries(status.files.map(({ name, state, problem }) => [name, [state, problem]]));
    assert.deepEqual(told.empty, ["read", undefined]);
    assert.deepEqual(told.good, ["read", undefined]);
    assert.equal(told["image.png"][0], "skipped");
    assert.match(told["image.png"][1], /binary/);
    assert.match(told["notes.md"][1], /begins an object or an array/);
    assert.match(told.utf16[1], /UTF-16/);
    assert.equal(told["zz-none"][0], "failed");
    assert.match(told["zz-none"][1], /no such file/);
    assert.match(told["zz-folder"][1], /folder/);
    assert.equal((await log.query({})).total, 4_000);
  });
});

test("many small files are read as one log", async () => {
  const files = Array.from({ length: 1_000 }, (_, at) => file(`many-${String(at).padStart(4, "0")}`, `${lines[at]}\n`));
  await opened(files, { jobs: 3 }, async (log, status) => {
    assert.deepEqual([status.state, status.events], ["loaded", 1_000]);
    const ids = (await log.events([0, 499, 999])).map(({ bytes }) => JSON.parse(Buffer.from(bytes)).id);
    assert.deepEqual(ids, ["id-0", "id-499", "id-999"]);
  });
});

test("other catalogs are known to the index, and what is wrong with one is said", async () => {
  const [one] = events(5, 1);
  const known = [
    { ...one, action: "kms.secrets.rotate" },
    { ...one, action: "my-own.thing.create" },
  ];
  const own = {
    actions: [{ action: "my-own.thing.create", title: "Make a thing", operation: "create", concern: "cost" }],
  };
  const logs = file("catalogs.ndjson", known.map((event) => JSON.stringify(event)).join("\n"));
  const counts = (options) =>
    opened([logs], options, async (log) => {
      const { counts } = await log.query({ facets: ["operation", "rule"] });
      return counts.map(({ values }) => values.map(({ value }) => value));
    });
  const [, bare] = await counts({});
  assert.ok(bare.includes("action/unknown"));
  const [operations, rules] = await counts({ catalogs: [ibmCloud, own] });
  assert.ok(operations.includes("create") && operations.length === 2 && !operations.includes(null), `${operations}`);
  assert.ok(!rules.includes("action/unknown"), `${rules}`);
  await assert.rejects(openLog([logs], { catalogs: ibmCloud }), { code: "bad_option", message: /`catalogs` must be/ });
  const wrong = { actions: [{ ...own.actions[0], operation: "creat" }] };
  await assert.rejects(openLog([logs], { catalogs: [wrong] }), {
    code: "bad_entry",
    message: /no operation `creat`; did you mean `create`/,
  });
  await assert.rejects(openLog([logs], { catalogs: [{ actions: [() => {}] }] }), { code: "bad_catalog" });
});
