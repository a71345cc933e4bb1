/** What goes wrong with a log is told, and nothing hangs. */
import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, renameSync, rmSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { openLog } from "activity-tracker-events/log";
import { events } from "./plain.mjs";

const folder = mkdtempSync(join(tmpdir(), "log-trouble-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const script = fileURLToPath(import.meta.resolve("activity-tracker-events/log/worker"));

const lines = events(9, 3_000).map((event) => JSON.stringify(event));
const text = `${lines.join("\n")}\n`;
let count = 0;
function file(content = text) {
  const path = join(folder, `file-${++count}.ndjson`);
  writeFileSync(path, content);
  return path;
}
const code = (code) => (error) => error.code === code && error.message.length > 10;

suite("a file that is no longer what it was", () => {
  const changes = {
    longer: [(path) => appendFileSync(path, lines[0]), "file_changed", /had \d+ bytes and has \d+/],
    "written to": [(path) => utimesSync(path, 1, 1), "file_changed", /written to/],
    "another one": [(path) => renameSync(file(`${text}\n`), path), "file_changed", /open it again/],
    gone: [(path) => unlinkSync(path), "unreadable_file", /no such file/],
  };
  for (const [what, [change, expected, message]] of Object.entries(changes)) {
    test(`${what}: whoever reads it is told, what the index knows stays`, async () => {
      const path = file();
      const log = await openLog([path], { jobs: 1 });
      await log.loaded;
      await log.event(7);
      change(path);
      for (const ask of [() => log.event(7), () => log.events([1, 2]), () => log.query({ text: "night" })]) {
        await assert.rejects(
          ask(),
          (error) => code(expected)(error) && message.test(error.message) && error.message.includes(path),
        );
      }
      const reader = log.text({}).getReader();
      await assert.rejects(reader.read(), code(expected));
      assert.equal((await log.query({ text: "outcome:failure", facets: ["actor"] })).of, 3_000);
      await log.close();
    });
  }

  test("while it is read: the file is partial, and why is told", async () => {
    const path = file(text.repeat(10));
    const log = await openLog([path], { jobs: 1 });
    while (log.status.events === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    appendFileSync(path, lines[0]);
    const status = await log.loaded;
    assert.equal(status.state, "partial");
    assert.match(status.files[0].problem, /changed since it was opened/);
    await log.close();
  });
});

suite("a worker that dies", () => {
  const started = [];
  const worker = () => {
    const worker = new Worker(script);
    started.push(worker);
    return worker;
  };

  test("one that reads: its piece is read by another", async () => {
    started.length = 0;
    const log = await openLog([file(text.repeat(20))], { jobs: 2, worker });
    while (log.status.events === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await started[1].terminate();
    const status = await log.loaded;
    assert.deepEqual([status.state, status.events], ["loaded", 60_000]);
    const { rows } = await log.query({ rows: [0, 60_000] });
    assert.equal(new Set(rows.map(({ offset }) => offset)).size, 60_000);
    await log.close();
  });

  test("the last one that reads: the log is partial", async () => {
    started.length = 0;
    const log = await openLog([file(text.repeat(20))], { jobs: 1, worker });
    await started[1].terminate();
    const status = await log.loaded;
    assert.equal(status.state, "partial");
    assert.match(status.files[0].problem, /worker that read was lost/);
    await assert.rejects(log.query({ text: "zebra" }), status.events > 0 ? code("worker_lost") : undefined);
    await log.close();
  });

  test("the one with the index: everything that is asked is told", async () => {
    started.length = 0;
    const log = await openLog([file()], { jobs: 1, worker });
    await log.loaded;
    const asked = log.query({ text: "zebra" });
    await started[0].terminate();
    await assert.rejects(asked, code("worker_lost"));
    await assert.rejects(log.event(0), code("worker_lost"));
    assert.equal(log.status.state, "partial");
    assert.match(log.status.problem, /index was lost/);
    await log.close();
    assert.equal(log.status.state, "closed");
  });

  test("before it began: openLog is rejected", async () => {
    const dying = () => {
      const worker = new Worker("process.exit(3)", { eval: true });
      return worker;
    };
    await assert.rejects(openLog([file()], { worker: dying }), code("worker_lost"));
    const failing = () => {
      throw new Error("no worker today");
    };
    await assert.rejects(openLog([file()], { worker: failing }), /no worker today/);
  });
});

suite("closing", () => {
  test("in the middle of everything rejects what is asked", async () => {
    const log = await openLog([file(text.repeat(30))], { jobs: 1 });
    const asked = [log.query({ text: "zebra" }), log.query({}), log.event(0), log.problems()];
    const settled = Promise.allSettled(asked);
    const reader = log.text({}).getReader();
    const read = reader.read();
    read.catch(() => {});
    await Promise.all([log.close(), log.close()]);
    for (const { status, reason } of await settled) if (status === "rejected") code("log_closed")(reason);
    assert.equal((await settled)[0].reason?.code, "log_closed");
    await assert.rejects(read, code("log_closed"));
    await assert.rejects(log.query({}), code("log_closed"));
    assert.equal((await log.loaded).state, "closed");
    log.cancel();
  });

  test("one log leaves another as it is", async () => {
    const [one, other] = await Promise.all([openLog([file()]), openLog([file(text.repeat(2))])]);
    await Promise.all([one.loaded, other.loaded]);
    await one.close();
    assert.equal((await other.query({ text: "training" })).of, 6_000);
    await other.close();
  });

  test("a process does not wait for a log that is merely open", async () => {
    const { spawnSync } = await import("node:child_process");
    const program = `import { openLog } from "activity-tracker-events/log";
      const log = await openLog([${JSON.stringify(file())}]); await log.loaded; console.log(log.status.events);`;
    const cwd = fileURLToPath(new URL("../..", import.meta.url));
    const done = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
      cwd,
      encoding: "utf8",
      timeout: 60_000,
    });
    assert.deepEqual([done.status, done.stdout], [0, "3000\n"], done.stderr);
  });
});

suite("what is asked wrongly", () => {
  test("options and files", async () => {
    const path = file();
    const wrong = [
      [[], {}, /at least one file/],
      [path, {}, /./],
      [[7], {}, /files\[0\] must be a File or a Blob, or a path/],
      [[{ name: "x" }], {}, /files\[0\]/],
      [[path], { worker: 1 }, /`worker` must be a function/],
      [[path], { jobs: 0 }, /`jobs` must be an integer from 1 to 64/],
      [[path], { jops: 1 }, /there is no `jops`/],
      [[path], { profile: "ingst" }, /ingest/],
      [[path], { rules: { "json/syntacks": "off" } }, /json\/syntax/],
      [[path], { signal: {} }, /AbortSignal/],
    ];
    for (const [files, options, message] of wrong) {
      await assert.rejects(
        openLog(files, options),
        (error) => error.code === "bad_option" && message.test(error.message),
      );
    }
    await assert.rejects(openLog([path], { wasm: new Uint8Array(9) }), code("bad_source"));
  });

  test("queries and places", async () => {
    const log = await openLog([file()], { jobs: 1 });
    await log.loaded;
    const wrong = [
      [{ filter: [{ facet: "actr" }] }, /"actr"; there are action, group/],
      [{ filter: [{ facet: "actor", include: [1] }] }, /`include`/],
      [{ facets: ["x"] }, /"x"/],
      [{ rows: [0, 1e9] }, /`rows`/],
      [{ rows: [-1, 1] }, /`rows`/],
      [{ window: [1] }, /`window`/],
      [{ sort: { by: "x" } }, /time, size, action/],
      [{ buckets: 1.5 }, /`buckets`/],
      [{ top: "x" }, /`top`/],
      [{ txt: "" }, /there is no `txt`/],
      [{ text: 7 }, /`text`/],
    ];
    for (const [query, message] of wrong) {
      await assert.rejects(log.query(query), (error) => error.code === "bad_option" && message.test(error.message));
    }
    await assert.rejects(log.event(3_000), /no event 3000/);
    await assert.rejects(log.event(-1), code("bad_option"));
    await assert.rejects(log.setProfile("nobody"), code("bad_option"));
    await assert.rejects(log.query({ text: "é actr:x" }), (error) => {
      assert.match(error.message, /did you mean `actor`/);
      assert.deepEqual([error.code, error.start, error.end], ["bad_query", 2, 6]);
      return true;
    });
    const controller = new AbortController();
    const asked = log.query({ text: "zebra" }, { signal: controller.signal });
    controller.abort(new Error("enough"));
    await assert.rejects(asked, /enough/);
    assert.equal((await log.query({ text: "training" })).unsure, 0);
    await log.close();
  });
});
