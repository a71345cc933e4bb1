/**
 * `npm run bench:viewer`: the first contentful paint of the viewer, with nothing open and with the sample that its address asks
 * for, beside that of an empty Vite page, in turns, in the same browser; the median of each, and the ratios (to be at most 1.5).
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { main } from "../scripts/lib/say.mjs";
import { serve, startViewer } from "../tests/viewer/lib.mjs";

const ROUNDS = 11;

async function paint(browser, address, shows) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const time = await page.evaluate(
    () =>
      new Promise((done) => {
        new PerformanceObserver((list) => {
          const found = list.getEntriesByName("first-contentful-paint")[0];
          if (found) done(found.startTime);
        }).observe({ type: "paint", buffered: true });
      }),
  );
  // What was painted is of the page that is meant.
  if (shows) await page.locator(shows).waitFor({ state: "attached" });
  await context.close();
  return time;
}

const median = (times) => [...times].sort((one, other) => one - other)[times.length >> 1];

main(async () => {
  const folder = mkdtempSync(join(tmpdir(), "empty-page-"));
  writeFileSync(join(folder, "main.js"), 'document.querySelector("p").textContent = "Empty";\n');
  writeFileSync(
    join(folder, "index.html"),
    '<!doctype html><html lang="en"><title>Empty</title><body><p></p><script type="module" src="./main.js"></script></body></html>\n',
  );
  await build({ root: folder, configFile: false, logLevel: "warn", base: "./" });
  const empty = await serve(join(folder, "dist"));
  const viewer = await startViewer();
  try {
    const times = { empty: [], viewer: [], sample: [] };
    for (let round = 0; round < ROUNDS; round++) {
      times.empty.push(await paint(viewer.browser, `${empty.origin}/`));
      times.viewer.push(await paint(viewer.browser, `${viewer.origin}/`, "ate-empty"));
      times.sample.push(await paint(viewer.browser, `${viewer.origin}/#events?sample`, "ate-app[data-state=loaded]"));
    }
    const told = Object.entries(times).map(([name, those]) => {
      const ratio = median(those) / median(times.empty);
      return `${name} ${median(those).toFixed(0)} ms${name === "empty" ? "" : `, ratio ${ratio.toFixed(2)}`}`;
    });
    process.stdout.write(`first contentful paint: ${told.join("; ")} (at most 1.5)\n`);
  } finally {
    await viewer.close();
    await empty.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
