/**
 * `npm run bench:log [-- --mb N] [--rounds R] [--write]`: a log of 1 GB in Chromium, against what a page would do without one.
 *
 * What counts are ratios between works of one run, which take turns: the log, then one worker that parses the same file
 * with `JSON.parse`. A ratio is that of the two times of one round, and the median over the rounds. With the full gigabyte,
 * or `--write`, docs/benchmarks-log.md is written.
 */
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { root } from "../scripts/lib/root.mjs";
import { main, Stop, say, sayWhile } from "../scripts/lib/say.mjs";
import { browse, buildPage, openFiles, openPage, servePage } from "../tests/log/page/host.mjs";
import { pieces } from "./corpus.mjs";
import { median } from "./report.mjs";

const FULL = 1_000;
const SEED = 20_260_310;
/** What events have on average. */
const MEAN = 1_750;
const MANY = 1_000_000;
const FACETS = "action group operation concern actor account region address outcome severity reason level rule".split(
  " ",
);
const QUERY = { filter: [{ facet: "outcome", include: ["success"] }], facets: FACETS, rows: [0, 50] };
const QUERIES = 15;
/** Another one each time: what was selected for the same question is kept. */
const OUTCOMES = ["success", "failure"];
/** Bytes of fixed columns that the index has for each event. */
const COLUMNS = 64;
const INTO = "docs/benchmarks-log.md";

function options() {
  const known = { mb: { type: "string" }, rounds: { type: "string" }, write: { type: "boolean", default: false } };
  try {
    const { mb = `${FULL}`, rounds = "3", write } = parseArgs({ options: known }).values;
    for (const number of [mb, rounds]) {
      if (!/^[1-9]\d*$/.test(number)) throw new Error(`\`${number}\` must be an integer from 1 on`);
    }
    return { mb: Number(mb), rounds: Number(rounds), write: write || Number(mb) >= FULL };
  } catch (error) {
    throw new Stop(error.message, "npm run bench:log -- [--mb N] [--rounds R] [--write]");
  }
}

/** The file, which is made once. */
async function corpus(mb) {
  const folder = join(root, "target", "bench-log");
  const file = join(folder, `${SEED}-${mb}.ndjson`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const done = sayWhile(`${mb} MB of events: ${file}`, "events");
  await pipeline(pieces({ seed: SEED, events: Math.round((mb * 1e6) / MEAN) }), createWriteStream(`${file}.part`));
  renameSync(`${file}.part`, file);
  done();
  return file;
}

/** Bytes that the process of the page holds, where the system tells. */
async function held(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => {
      try {
        const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"));
        return kilobytes * 1024;
      } catch {
        return Number.NaN;
      }
    });
  // The page with the log is by far the largest of them.
  return Math.max(...sizes);
}

const answer = (page, asked) =>
  page.evaluate(async (asked) => {
    const fresh = asked.asked === "parse";
    const worker = fresh ? window.startWorker() : window.opened.workers[0];
    try {
      return await new Promise((resolve) => {
        worker.addEventListener("message", ({ data }) => data?.id === "bench" && resolve(data.answer));
        worker.postMessage({ ...asked, id: "bench", file: document.querySelector("input").files[0] });
      });
    } finally {
      if (fresh) worker.terminate();
    }
  }, asked);

async function measure(browser, page, file, rounds) {
  const found = { log: [], parse: [], first: [], long: [], growth: [] };
  for (let round = 0; round < rounds; round++) {
    const before = await held(browser);
    await page.evaluate(() => {
      window.long.length = 0;
    });
    const status = await openFiles(page, [file]);
    if (status.state !== "loaded") throw new Stop(`the log was not read: ${JSON.stringify(status)}`);
    found.log.push(await page.evaluate(() => window.opened.took));
    const first = await page.evaluate(() => window.opened.first);
    // The page hears some times a second how far it is; what was answered says it exactly.
    found.first.push({ ...first, share: first.events / status.events });
    for (const text of ["", "reason>=400", "-outcome:success"]) {
      await page.evaluate((query) => window.opened.log.query(query), { ...QUERY, text, buckets: 240 });
    }
    found.long.push(await page.evaluate(() => window.long.length));
    // What was dropped is dropped before it is counted.
    await page.requestGC();
    found.growth.push((await held(browser)) - before - COLUMNS * status.events);
    await page.evaluate(() => window.opened.log.close());
    const parsed = await answer(page, { asked: "parse" });
    if (parsed.events < status.events - status.unreadable)
      throw new Stop(`the baseline read ${parsed.events} events only`);
    found.parse.push(parsed.took);
    Object.assign(found, { events: status.events, unreadable: status.unreadable, bytes: status.bytesTotal });
    say(`round ${round + 1}: log ${ms(found.log.at(-1))}, JSON.parse ${ms(found.parse.at(-1))}`);
  }
  return found;
}

/** Queries over a million events: the same file, as often as it takes. */
async function measureQueries(page, events) {
  const times = Math.ceil(MANY / events);
  await page.evaluate(async (times) => {
    const [file] = document.querySelector("input").files;
    window.opened = await window.open(Array.from({ length: times }, () => file));
    await window.opened.log.loaded;
  }, times);
  const took = [];
  let of;
  for (let run = 0; run < QUERIES; run++) {
    const found = await page.evaluate(
      async (query) => {
        const begun = performance.now();
        const { of } = await window.opened.log.query(query);
        return { of, took: performance.now() - begun };
      },
      { ...QUERY, filter: [{ facet: "outcome", include: [OUTCOMES[run % OUTCOMES.length]] }] },
    );
    of = found.of;
    took.push(found.took);
  }
  const { best } = await answer(page, { asked: "pass", numbers: of });
  await page.evaluate(() => window.opened.log.close());
  return { of, query: Math.min(...took), pass: best };
}

const ms = (number) => (number < 100 ? `${number.toFixed(1)} ms` : `${(number / 1_000).toFixed(2)} s`);
const count = (number) => number.toLocaleString("en-US");
const range = (numbers, shown) =>
  `${shown(median(numbers))} (${shown(Math.min(...numbers))}–${shown(Math.max(...numbers))})`;

function rowsOf({ log, parse, first, long, growth, bytes }, { of, query, pass }) {
  const faster = parse.map((time, round) => time / log[round]);
  const shares = first.map(({ share }) => 100 * share);
  const megabytes = growth.map((bytes) => bytes / 2 ** 20);
  const mb = Math.round(bytes / 1e6);
  return [
    [
      `${count(mb)} MB to indexed and checked, against one worker with \`JSON.parse\``,
      range(faster, (n) => `${n.toFixed(2)} ×`),
      "≥ 5 ×",
      median(faster) >= 5,
    ],
    ["read when the first rows were answered", range(shares, (n) => `${n.toFixed(2)} %`), "≤ 3 %", median(shares) <= 3],
    [
      `one filter with all counts over ${count(of)} events, against a pass over as many numbers`,
      `${(query / pass).toFixed(1)} × (${ms(query)} / ${ms(pass)})`,
      "≤ 30 ×",
      query <= 30 * pass,
    ],
    [
      "long tasks of the page while loading and querying, in the best round",
      `${Math.min(...long)}`,
      "0",
      Math.min(...long) === 0,
    ],
    [
      "growth of the page’s process, less 64 bytes an event",
      range(megabytes, (n) => `${n.toFixed(0)} MiB`),
      "≤ 300 MiB",
      median(megabytes) <= 300,
    ],
  ];
}

main(async () => {
  const { mb, rounds, write } = options();
  const file = await corpus(mb);
  const folder = mkdtempSync(join(tmpdir(), "bench-log-"));
  const load = loadavg()[0].toFixed(1);
  let site;
  let context;
  try {
    await buildPage(join(folder, "page"));
    site = await servePage(join(folder, "page"));
    context = await browse(join(folder, "profile"));
    const browser = context.browser();
    const { page } = await openPage(context, site.address);
    const found = await measure(browser, page, file, rounds);
    const queries = await measureQueries(page, found.events);
    const rows = rowsOf(found, queries).map(([what, measured, must, reached]) => [
      what,
      measured,
      must,
      reached ? "reached" : "**not reached**",
    ]);
    const line = (cells) => `| ${cells.join(" | ")} |`;
    const table = [
      line(["what", "measured", "must be", ""]),
      line(["---", "---:", "---:", "---"]),
      ...rows.map(line),
    ].join("\n");
    const text = `# Logs: benchmarks

Written by \`npm run bench:log\`.

- Machine: ${cpus()[0].model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB; load at the start ${load}
- Chromium ${browser.version()}, Node ${process.versions.node}
- One file, ${count(found.bytes)} bytes, ${count(found.events)} events, ${count(found.unreadable)} unreadable records; ${rounds} round${rounds === 1 ? "" : "s"}, the two in turns
- Median over the rounds, with the lowest and the highest. To indexed and checked: ${range(found.log, ms)}; with \`JSON.parse\`: ${range(found.parse, ms)}; first rows after ${range(
      found.first.map(({ after }) => after),
      ms,
    )}

${table}

- **Against \`JSON.parse\`**: one worker that takes pieces of 64 MB, their \`.text()\`, splits it into lines, parses each and
  drops what comes out. It checks nothing and keeps nothing; the log checks every event by all rules and keeps its index.
- **One filter with all counts**: from the page’s question to its answer, 50 rows and the values of all 13 facets, the best
  of ${QUERIES}; against the best pass of 30 that adds up a \`Uint32Array\` in the worker with the index.
- **Growth**: resident memory of the page’s process with the log open, less what it was before it was opened.
`;
    process.stdout.write(`${text}\n`);
    if (write) writeFileSync(join(root, INTO), text);
  } finally {
    await context?.close();
    site?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
