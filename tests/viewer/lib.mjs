/** What the tests of the viewer share: the built page on a server of its own, in a real Chromium. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { chromium } from "playwright-core";
import { build } from "vite";
import { findChromium } from "../../scripts/lib/browser.mjs";
import { root } from "../../scripts/lib/root.mjs";

export const SAMPLE = join(root, "samples", "events.ndjson");
const VIEWER = join(root, "pkg", "dist", "viewer");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".ndjson": "application/x-ndjson",
};

let built;

/** Builds the viewer once for each test process, unless VIEWER_BUILT says that it is there. */
const buildViewer = () => {
  built ??= process.env.VIEWER_BUILT
    ? Promise.resolve()
    : build({ configFile: join(root, "www", "vite.config.ts"), root: join(root, "www"), logLevel: "warn" });
  return built;
};

/** Serves a folder as any static host would: no headers but the type. */
export async function serve(folder = VIEWER) {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, "http://host").pathname).replace(/\/$/, "/index.html");
    const body = await readFile(join(folder, path)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** A browser with the viewer served for it. `page()` opens a tab; `close()` ends both. */
export async function startViewer() {
  await buildViewer();
  const served = await serve();
  const browser = await chromium.launch({ executablePath: findChromium(process.env), args: ["--no-sandbox"] });
  return {
    browser,
    origin: served.origin,
    page: (options) => openPage(browser, served.origin, options),
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}

/**
 * A tab with the viewer in a context of its own. `page.troubles` collects what must never happen: errors, breaches of the
 * policy, requests to elsewhere.
 */
async function openPage(browser, origin, { fragment = "", width = 1440, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${origin}/`)) {
      page.troubles.push(`request to ${request.url()}`);
    }
  });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  // A file that is chosen to be written to would need a person; without that, browsers save a download.
  await page.addInitScript(() => {
    delete window.showSaveFilePicker;
  });
  await page.goto(`${origin}/${fragment}`);
  return page;
}

/** Gives the page files by its picker, and waits until they are read. */
export async function openLog(page, files) {
  await page.locator("ate-app input[type=file]").first().setInputFiles(files);
  await loaded(page);
}

/** Waits until a log is read and its answer is shown. */
export async function loaded(page) {
  await page.locator("ate-app[data-state=loaded]").waitFor({ state: "attached" });
  await settled(page);
}

/** Waits until the page has the answer to what it asked last. */
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector("ate-app")?.getAttribute("data-asking") === "false");
}

/** Opens the events that come with the page. */
export async function openSample(page) {
  await page.getByRole("button", { name: "Try the sample" }).click();
  await loaded(page);
}

/** The rows that are shown, each as the text of its cells. */
export const rowsOf = (page) =>
  page
    .locator("ate-table .rows [role=row]")
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent.trim().replace(/\s+/g, " "))),
    );

/** A file for `openLog` from events. */
export const ndjson = (name, events) => ({
  name,
  mimeType: "application/x-ndjson",
  buffer: Buffer.from(events.map((event) => (typeof event === "string" ? event : JSON.stringify(event))).join("\n")),
});

/** Many events of a day, cheap to make: `each(i)` changes the i-th. */
export function manyEvents(count, each = (event) => event) {
  const start = Date.UTC(2026, 2, 10);
  return Array.from({ length: count }, (_, i) =>
    each(
      {
        eventTime: new Date(start + Math.floor((i * 86_400_000) / count)).toISOString(),
        action: i % 3 ? "pm-20.deployment.read" : "iam-identity.user-apikey.login",
        outcome: i % 10 ? "success" : "failure",
        severity: i % 10 ? "normal" : "critical",
        initiator: {
          id: `IBMid-${i % 50}`,
          name: `user-${i % 50}@example.com`,
          typeURI: "service/security/account/user",
        },
        target: {
          id: "crn:v1:bluemix:public:pm-20:us-south:a/1::x:1",
          name: `thing ${i}`,
          typeURI: "pm-20/deployment",
        },
        reason: i % 10 ? { reasonCode: 200, reasonType: "OK" } : { reasonCode: 403, reasonType: "Forbidden" },
      },
      i,
    ),
  );
}

/**
 * Whether long tasks fail a test. They depend on what else the machine does, so that this is asked for:
 * `npm run test:long-tasks`. Without it the steps are gone through once, and what they took is told.
 */
export const COUNTED = process.env.LONG_TASKS === "1";
export const ROUNDS = COUNTED ? 3 : 1;

/**
 * Counts steps that hold a long task: the browser has seen one of more than 50 ms, and the page's thread worked as long in
 * that step, so that a machine that is busy with other things makes no difference.
 */
export async function watchSteps(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.evaluate(() => {
    globalThis.longTasks = 0;
    new PerformanceObserver((list) => {
      globalThis.longTasks += list.getEntries().length;
    }).observe({ type: "longtask" });
  });
  const sofar = async () => {
    // What the step led to is done when two more frames have been.
    const seen = await page.evaluate(
      () =>
        new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(globalThis.longTasks)))),
        ),
    );
    const { metrics } = await session.send("Performance.getMetrics");
    return { seen, worked: 1000 * metrics.find(({ name }) => name === "TaskDuration").value };
  };
  const measure = async (step) => {
    const before = await sofar();
    await step();
    const after = await sofar();
    if (after.seen > before.seen && after.worked - before.worked > 50) measure.long++;
  };
  measure.long = 0;
  return measure;
}
