/** What is too much is bounded, and told. */
import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openLog } from "activity-tracker-events/log";

const folder = mkdtempSync(join(tmpdir(), "log-large-"));
after(() => rmSync(folder, { recursive: true, force: true }));

test("a line of 200 MB is one problem, and is never held", async () => {
  const path = join(folder, "line.ndjson");
  const fd = openSync(path, "w");
  const event = '{"action": "pm-20.training.delete", "outcome": "success"}\n';
  writeSync(fd, `${event}{"message": "`);
  const block = Buffer.alloc(1 << 22, "x");
  for (let count = 0; count < 48; count++) writeSync(fd, block);
  writeSync(fd, `"}\n${event}`);
  closeSync(fd);
  const before = process.memoryUsage().rss;
  let most = 0;
  const onProgress = () => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const log = await openLog([path], { jobs: 2, onProgress });
  const status = await log.loaded;
  assert.deepEqual([status.state, status.events, status.unreadable], ["loaded", 2, 1]);
  const { problems } = await log.problems();
  const length = 48 * (1 << 22) + '{"message": ""}'.length;
  assert.deepEqual([problems[0].line, problems[0].offset, problems[0].length], [2, event.length, length]);
  const { bytes, source } = await log.event(1);
  assert.equal(`${Buffer.from(bytes)}\n`, event);
  assert.equal(source.line, 3);
  await log.close();
  assert.ok(most - before < 150 << 20, `${(most - before) >> 20} MB more`);
});

test("of more values than are kept, the others are counted, and filters stay exact", async () => {
  const count = 70_000;
  const actor = (at) => `user-${at}@example.com`;
  const lines = Array.from({ length: count }, (_, at) => `{"action":"a.b","initiator":{"name":"${actor(at)}"}}\n`);
  writeFileSync(join(folder, "actors.ndjson"), lines.join(""));
  const log = await openLog([join(folder, "actors.ndjson")], { jobs: 2 });
  await log.loaded;
  const { counts, total } = await log.query({ facets: ["actor", "action"], top: 65_536 });
  assert.equal(total, count);
  assert.deepEqual([counts[0].distinct, counts[0].others], [65_536, count - 65_536]);
  assert.deepEqual(counts[1].values, [{ value: "a.b", count }]);
  const include = Array.from({ length: 100 }, (_, at) => actor(at * 700));
  const some = await log.query({ filter: [{ facet: "actor", include }], rows: [0, 1_000] });
  assert.deepEqual(
    some.rows.map(({ index }) => index),
    include.map((_, at) => at * 700),
  );
  const others = await log.query({ filter: [{ facet: "actor", exclude: include }], text: "actor:user-7*" });
  const expected = lines.filter((_, at) => String(at).startsWith("7") && at % 700 !== 0);
  assert.equal(others.total, expected.length);
  await log.close();
});
