/** Five questions to the sample, as a new user asks them: by mouse, and by keyboard alone; and the way in from the command line. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { root } from "../../scripts/lib/root.mjs";
import { loaded, settled, startViewer } from "./lib.mjs";

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
const inFacets = (page, text) => page.locator("ate-facets").getByText(text).first().waitFor();

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
    await counted(page, "17 of 99");
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
    await inFacets(page, "time/format");
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

  test("the first event from an address, and its detail by F6", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("address:203.0.113.77");
    await page.keyboard.press("Enter");
    await counted(page, /of 99/);
    await settled(page);
    await page.locator("ate-table [role=row]").nth(1).waitFor();
    for (let press = 0; press < 8; press++) {
      const table = await page.evaluate(
        () => document.querySelector("ate-app").shadowRoot.activeElement?.localName === "ate-table",
      );
      if (table) break;
      await page.keyboard.press("F6");
    }
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Enter");
    await page.locator("ate-detail h2", { hasText: "dv-laptop" }).waitFor();
    await page.keyboard.press("F6");
    await tabTo(page, /^Only events with dario/);
    await page.keyboard.press("Escape");
    await page.locator("ate-detail").waitFor({ state: "detached" });
    await page.keyboard.press("Alt+ArrowLeft");
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

suite("from the command line", () => {
  test("the page opens the named files by itself, under the policy of the header", async () => {
    const cli = join(root, "pkg", "dist", "cli.js");
    const child = spawn(process.execPath, [cli, "view", "--no-open", "samples/events.ndjson"], { cwd: root });
    const url = await new Promise((resolve) =>
      child.stdout.setEncoding("utf8").once("data", (text) => resolve(text.trim())),
    );
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
    const ended = new Promise((resolve) => child.on("close", resolve));
    child.kill("SIGINT");
    assert.equal(await ended, 0);
  });
});
