/** The detail of an event: what is said of it, its findings in its JSON, and what can be done with each value. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, suite, test } from "node:test";
import { loaded, ndjson, openLog, SAMPLE, settled, startViewer } from "./lib.mjs";

const lines = readFileSync(SAMPLE, "utf8").trim().split("\n");
/** The place of a line in the log: line 77 is cut off, and no event. */
const place = (line) => (line < 77 ? line - 1 : line - 2);

let viewer;
before(async () => {
  viewer = await startViewer();
});
after(() => viewer.close());

/** A tab with the sample open at the event of a line. */
async function at(line, options = {}) {
  const page = await viewer.page({ fragment: `#events?event=${place(line)}`, ...options });
  await openLog(page, SAMPLE);
  await page.locator("ate-detail h2").waitFor();
  return page;
}

/** What is read in an element, also where that is in its shadow. */
const textOf = async (locator) => {
  const read = (element) =>
    element.shadowRoot
      ? [...element.shadowRoot.children].map((child) => child.innerText ?? "").join(" ")
      : element.innerText;
  return (await locator.evaluate(read)).replaceAll(/\s+/g, " ").trim();
};
const tree = (page) => page.getByRole("tree", { name: "JSON of the event" });

suite("the detail of an event", () => {
  test("says what happened, to whom, from where, and what it means", async () => {
    const page = await at(14);
    const detail = page.locator("ate-detail");
    assert.equal(
      await detail.locator("h2").innerText(),
      "dario.venn@example.com was not allowed to delete a watsonx.ai Runtime deployment (403).",
    );
    // Without the buttons behind values.
    const text = (await textOf(detail)).replaceAll(" = ≠", "");
    for (const said of [
      "refused It was refused: not authorized (403). “Forbidden”",
      "Who dario.venn@example.com id IBMid-6630EX90DV with token account 7c4e19d2b86f4a0f9d3572e1c05ab8f6",
      "What pm-20.deployment.delete deployment a84c1f6e-3d97-4b20-8c5a-e96d07f2b138",
      "Where 203.0.113.77 agent curl/8.5.0 region us-south",
      "When 2026-03-10 02:17:45.360 UTC",
      "Result refused code 403 severity normal though reason code 403 calls for critical",
      "line 14, byte",
      "Meaning Delete a watsonx.ai Runtime deployment. Group watsonx.ai Runtime deployments Does delete Concerns data loss",
      "In the catalog. Source: IBM watsonx documentation (2025-05-13)",
      "1 finding warning: severity is normal, but reason code 403 calls for critical Set the severity from the reason code. severity/reason",
    ]) {
      assert.ok(text.includes(said), `${said}\n\nin\n\n${text}`);
    }
    const source = detail.getByRole("link", { name: "dataplatform.cloud.ibm.com" });
    assert.equal(await source.getAttribute("rel"), "noreferrer noopener");
    await detail.getByRole("link", { name: "In the catalog" }).click();
    await page.locator("ate-catalog h2", { hasText: "Delete a watsonx.ai Runtime deployment" }).waitFor();
    await page.goBack();
    await detail.locator("h2").waitFor();
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test("an unknown action says so, and leads to what is near", async () => {
    const page = await at(69);
    const detail = page.locator("ate-detail");
    assert.match(
      await textOf(detail),
      /The catalog does not know this action\. Near to it are pm-20\.deployment\.create/,
    );
    await detail.getByRole("link", { name: "pm-20.deployment.create", exact: true }).click();
    await page.locator("ate-catalog .entry-pane").getByText("pm-20.deployment.create", { exact: true }).waitFor();
    await page.context().close();
  });

  test("shows a finding's place in the tree and in the text", async () => {
    const page = await at(14);
    await page.getByRole("button", { name: "Show in JSON" }).click();
    const chosen = tree(page).locator('[aria-selected="true"]');
    assert.match(await textOf(chosen), /^warning: severity: “normal”/);
    assert.equal(await chosen.evaluate((row) => row.getRootNode().activeElement === row), true);
    await page.getByRole("button", { name: "Text", exact: true }).click();
    const mark = page.locator("ate-json mark.chosen");
    assert.match(await textOf(mark), /^warning: "severity": "normal",$/);
    assert.equal(await page.locator("ate-json mark").count(), 1);
    // Only the pane is scrolled, not the page.
    assert.ok(await page.locator("ate-top-bar").evaluate((bar) => bar.getBoundingClientRect().top === 0));
    await page.context().close();
  });

  test("of a key that stands twice it shows the one that is meant", async () => {
    const page = await at(56);
    const finding = page.locator(".findings li", { hasText: "is named twice" });
    await finding.getByRole("button", { name: "Show in JSON" }).click();
    const rows = tree(page).locator('[role="treeitem"]', { hasText: "severity:" });
    assert.equal(await rows.count(), 2);
    const chosen = await rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-selected")));
    assert.deepEqual(chosen, ["false", "true"]);
    await page.context().close();
  });

  test("of what is missing it shows where it should be", async () => {
    const page = await at(97);
    await page
      .locator(".findings li", { hasText: "initiator.id" })
      .getByRole("button", { name: "Show in JSON" })
      .click();
    assert.match(await textOf(tree(page).locator('[aria-selected="true"]')), /^error: ▾ initiator: \{/);
    assert.equal(await textOf(page.locator("ate-json .missing")), "Missing here: id");
    await page.context().close();
  });

  test("a value filters, excludes, and is copied", async () => {
    const page = await at(14, { permissions: ["clipboard-read", "clipboard-write"] });
    const detail = page.locator("ate-detail");
    const total = lines.length - 1;
    const count = lines.filter((line) => line.includes('"name":"dario.venn@example.com"')).length;
    const shows = async (text) => {
      await settled(page);
      const line = page.locator("ate-filter-line .number");
      await line.filter({ hasText: text }).waitFor({ timeout: 5_000 });
    };
    const only = detail.getByRole("button", { name: "Only events with dario.venn@example.com" }).first();
    await only.click();
    await shows(`${count} of ${total} events`);
    assert.equal(await only.getAttribute("aria-pressed"), "true");
    await only.click();
    await detail.getByRole("button", { name: "No events with dario.venn@example.com" }).first().click();
    await shows(`${total - count} of ${total} events`);
    await page.goBack();
    await page.goBack();
    await page.goBack();
    await shows(`${total} events`);

    const crn = /"id":"(crn:[^"]+:deployment:[^"]+)"/.exec(lines[13])[1];
    await detail.getByRole("button", { name: "Copy crn:v1" }).first().click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), crn);
    await detail.getByRole("button", { name: "Only events with crn:v1" }).first().click();
    const same = lines.filter((line) => line.includes(crn)).length;
    await shows(`${same} of ${total} events`);

    await detail.getByRole("button", { name: "Copy JSON" }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), lines[13]);
    await page.context().close();
  });

  test("values of the JSON filter where the index knows them", async () => {
    const page = await at(14);
    const row = tree(page).locator('[role="treeitem"]', { hasText: "correlationId" });
    await row.hover();
    await row.getByRole("button", { name: "Only events with" }).click();
    await settled(page);
    assert.match(decodeURIComponent(page.url()), /q=correlation:"[0-9a-f-]+"/);
    assert.equal(await tree(page).locator('[role="treeitem"]', { hasText: "space_id" }).getByRole("button").count(), 1);
    await page.context().close();
  });

  test("lists the events of the same request, and goes to them", async () => {
    const byId = new Map();
    for (const [at, line] of lines.entries()) {
      const id = /"correlationId":"([^"]+)"/.exec(line)?.[1];
      if (id) byId.set(id, [...(byId.get(id) ?? []), at + 1]);
    }
    const several = [...byId.values()].find((lines) => lines.length > 1 && !lines.includes(77));
    assert.ok(several, "the sample has a request of several events");
    const page = await at(several[0]);
    const related = page.locator("ate-detail .related button");
    await related.first().waitFor();
    assert.equal(await related.count(), several.length - 1);
    await related.first().click();
    await page.waitForFunction((event) => location.hash.includes(`event=${event}`), place(several[1]));
    await page.context().close();
  });

  test("the tree has the keys of a tree, and a row's buttons come behind it", async () => {
    const page = await at(14);
    await tree(page).locator('[role="treeitem"]').first().focus();
    const focused = () =>
      tree(page).evaluate((tree) => tree.getRootNode().activeElement?.innerText.replaceAll(/\s+/g, " ").trim());
    await page.keyboard.press("ArrowDown");
    assert.match(await focused(), /^action: /);
    await page.keyboard.press("End");
    assert.match(await focused(), /^typeURI: /);
    await page.keyboard.press("ArrowLeft");
    assert.match(await focused(), /target: \{/);
    const before = await tree(page).locator('[role="treeitem"]').count();
    await page.keyboard.press("ArrowLeft");
    assert.equal(await tree(page).locator('[role="treeitem"]').count(), before - 3);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    assert.match(await focused(), /^≠$/);
    await page.context().close();
  });

  test("of a large event it shows 64 KB, and all when asked", async () => {
    const list = Array.from({ length: 20_000 }, (_, at) => `value ${at}`);
    const event = { ...JSON.parse(lines[0]), requestData: { list } };
    const page = await viewer.page({ fragment: "#events?event=0" });
    await openLog(page, ndjson("large.ndjson", [event]));
    await page.getByRole("button", { name: "Text", exact: true }).click();
    const text = page.locator("ate-json pre");
    const first = (await text.innerText()).length;
    assert.ok(first <= 64 * 1024 + 10 && first > 60 * 1024, `${first}`);
    await page.getByRole("button", { name: /^Show all \(\d+ KB\)$/ }).click();
    assert.ok((await text.innerText()).includes('"value 19999"'));
    // The tree begins folded, and shows so many rows at once.
    await page.getByRole("button", { name: "Tree", exact: true }).click();
    assert.ok((await tree(page).locator('[role="treeitem"]').count()) < 100);
    await tree(page).locator('[role="treeitem"]', { hasText: "list:" }).locator(".twist").click();
    assert.equal(await tree(page).locator('[role="treeitem"]').count(), 500);
    await page.getByRole("button", { name: /^Show more \([\d,]+ left\)$/ }).waitFor();
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test("an envelope's event is told, and its places are those of the record", async () => {
    const event = JSON.parse(lines[13]);
    const page = await viewer.page({ fragment: "#events?event=0" });
    await openLog(
      page,
      ndjson("wrapped.ndjson", [{ _source: event, logSourceCRN: "crn:v1:x", saveServiceCopy: true }, event]),
    );
    await page.locator("ate-detail h2").waitFor();
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test("Esc closes it, and the focus is in the table; so does its button", async () => {
    const page = await at(14);
    const inTable = () =>
      page.evaluate(() => document.querySelector("ate-app").shadowRoot.activeElement?.localName === "ate-table");
    await page.getByRole("button", { name: "Show in JSON" }).click();
    await page.keyboard.press("Escape");
    await page.locator("ate-detail").waitFor({ state: "detached" });
    assert.equal(await inTable(), true);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Close the event" }).click();
    assert.equal(await inTable(), true);
    await page.context().close();
  });

  test("an event that is not there is told, and the next one shows", async () => {
    const page = await viewer.page({ fragment: "#events?event=5000" });
    await openLog(page, SAMPLE);
    await loaded(page);
    assert.match(await textOf(page.locator("ate-detail [role=alert]")), /^This event cannot be shown\. ./);
    await page.context().close();
  });
});
