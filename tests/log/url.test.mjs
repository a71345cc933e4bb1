/** Files on the server of the page, by their addresses: read by parts, refused where that cannot be, and told when they change. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { gzipSync } from "node:zlib";
import { facets, openLog } from "activity-tracker-events/log";
import { pieces } from "../../benches/corpus.mjs";
import { browse, buildPage, openPage, servePage, withPage as withOwnPage } from "./page/host.mjs";

const WITHIN = { timeout: 120_000 };
const PART = 1 << 22;
const folder = mkdtempSync(join(tmpdir(), "log-url-"));

/** What the server has, by its path: the bytes, and how it gives them. */
const served = new Map();
/** The parts that it was asked for. */
const asked = [];

/** Gives a file as its entry says: `whole` heeds no Range; what is in `more` goes with each answer. */
function give({ url, headers: { range } }, response) {
  const file = served.get(url);
  if (file === undefined) return false;
  asked.push({ url, range });
  const { bytes, whole, status, more } = file;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (status !== undefined || whole || first === undefined) {
    response.writeHead(status ?? 200, { "content-length": bytes.length, ...more }).end(bytes);
    return true;
  }
  const from = Number(first);
  const part = bytes.subarray(from, Number(last) + 1);
  if (part.length === 0) response.writeHead(416, { "content-range": `bytes */${bytes.length}`, ...more }).end();
  else {
    const to = from + part.length - 1;
    response.writeHead(206, {
      "content-range": `bytes ${from}-${to}/${bytes.length}`,
      "content-length": part.length,
      ...more,
    });
    response.end(part);
  }
  return true;
}

let site;
let browser;
let events;
before(async () => {
  const one = Buffer.concat([...pieces({ seed: 5, events: 2_000 })]);
  events = Buffer.concat(Array(5).fill(one));
  assert.ok(events.length > 3 * PART, `${events.length}`);
  await buildPage(join(folder, "page"));
  site = await servePage(join(folder, "page"), give);
  browser = await browse();
});
after(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true });
});

const withPage = (work) => withOwnPage(browser, site.address, work);

/** Has the page open files, and gives their status once they are read, or why they are not opened. */
const open = (page, files) =>
  page.evaluate(async (files) => {
    try {
      window.opened = await window.open(files);
      return await window.opened.log.loaded;
    } catch ({ code, message }) {
      return { code, message };
    }
  }, files);

const call = (page, name, given) =>
  page.evaluate(
    ([name, given]) =>
      window.opened.log[name](given).then(
        (value) => ({ value }),
        ({ code, message }) => ({ code, message }),
      ),
    [name, given],
  );

suite("a log of addresses", () => {
  test("answers as one of files, and nobody is ever given more than a part", WITHIN, async () => {
    served.set("/files/0", { bytes: events, more: { etag: '"a"' } });
    served.set("/files/1", { bytes: gzipSync(events.subarray(0, 1 << 20)), more: { etag: '"b"' } });
    served.set("/files/2", { bytes: Buffer.alloc(0) });
    asked.length = 0;
    const names = ["day.ndjson", "hour.ndjson.gz", "none.ndjson"];
    await withPage(async (page, complaints) => {
      const status = await open(
        page,
        names.map((name, at) => ({ name, url: `files/${at}` })),
      );
      assert.equal(status.state, "loaded", JSON.stringify(status));
      assert.deepEqual(
        status.files.map(({ name, state, size }) => [name, state, size]),
        names.map((name, at) => [name, "read", served.get(`/files/${at}`).bytes.length]),
      );
      for (const [at, name] of names.entries()) writeFileSync(join(folder, name), served.get(`/files/${at}`).bytes);
      const same = await openLog(names.map((name) => ({ name, file: join(folder, name) })));
      assert.equal((await same.loaded).events, status.events);
      for (const query of [
        { facets, buckets: 100, rows: [0, 50] },
        { text: "refinery", rows: [3, 20] },
        { sort: { by: "actor" }, rows: [500, 20] },
      ]) {
        assert.deepEqual((await call(page, "query", query)).value, await same.query(query));
      }
      const last = status.events - 1;
      const bytes = (at) =>
        page.evaluate(async (at) => new TextDecoder().decode((await window.opened.log.event(at)).bytes), at);
      assert.equal(await bytes(7_000), Buffer.from((await same.event(7_000)).bytes).toString());
      assert.equal(await bytes(last), Buffer.from((await same.event(last)).bytes).toString());
      await same.close();
      assert.deepEqual([complaints, await page.evaluate(() => window.violations)], [[], []]);
    });
    const long = asked.filter(({ range }) => {
      const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
      return !(last - first < PART);
    });
    assert.deepEqual(long, []);
    assert.ok(asked.filter(({ url }) => url === "/files/0").length > 5);
  });

  for (const [name, file, problem] of [
    ["gives it only as a whole", { whole: true }, /whole \(it does not heed Range\); use one that gives parts/],
    ["has no such file", { status: 404 }, /its server has no such file \(404\)/],
    ["says that it is elsewhere", { status: 302, more: { location: "/" } }, /says that it is elsewhere/],
    ["answers with an error", { status: 503 }, /its server answered 503/],
    ["packs the parts", { more: { "content-encoding": "odd" } }, /packs the parts that it gives/],
    ["gives another part", { more: { "content-range": "bytes 5-9/100" } }, /gave bytes 5-9 where 0-0 were asked for/],
    ["does not say which part", { more: { "content-range": "lines 1-2/3" } }, /does not say which part/],
  ]) {
    test(`a server that ${name}: the file is refused, with the reason`, WITHIN, async () => {
      served.set("/files/bad", { bytes: events.subarray(0, 5_000), ...file });
      served.set("/files/0", { bytes: events.subarray(0, 5_000) });
      await withPage(async (page) => {
        const { state, files } = await open(page, [
          { name: "bad.ndjson", url: "/files/bad" },
          { name: "good.ndjson", url: "/files/0" },
        ]);
        assert.equal(state, "partial");
        assert.deepEqual(
          files.map(({ state }) => state),
          ["failed", "read"],
        );
        assert.match(files[0].problem, problem);
        assert.ok(files[0].problem.startsWith("bad.ndjson cannot be read: "), files[0].problem);
      });
    });
  }

  test(
    "a file that changes is told, by its ETag, its time or its size; and a server that is gone",
    WITHIN,
    async () => {
      const bytes = events.subarray(0, 200_000);
      const modified = (day) => ({ "last-modified": new Date(Date.UTC(2026, 0, day)).toUTCString() });
      for (const [was, now, how] of [
        [{ bytes, more: { etag: '"1"' } }, { bytes, more: { etag: '"2"' } }, /it was written to/],
        [{ bytes, more: modified(1) }, { bytes, more: modified(2) }, /it was written to/],
        [{ bytes }, { bytes: events.subarray(0, 200_001) }, /it had 200000 bytes and has 200001 now/],
        [{ bytes }, { bytes: Buffer.alloc(0) }, /it had 200000 bytes and has 0 now/],
      ]) {
        served.set("/files/0", was);
        await withPage(async (page) => {
          await open(page, [{ name: "a.ndjson", url: "files/0" }]);
          assert.equal((await call(page, "events", [3])).value.length, 1);
          served.set("/files/0", now);
          const { code, message } = await call(page, "events", [3]);
          assert.equal(code, "file_changed", message);
          assert.match(message, how);
          assert.ok((await call(page, "query", { rows: [0, 5] })).value.total > 0, "what is indexed still answers");
          // A search reads the texts in another worker.
          assert.equal((await call(page, "query", { text: "refinery" })).code, "file_changed");
        });
      }
      const other = await servePage(join(folder, "page"), give);
      const context = await browser.newContext();
      const { page } = await openPage(context, other.address);
      await open(page, [{ name: "a.ndjson", url: "files/0" }]);
      served.set("/files/0", { bytes });
      await open(page, [{ name: "a.ndjson", url: "files/0" }]);
      other.stop();
      const { code, message } = await call(page, "events", [3]);
      assert.equal(code, "unreadable_file");
      assert.match(message, /^a\.ndjson cannot be read: its server cannot be reached .*is it still running\?/);
      await context.close();
    },
  );

  test("what is no address of this origin is refused before anybody is asked", WITHIN, async () => {
    await withPage(async (page) => {
      for (const [file, told] of [
        [{ name: "a", url: "https://elsewhere.example/a" }, /of this page's origin, http:.*, and is of https:\/\/else/],
        [{ name: "a", url: "data:text/plain,x" }, /must be of this page's origin/],
        [{ name: "a", url: "http://[" }, /files\[0\]\.url must be an address/],
        [{ name: "a", url: 7 }, /files\[0\]\.url must be an address/],
        [{ name: "a", url: "a", file: "b" }, /either `file` or `url`/],
        [{ url: "a" }, /must have a name/],
        ["a", /or \{ name, url \} with an address of this origin/],
      ]) {
        const { code, message } = await open(page, [file]);
        assert.equal(code, "bad_option");
        assert.match(message, told);
      }
    });
    await assert.rejects(openLog([{ name: "a", url: "http://127.0.0.1/a" }]), {
      code: "bad_option",
      message: /in Node/,
    });
  });
});
