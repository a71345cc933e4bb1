/**
 * Logs in a real browser: a page under the viewer's policy opens 200 MB and answers as Node does; nothing leaves it, and it
 * never stutters. Then what can go wrong there.
 */
import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { gzipSync } from "node:zlib";
import { openLog } from "activity-tracker-events/log";
import { pieces } from "../../benches/corpus.mjs";
import { browse, buildPage, openFiles, openPage, serveOther, servePage } from "./page/host.mjs";

const MEGABYTES = Number(process.env.LOG_TEST_MB ?? 200);
/** Of what is made anew, the rest is the same again. */
const FRESH = 40;
const folder = mkdtempSync(join(tmpdir(), "log-browser-"));
const path = (name) => join(folder, name);

let site;
let browser;
before(async () => {
  const fresh = [...pieces({ seed: 11, events: Math.round((FRESH * 1e6) / 1_750) })];
  const times = Math.ceil((MEGABYTES * 1e6) / fresh.reduce((sum, { length }) => sum + length, 0));
  const file = openSync(path("hour.ndjson"), "w");
  for (let time = 0; time < times; time++) for (const piece of fresh) writeSync(file, piece);
  closeSync(file);
  writeFileSync(path("small.ndjson"), fresh[0]);
  await buildPage(path("page"));
  site = await servePage(path("page"));
  browser = await browse();
});
after(async () => {
  await browser?.close();
  site?.stop();
  rmSync(folder, { recursive: true });
});

/** A page of its own, closed again however the work with it ends. */
async function withPage(work) {
  const context = await browser.newContext();
  try {
    const { page, complaints } = await openPage(context, site.address);
    await work(page, complaints, context);
  } finally {
    await context.close();
  }
}

const ask = (page, query) => page.evaluate((query) => window.opened.log.query(query), query);

/** What a promise in the page is rejected with. */
const failure = (page, work, given) =>
  page.evaluate(
    `(${work})(${JSON.stringify(given ?? null)}).then((value) => ({ value }), ({ code, message }) => ({ code, message }))`,
  );

const FACETS = [
  "action",
  "group",
  "operation",
  "concern",
  "actor",
  "account",
  "region",
  "address",
  "outcome",
  "severity",
  "reason",
  "level",
  "rule",
  "file",
];
const QUERIES = [
  { facets: FACETS, buckets: 240, rows: [0, 20] },
  { filter: [{ facet: "outcome", include: ["failure", "refused"] }], facets: FACETS, rows: [100, 20] },
  { filter: [{ facet: "region", exclude: ["eu-de", null] }], sort: { by: "time", descending: true }, rows: [0, 50] },
  { text: "reason>=400 -action:pm-20", facets: ["reason", "actor"], top: 5, rows: [7, 9] },
  { text: "refinery", facets: ["outcome"], rows: [0, 10] },
  { sort: { by: "actor" }, rows: [5_000, 10], buckets: 12 },
  { filter: [{ facet: "level", include: ["error", "warning"] }], facets: ["rule"], rows: [0, 30] },
];

suite("a log in Chromium", () => {
  test(`${MEGABYTES} MB under the policy`, { timeout: 600_000 }, async () => {
    await withPage(async (page, complaints) => {
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      const served = site.requests.length;
      const long = [];
      for (let run = 0; run < 3; run++) {
        await page.evaluate(() => {
          window.long.length = 0;
        });
        const status = await openFiles(page, [path("hour.ndjson")]);
        assert.equal(status.state, "loaded", JSON.stringify(status));
        assert.equal(status.bytesRead, statSync(path("hour.ndjson")).size);
        for (const query of QUERIES) await ask(page, query);
        long.push(await page.evaluate(() => window.long.map(({ duration }) => Math.round(duration))));
        if (long.at(-1).length === 0) break;
      }
      assert.deepEqual(long.at(-1), [], `long tasks of the runs, in milliseconds: ${JSON.stringify(long)}`);

      const first = await page.evaluate(() => window.opened.first);
      assert.ok(first.events > 0 && first.share < 1, JSON.stringify(first));
      assert.equal(await page.locator("tbody tr").count(), 50);
      await page.locator("tbody tr").nth(3).click();
      await page.waitForFunction(() => document.querySelector("#detail").textContent !== "");
      const [sentence, source, report, bytes] = (await page.textContent("#detail")).split("\n");
      const line = readFileSync(path("small.ndjson"), "utf8").split("\n")[JSON.parse(source).line - 1];
      assert.equal(bytes, line);
      assert.equal(sentence.length > 10, true, sentence);
      assert.equal(typeof JSON.parse(report).valid, "boolean");

      const log = await openLog([{ name: "hour.ndjson", file: path("hour.ndjson") }]);
      try {
        await log.loaded;
        const status = await page.evaluate(() => window.opened.log.status);
        assert.deepEqual(status, log.status);
        for (const query of QUERIES)
          assert.deepEqual(await ask(page, query), await log.query(query), JSON.stringify(query));
        assert.deepEqual(await page.evaluate(() => window.opened.log.problems(50)), await log.problems(50));
        for (const index of [0, 4_321]) {
          const found = await page.evaluate(async (index) => {
            const { bytes, ...rest } = await window.opened.log.event(index);
            return { ...rest, text: new TextDecoder().decode(bytes) };
          }, index);
          const { bytes, ...rest } = await log.event(index);
          assert.deepEqual(found, { ...rest, text: Buffer.from(bytes).toString() });
        }
      } finally {
        await log.close();
      }

      assert.deepEqual(complaints, []);
      assert.deepEqual(await page.evaluate(() => window.violations), []);
      assert.deepEqual(
        asked.filter((url) => !url.startsWith("blob:")),
        [],
        "no request while a log is open",
      );
      assert.equal(site.requests.length, served, "no request while a log is open");
    });
  });

  test("nothing gets to another origin, neither from the page nor from a worker of a log", async () => {
    const other = await serveOther();
    try {
      await withPage(async (page) => {
        await openFiles(page, [path("small.ndjson")]);
        const url = `${other.address}/of-a-log.js`;
        // What this page can ask at all is there: its own server answers.
        assert.equal(await page.evaluate(async () => (await fetch("./")).status), 200);
        const passed = await page.evaluate(async (url) => {
          const tries = {
            fetch: () => fetch(url),
            blind: () => fetch(url, { mode: "no-cors" }),
            image: () =>
              new Promise((resolve, reject) => {
                Object.assign(new Image(), { onload: resolve, onerror: reject, src: url });
              }),
            module: () => import(url),
            socket: () =>
              new Promise((resolve, reject) => {
                Object.assign(new WebSocket(url.replace("http", "ws")), { onopen: resolve, onerror: reject });
              }),
          };
          const passed = [];
          for (const [name, attempt] of Object.entries(tries)) {
            await attempt().then(
              () => passed.push(name),
              () => {},
            );
          }
          // Says true whatever becomes of it.
          navigator.sendBeacon(url, "x");
          return passed;
        }, url);
        assert.deepEqual(passed, [], "from the page");
        const workers = await page.evaluate(
          (url) =>
            Promise.all(
              window.opened.workers.map(
                (worker) =>
                  new Promise((resolve) => {
                    worker.addEventListener("message", ({ data }) => data?.id === "request" && resolve(data.answer));
                    worker.postMessage({ asked: "request", id: "request", url });
                  }),
              ),
            ),
          url,
        );
        assert.ok(workers.length >= 2);
        for (const passed of workers) assert.deepEqual(passed, [], "from a worker");
        const violations = await page.evaluate(() => window.violations);
        assert.ok(
          violations.some((violation) => violation.startsWith("page: connect-src")),
          `${violations}`,
        );
        assert.ok(
          violations.some((violation) => violation.startsWith("worker: connect-src")),
          `${violations}`,
        );
      });
      assert.deepEqual(other.requests, []);
    } finally {
      other.stop();
    }
  });
});
