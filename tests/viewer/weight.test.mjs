/** What the page weighs before it is of use, how smoothly it goes, and that everybody can use it (axe). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, suite, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { sizesOf } from "../../scripts/size.mjs";
import { COUNTED, manyEvents, ndjson, openLog, ROUNDS, SAMPLE, settled, startViewer, watchSteps } from "./lib.mjs";

let viewer;
before(async () => {
  viewer = await startViewer();
});
after(() => viewer.close());

const lines = readFileSync(SAMPLE, "utf8").trim().split("\n");

suite("weight", () => {
  test("150 KB of brotli at most, in all, before a file is opened", async () => {
    const context = await viewer.browser.newContext();
    const page = await context.newPage();
    const parts = [];
    page.on("response", (response) => parts.push(response));
    await page.goto(`${viewer.origin}/`, { waitUntil: "networkidle" });
    await page.locator("ate-empty").getByRole("button", { name: "Choose files" }).waitFor();
    const sizes = await Promise.all(
      parts.map(async (part) => ({ url: part.url().replace(viewer.origin, ""), ...sizesOf(await part.body()) })),
    );
    const total = sizes.reduce((sum, { brotli }) => sum + brotli, 0);
    assert.ok(total <= 150_000, `${total} bytes: ${JSON.stringify(sizes)}`);
    // The module, the catalog and the workers come when they are needed.
    assert.ok(!sizes.some(({ url }) => /\.wasm|worker/.test(url)), JSON.stringify(sizes));
    await context.close();
  });

  test(`from event to event and from view to view${COUNTED ? " without a long task, in the best of three" : ""}`, async (t) => {
    const rounds = [];
    for (let round = 0; round < ROUNDS && rounds.at(-1) !== 0; round++) {
      const page = await viewer.page({});
      await openLog(page, ndjson("many.ndjson", manyEvents(5_000)));
      const step = await watchSteps(page);
      await page.locator("ate-table").evaluate((table) => table.focus());
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("ate-detail h2").waitFor();
      for (let event = 0; event < 20; event++) await step(() => page.keyboard.press("ArrowDown"));
      await page.getByRole("link", { name: "Catalog", exact: true }).click();
      await page.locator("ate-catalog li.row").first().waitFor();
      for (const key of "delete") await step(() => page.locator("ate-catalog input[type=search]").press(key));
      rounds.push(step.long);
      await page.context().close();
    }
    if (COUNTED) assert.equal(Math.min(...rounds), 0, `long tasks: ${rounds}`);
    else t.diagnostic(`long tasks: ${rounds}`);
  });
});

/** Every view, and how to come to it. */
const VIEWS = {
  empty: async () => {},
  loaded: async (page) => openLog(page, SAMPLE),
  filtered: async (page) => {
    await openLog(page, SAMPLE);
    await page
      .locator("ate-question-strip")
      .getByRole("button", { name: /Refused/ })
      .click();
    await settled(page);
  },
  "no match": async (page) => {
    await page.goto(`${viewer.origin}/#events?q=nobody&is=outcome=refused`);
    await page.reload();
    await openLog(page, SAMPLE);
  },
  "wrong query": async (page) => {
    await page.goto(`${viewer.origin}/#events?q=nofield:x`);
    await page.reload();
    await openLog(page, SAMPLE);
  },
  detail: async (page) => {
    await page.goto(`${viewer.origin}/#events?event=13`);
    await page.reload();
    await openLog(page, SAMPLE);
    await page.getByRole("button", { name: "Show in JSON" }).first().click();
  },
  "detail as text": async (page) => {
    await page.goto(`${viewer.origin}/#events?event=${93}`);
    await page.reload();
    await openLog(page, SAMPLE);
    await page.getByRole("button", { name: "Text", exact: true }).click();
    await page.getByRole("button", { name: "Show in JSON" }).first().click();
  },
  unreadable: async (page) => {
    await openLog(page, SAMPLE);
    await page.evaluate(() => {
      location.hash = "#unreadable";
    });
    await page.locator("ate-problems tbody tr").first().waitFor();
  },
  catalog: async (page) => {
    await page.goto(`${viewer.origin}/#catalog`);
    await page.locator("ate-catalog li.row").first().waitFor();
  },
  "catalog, with a log": async (page) => {
    await openLog(page, SAMPLE);
    await page.evaluate(() => {
      location.hash = "#catalog?entry=pm-20.model.visualize&find=pm-20";
    });
    await page.locator("ate-catalog .side.seen").first().waitFor();
  },
  keys: async (page) => {
    await page.getByRole("button", { name: "Keys and help" }).click();
    await page.locator("ate-keys dialog").waitFor();
  },
  "hostile detail": async (page) => {
    await page.goto(`${viewer.origin}/#events?event=0`);
    await page.reload();
    const event = JSON.parse(lines[13]);
    event.initiator.name = "<b>\u202Eana\u0007</b>";
    await openLog(page, ndjson("a.ndjson", [event]));
    await page.locator("ate-detail .code").first().waitFor();
  },
};

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on a page, so that a failed test tells it. */
async function found(builder, how) {
  const { violations } = await builder.analyze();
  return violations.map(({ id, help, nodes }) => ({
    how,
    id,
    help,
    nodes: nodes.slice(0, 4).map(({ target, failureSummary }) => [target.flat().join(" "), failureSummary]),
  }));
}

suite("axe finds nothing", () => {
  for (const [name, reach] of Object.entries(VIEWS)) {
    test(name, async () => {
      const page = await viewer.page({ colorScheme: "light" });
      await reach(page);
      await settled(page);
      const told = await found(new AxeBuilder({ page }).withTags(TAGS), "light, wide");
      // The other colours change nothing but contrasts.
      await page.emulateMedia({ colorScheme: "dark" });
      told.push(...(await found(new AxeBuilder({ page }).withRules(["color-contrast"]), "dark, wide")));
      if (!["keys", "empty"].includes(name)) {
        await page.setViewportSize({ width: 390, height: 800 });
        told.push(...(await found(new AxeBuilder({ page }).withTags(TAGS), "dark, narrow")));
      }
      assert.deepEqual(told, []);
      await page.context().close();
    });
  }
});
