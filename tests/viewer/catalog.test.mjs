/** The catalog: every action by group, found again, linked to, with or without a log; and thousands of them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { actions, groups, loadCatalog, lookup } from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";
import { build } from "vite";
import { root } from "../../scripts/lib/root.mjs";
import { COUNTED, openLog, ROUNDS, SAMPLE, serve, startViewer, watchSteps } from "./lib.mjs";

loadCatalog(ibmCloud);
/** The action at the end of the list, in which groups are in their order. */
const lastShown = () => {
  const [group] = groups()
    .filter(({ id }) => actions().some((entry) => entry.group === id))
    .slice(-1);
  return actions().findLast((entry) => entry.group === group.id).action;
};
const many = (number) => number.toLocaleString("en");

let viewer;
before(async () => {
  viewer = await startViewer();
});
after(() => viewer.close());

const open = async (fragment = "#catalog", options = {}) => {
  const page = await viewer.page({ fragment, ...options });
  await page.locator("ate-catalog input[type=search]").waitFor();
  return page;
};
const rows = (page) => page.locator("ate-catalog li.row a");
const pane = (page) => page.locator("ate-catalog .entry-pane");
const read = async (locator) => (await locator.innerText()).replaceAll(/\s+/g, " ").trim();

suite("the catalog", () => {
  test("is there without a log: all groups, all actions", async () => {
    const page = await open();
    const text = await read(page.locator("ate-catalog nav"));
    for (const { service } of groups()) assert.ok(text.includes(service), service);
    assert.ok(text.startsWith(`All actions ${many(actions().length)}`), text.slice(0, 40));
    assert.equal(await page.locator("ate-catalog nav a").count(), groups().length + 1);
    assert.equal(await read(page.locator("ate-catalog .search [role=status]")), `${many(actions().length)} actions`);
    // The list holds what is seen; the whole is scrolled through.
    const seen = await page.locator("ate-catalog .list").evaluate(async (list) => {
      const seen = new Set();
      for (let from = 0; from < 4_000; from++) {
        for (const name of list.querySelectorAll("li.row .mono")) seen.add(name.innerText);
        const before = list.scrollTop;
        list.scrollTop += list.clientHeight;
        if (list.scrollTop === before) break;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      }
      return [...seen];
    });
    assert.deepEqual(
      seen.sort(),
      actions()
        .map(({ action }) => action)
        .sort(),
    );
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test("tells all of an entry, and links to it", async () => {
    const page = await open();
    await page.locator("ate-catalog input[type=search]").fill("deployment delete");
    await rows(page).first().click();
    const entry = lookup("pm-20.deployment.delete");
    const text = await read(pane(page));
    for (const said of [
      `${entry.title} ✕ ${entry.action}`,
      `Service ${entry.service}`,
      "Group watsonx.ai Runtime deployments",
      "Does delete Concerns data loss Viewed in the region of the service",
      "Source IBM watsonx documentation (2025-05-13)",
    ]) {
      assert.ok(text.includes(said), `${said} in ${text}`);
    }
    assert.match(page.url(), /#catalog\?entry=pm-20\.deployment\.delete&find=deployment\+delete$/);
    const again = await open(`#${page.url().split("#")[1]}`);
    assert.equal(await read(pane(again)), text);
    assert.equal(
      await read(rows(again).and(again.locator('[aria-current="true"]'))),
      `${entry.title} data loss ${entry.action}`,
    );
    await page.goBack();
    await pane(page).waitFor({ state: "detached" });
    await page.context().close();
    await again.context().close();
  });

  test("an address of a template's name, of a group, and of nothing", async () => {
    const page = await open("#catalog?entry=pm-20.wml_model.create");
    assert.match(
      await read(pane(page)),
      /Create a wml_model ✕ pm-20\.wml_model\.create.*<asset_type> wml_model Represents/,
    );
    assert.match(await read(page.locator('ate-catalog li.row a[aria-current="true"]')), /pm-20\.<asset_type>\.create/);
    await page.context().close();

    const group = groups().find(({ id }) => id === "watsonx-studio");
    const one = await open(`#catalog?group=${group.id}`);
    assert.equal(await rows(one).count(), group.entries);
    await one.context().close();

    const none = await open("#catalog?entry=pm-20.deploymnt.delete");
    assert.match(await read(pane(none)), /^pm-20\.deploymnt\.delete is not in the catalog/);
    await pane(none).getByRole("link", { name: "pm-20.deployment.delete", exact: true }).click();
    await none.locator("ate-catalog h2", { hasText: lookup("pm-20.deployment.delete").title }).waitFor();
    await none.context().close();

    for (const fragment of [
      "#catalog?group=nothing&find=%3Cimg%20src=x%3E",
      "#catalog?entry=__proto__&group=constructor",
    ]) {
      const odd = await open(fragment);
      assert.deepEqual(odd.troubles, []);
      assert.equal(await odd.locator("ate-catalog img").count(), 0);
      await odd.context().close();
    }
  });

  test("finds by words of name, title, group and concern, the best first", async () => {
    const page = await open();
    const search = page.locator("ate-catalog input[type=search]");
    await search.fill("pm-20.training.delete");
    assert.match(await read(rows(page).first()), /^Stop a training/);
    await search.fill("permissions");
    const found = Number(/^(\d+) actions$/.exec(await read(page.locator("ate-catalog .search [role=status]")))[1]);
    const permissions = actions().filter(({ concern }) => concern === "permissions").length;
    assert.ok(found >= permissions, `${found} of ${permissions}`);
    await search.fill("no such thing");
    assert.match(await read(page.locator("ate-catalog .list")), /^No action fits\. Show all$/);
    await page.getByRole("button", { name: "Show all" }).click();
    assert.equal(await search.inputValue(), "");
    await page.context().close();
  });

  test("with a log, says what was seen how often, and shows it", async () => {
    const page = await viewer.page({});
    await openLog(page, SAMPLE);
    await page.getByRole("link", { name: "Catalog", exact: true }).click();
    const lines = readFileSync(SAMPLE, "utf8").trim().split("\n");
    const times = lines.filter((line) => line.includes('"action":"pm-20.deployment.delete"')).length;
    await page.locator("ate-catalog input[type=search]").fill("pm-20.deployment.");
    const row = (name) => rows(page).filter({ hasText: name });
    await row("pm-20.deployment.delete")
      .getByText(times === 1 ? "seen once" : `seen ${times} times`)
      .waitFor();
    await page
      .locator("ate-catalog")
      .getByText(/action.* of the log not in the catalog/)
      .waitFor();
    await page.getByRole("checkbox", { name: /^Only the \d+ in the open log$/ }).check();
    assert.ok((await read(page.locator("ate-catalog .list"))).match(/not seen/) === null);
    await row("pm-20.deployment.delete").click();
    await pane(page)
      .getByRole("link", { name: /^Show (it|them)$/ })
      .click();
    await page
      .locator("ate-filter-line .number")
      .filter({ hasText: `${times} of 99` })
      .waitFor();
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test("by keyboard: from the search into the list, along it, into an entry and back", async () => {
    const page = await open();
    await page.locator("ate-catalog input[type=search]").focus();
    await page.keyboard.press("ArrowDown");
    const focused = () =>
      page.evaluate(() => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return at?.innerText.replaceAll(/\s+/g, " ") ?? "";
      });
    assert.match(await focused(), /data-science-experience\.project\.create$/);
    await page.keyboard.press("End");
    const last = lastShown();
    assert.ok((await focused()).endsWith(last), await focused());
    // Scrolled out of sight, the row keeps the focus.
    await page.locator("ate-catalog .list").evaluate((list) => {
      list.scrollTop = 0;
    });
    await page.locator("ate-catalog li.row", { hasText: "data-science-experience.project.create" }).waitFor();
    assert.ok((await focused()).endsWith(last), await focused());
    await page.keyboard.press("Enter");
    await pane(page).waitFor();
    await pane(page).getByRole("button", { name: "Close the action" }).focus();
    await page.keyboard.press("Escape");
    await pane(page).waitFor({ state: "detached" });
    assert.ok((await focused()).endsWith(last), await focused());
    await page.context().close();
  });

  test("knows all of IBM Cloud or only what is built in, and takes a catalog from a file", async () => {
    const page = await open();
    const status = page.locator("ate-catalog .search [role=status]");
    await page.getByRole("checkbox", { name: "All of IBM Cloud" }).uncheck();
    const built = actions().filter(({ depth }) => depth === "full").length;
    await status.filter({ hasText: `${built} actions` }).waitFor();
    const file = (name, value) => ({
      name,
      mimeType: "application/json",
      buffer: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)),
    });
    const own = { action: "my-shop.order.create", title: "Place an order", operation: "create" };
    const input = page.locator("ate-catalog input[type=file]");
    await input.setInputFiles(file("mine.json", { actions: [own] }));
    await status.filter({ hasText: `${built + 1} actions` }).waitFor();
    await page.locator("ate-catalog input[type=search]").fill("Place an order");
    await rows(page).filter({ hasText: own.action }).waitFor();
    await input.setInputFiles(file("bad.json", { actions: [{ ...own, action: "my-shop.b.c", operation: "creat" }] }));
    const alert = page.locator("ate-catalog").getByRole("alert");
    await alert.filter({ hasText: /^bad\.json was not added: .*there is no operation `creat`/ }).waitFor();
    await input.setInputFiles(file("no.json", "no JSON"));
    await alert.filter({ hasText: /^no\.json was not added: the catalog is not JSON/ }).waitFor();
    await page.context().close();
  });

  test("narrow: one pane, and back", async () => {
    const page = await open("#catalog", { width: 390, height: 800 });
    assert.equal(await page.locator("ate-catalog nav").isVisible(), false);
    await page.getByRole("combobox", { name: "Group of actions" }).selectOption("watsonx-studio");
    await rows(page).first().click();
    assert.equal(await page.locator("ate-catalog .list").isVisible(), false);
    await page.getByRole("button", { name: "‹ Back" }).click();
    assert.equal(await page.locator("ate-catalog .list").isVisible(), true);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(wide, 390);
    await page.context().close();
  });
});

suite("a catalog of 9,000 entries", () => {
  let served;
  before(async () => {
    const outDir = join(root, "target", "viewer-wide");
    await build({
      configFile: join(root, "www", "vite.config.ts"),
      root: join(root, "tests", "viewer", "wide"),
      logLevel: "warn",
      build: {
        outDir,
        emptyOutDir: true,
      },
    });
    served = await serve(outDir);
  });
  after(() => served?.close());

  test(`is searched and scrolled through${COUNTED ? " without a long task, in the best of three" : ""}`, async (t) => {
    const rounds = [];
    for (let round = 0; round < ROUNDS && rounds.at(-1) !== 0; round++) {
      const context = await viewer.browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${served.origin}/#catalog`);
      await page.locator("ate-catalog .search [role=status]", { hasText: /9,\d\d\d actions/ }).waitFor();
      const step = await watchSteps(page);
      const search = page.locator("ate-catalog input[type=search]");
      await search.focus();
      for (const key of "wide thing 42") await step(() => page.keyboard.press(key === " " ? "Space" : key));
      await rows(page).first().waitFor();
      await step(() => search.fill(""));
      const list = page.locator("ate-catalog .list");
      const { height, most } = await list.evaluate(({ scrollHeight, clientHeight }) => ({
        height: scrollHeight,
        most: scrollHeight - clientHeight,
      }));
      assert.ok(height > 9_000 * 50, `${height}`);
      for (let part = 0; part <= 40; part++) {
        await step(() =>
          list.evaluate(
            (list, top) => {
              list.scrollTop = top;
            },
            (most * part) / 40,
          ),
        );
      }
      await page.locator("ate-catalog li.row", { hasText: lastShown() }).waitFor();
      assert.ok((await rows(page).count()) < 60);
      rounds.push(step.long);
      await context.close();
    }
    if (COUNTED) assert.equal(Math.min(...rounds), 0, `long tasks: ${rounds}`);
    else t.diagnostic(`long tasks: ${rounds}`);
  });
});
