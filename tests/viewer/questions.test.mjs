/** Five questions to the sample, as a new user asks them: by mouse, and by keyboard alone; and the way in from the command line. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { describe, loadCatalog, validateLines } from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";
import { root } from "../../scripts/lib/root.mjs";
import { loaded, manyEvents, rowsOf, SAMPLE, settled, startViewer } from "./lib.mjs";

/** The answers, by the package alone: of each rule how many events break it, and what changed permissions. */
loadCatalog(ibmCloud);
const sample = readFileSync(SAMPLE, "utf8");
const breaking = new Map();
for (const { report } of validateLines(sample, { report: "info" }).lines) {
  for (const rule of new Set(report.findings.map(({ rule }) => rule)))
    breaking.set(rule, (breaking.get(rule) ?? 0) + 1);
}
const [[mostBroken, times], [, next]] = [...breaking].sort(([, one], [, other]) => other - one);
assert.ok(times > next, "the sample has one rule that breaks most");
const changing = sample
  .trim()
  .split("\n")
  .filter((line) => line.endsWith("}") && describe(line).concern === "permissions").length;

let viewer;
before(async () => {
  viewer = await startViewer();
});
after(() => viewer.close());

const facet = (page, name) =>
  page
    .locator("ate-facets")
    .getByRole("group", { name })
    .or(page.locator("ate-facets section", { hasText: name }));
const counted = (page, text) => page.locator("ate-filter-line .number").filter({ hasText: text }).waitFor();
const rules = (page) => page.locator("ate-facets ul[aria-label=Rule] .value");

/** Whether all of an element can be seen where the page stands: within the window, and nothing scrolled or laid over it. */
const inSight = (locator) =>
  locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return [top + 2, bottom - 2].every((y) => {
      let at = document.elementFromPoint((left + right) / 2, y);
      while (at?.shadowRoot) {
        const within = at.shadowRoot.elementFromPoint((left + right) / 2, y);
        if (within === null || within === at) break;
        at = within;
      }
      return element.contains(at);
    });
  });

/** The rule that breaks most is the first of the list and has its longest bar, and all that is shown is in sight. */
async function showsMostBroken(page) {
  await page.locator("ate-facets").getByText("Events that break it, most first").waitFor();
  const shown = await rules(page).evaluateAll((values) =>
    values.map((value) => {
      const number = value.querySelector(".number");
      const share = Number.parseFloat(getComputedStyle(number).getPropertyValue("--share"));
      return { text: value.innerText.replaceAll(/\s+/g, " ").trim(), share };
    }),
  );
  assert.equal(shown[0].text, `${mostBroken} ${times}`);
  assert.equal(shown[0].share, 100);
  assert.ok(shown.slice(1).every(({ text, share }) => share < 100 || text.startsWith("no finding")));
  await page.waitForTimeout(50);
  assert.ok(await inSight(rules(page).first()), "the rule that breaks most is in sight");
  assert.ok(await inSight(rules(page).last()), "and so are the others");
}

/** What has the focus, through all shadows, as it is called. */
const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return (at?.getAttribute("aria-label") ?? at?.innerText ?? "").replaceAll(/\s+/g, " ").trim();
  });

/** Goes on with the Tab key until something has the focus. */
async function tabTo(page, name, most = 120) {
  for (let press = 0; press < most; press++) {
    if (name.test(await focused(page))) return press;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${most} times Tab do not come to ${name}: ${await focused(page)}`);
}

/** Goes on with an arrow until something has the focus. */
async function arrowTo(page, arrow, name, most = 30) {
  for (let press = 0; press < most; press++) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press(arrow);
  }
  throw new Error(`${most} times ${arrow} do not come to ${name}: ${await focused(page)}`);
}

/** Goes on with F6 until a part of the page has the focus. */
async function toRegion(page, name) {
  for (let press = 0; press < 8; press++) {
    const region = await page
      .locator("ate-app")
      .evaluate((app) => app.shadowRoot.querySelector("[data-region]:focus-within")?.dataset.region);
    if (region === name) return;
    await page.keyboard.press("F6");
  }
  throw new Error(`F6 does not come to ${name}`);
}

/** Takes the filters away; the button goes with them, and the focus is not lost. */
async function clear(page) {
  await toRegion(page, "timeline");
  await tabTo(page, /^Clear$/);
  await page.keyboard.press("Enter");
  await counted(page, /^\s*99\s+events/);
  await settled(page);
  assert.notEqual(await page.evaluate(() => document.activeElement.localName), "body", "the focus is kept");
}

suite("five questions, by mouse", () => {
  let page;
  before(async () => {
    page = await viewer.page({});
    await page.getByRole("button", { name: "Try the sample" }).click();
    await loaded(page);
  });
  after(() => page.context().close());
  const fresh = async () => {
    await page.getByRole("button", { name: "Clear", exact: true }).click();
    await settled(page);
  };

  test("who was refused most", async () => {
    await page
      .locator("ate-question-strip")
      .getByRole("button", { name: /^Refused/ })
      .click();
    await settled(page);
    await counted(page, "8 of 99");
    const actors = await facet(page, "Actor").first().innerText();
    assert.match(actors.replaceAll(/\s+/g, " "), /Actor.*dario\.venn@example\.com 6/);
    await fresh();
  });

  test("what changed permissions", async () => {
    await page.locator("ate-facets").getByText("permissions", { exact: true }).first().click();
    await settled(page);
    await counted(page, `${changing} of 99`);
    await fresh();
  });

  test("the first event from an address", async () => {
    await page.getByRole("searchbox").or(page.locator("ate-search input")).first().fill("address:203.0.113.77");
    await page.keyboard.press("Enter");
    await settled(page);
    await page.locator("ate-table [role=row]").nth(1).click();
    await page.locator("ate-detail h2", { hasText: "logged in with user API key “dv-laptop”" }).waitFor();
    await page.getByRole("button", { name: "Close the event" }).click();
    await fresh();
  });

  test("which rule breaks most", async () => {
    await page.locator("ate-facets").getByRole("button", { name: /^Rule/ }).click();
    await showsMostBroken(page);
  });

  test("what an action means", async () => {
    await page.getByRole("link", { name: "Catalog", exact: true }).click();
    await page.locator("ate-catalog input[type=search]").fill("notebook update");
    await page.locator("ate-catalog li.row a").first().click();
    await page
      .locator("ate-catalog .entry-pane", {
        hasText: "Change the runtime service of a Notebook by selecting another one.",
      })
      .waitFor();
  });
});

suite("five questions, by keyboard alone", () => {
  let page;
  before(async () => {
    page = await viewer.page({});
    await page.locator("ate-empty").waitFor();
    await tabTo(page, /Try the sample/);
    await page.keyboard.press("Enter");
    await loaded(page);
  });
  after(() => page.context().close());

  test("who was refused most", async () => {
    await tabTo(page, /Refused access/);
    await page.keyboard.press("Enter");
    await counted(page, "8 of 99");
    await page.keyboard.press("Enter");
    await counted(page, "99");
  });

  test("what changed permissions", async () => {
    await toRegion(page, "filters");
    await tabTo(page, /^▾ ?Concern/);
    await page.keyboard.press("Tab");
    await arrowTo(page, "ArrowDown", /^permissions \d/);
    await page.keyboard.press("Enter");
    await counted(page, `${changing} of 99`);
    await settled(page);
    // The rows say it, and are walked through.
    await toRegion(page, "events");
    await page.keyboard.press("Control+Home");
    assert.equal((await rowsOf(page)).length, changing);
    await clear(page);
  });

  test("which rule breaks most", async () => {
    await toRegion(page, "filters");
    await page.keyboard.press("Tab");
    await page.keyboard.press("End");
    assert.match(await focused(page), /^▸ ?Rule$/);
    await page.keyboard.press("Enter");
    await showsMostBroken(page);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), `${mostBroken} ${times}`);
    await page.keyboard.press("Enter");
    await counted(page, `${times} of 99`);
    await clear(page);
  });

  test("the first event from an address, and its detail by F6", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("address:203.0.113.77");
    await page.keyboard.press("Enter");
    await counted(page, /of 99/);
    await settled(page);
    await page.locator("ate-table [role=row]").nth(1).waitFor();
    await toRegion(page, "events");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Enter");
    await page.locator("ate-detail h2", { hasText: "dv-laptop" }).waitFor();
    await page.keyboard.press("F6");
    await tabTo(page, /^Only events with dario/);
    await page.keyboard.press("Escape");
    await page.locator("ate-detail").waitFor({ state: "detached" });
    await clear(page);
  });

  test("what an action means", async () => {
    await page.goto(`${viewer.origin}/#catalog`);
    await page.locator("ate-catalog input[type=search]").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("notebook update");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("ate-catalog .entry-pane", { hasText: "Change the runtime service of a Notebook" }).waitFor();
  });
});

/** Starts `view` with files; `end` gives its exit code. */
async function view(...files) {
  const cli = join(root, "pkg", "dist", "cli.js");
  const child = spawn(process.execPath, [cli, "view", "--no-open", ...files], { cwd: root });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const url = await new Promise((resolve) =>
    child.stdout.setEncoding("utf8").once("data", (text) => resolve(text.trim())),
  );
  const end = () => {
    child.kill("SIGINT");
    return ended;
  };
  return { url, end };
}

suite("from the command line", () => {
  test("the page opens the named files by itself, under the policy of the header", async () => {
    const { url, end } = await view("samples/events.ndjson");
    const context = await viewer.browser.newContext();
    const page = await context.newPage();
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    await page.goto(url);
    await loaded(page);
    await counted(page, "99");
    assert.deepEqual(troubles, []);
    await context.close();
    assert.equal(await end(), 0);
  });

  test("of a large file the page has never more than parts, and it is told when the file changes or is gone", async () => {
    const folder = mkdtempSync(join(tmpdir(), "viewer-"));
    const large = join(folder, "large.ndjson");
    const some = `${manyEvents(5_000)
      .map((event) => JSON.stringify(event))
      .join("\n")}\n`;
    writeFileSync(large, some.repeat(12));
    const { url, end } = await view(large);
    const context = await viewer.browser.newContext();
    try {
      const page = await context.newPage();
      const parts = [];
      page.on("response", (response) => response.url().includes("/files/") && parts.push(response));
      // Whoever made a Blob of it would hold it.
      await page.addInitScript(() => {
        globalThis.blobs = 0;
        const { blob } = Response.prototype;
        Response.prototype.blob = async function () {
          const made = await blob.call(this);
          globalThis.blobs = Math.max(globalThis.blobs, made.size);
          return made;
        };
      });
      await page.goto(url);
      await loaded(page);
      await counted(page, "60,000");
      const sizes = await Promise.all(parts.map(async (part) => Number(await part.headerValue("content-length"))));
      assert.ok(parts.every((part) => part.status() === 206));
      assert.ok(Math.max(...sizes) <= 1 << 22, `${Math.max(...sizes)}`);
      assert.ok(sizes.reduce((sum, size) => sum + size, 0) >= some.length * 12, "all of it went by");
      assert.ok((await page.evaluate(() => globalThis.blobs)) < 1 << 20);
      appendFileSync(large, some);
      await page.locator("ate-table").evaluate((table) => table.focus());
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Enter");
      await page
        .getByText(/large\.ndjson was changed since it was opened/)
        .first()
        .waitFor();
    } finally {
      await context.close();
      await end();
      rmSync(folder, { recursive: true });
    }
  });
});
