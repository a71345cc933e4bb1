/** The viewer's page around the events: opening, asking, filtering, reading row by row, taking away. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { actions, loadCatalog } from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";
import { loaded, manyEvents, ndjson, openLog, openSample, rowsOf, SAMPLE, settled, startViewer } from "./lib.mjs";

let viewer;
before(async () => {
  viewer = await startViewer();
});
after(() => viewer?.close());

/** Runs a test in a tab of its own; at its end nothing may have gone wrong in the page. */
const inPage = (name, options, run) =>
  test(name, async () => {
    const page = await viewer.page(options);
    try {
      await run(page);
      assert.deepEqual(page.troubles, []);
    } finally {
      await page.context().close();
    }
  });

const sampleLines = () => readFileSync(SAMPLE, "utf8").trim().split("\n");
const chip = (page, name) => page.locator("ate-question-strip").getByRole("button", { name });
const totalOf = async (page) => (await page.locator("ate-filter-line .number").innerText()).replace(/\s+/g, " ");
const grid = (page) => page.locator("ate-table [role=grid]");
const fragment = (page) => new URL(page.url()).hash;
const value = (page, name) => page.locator("ate-facets").getByRole("button", { name });

inPage("with nothing open there is one place to open something, and nothing is loaded for it", {}, async (page) => {
  await page.getByRole("heading", { name: /Open audit events: files, folders, .gz/ }).waitFor();
  const buttons = await page.locator("ate-empty").getByRole("button").allInnerTexts();
  assert.deepEqual(buttons, ["Choose files", "Choose folder", "Try the sample"]);
  loadCatalog(ibmCloud);
  await page.getByRole("link", { name: `Browse the ${actions().length.toLocaleString("en")} known actions` }).waitFor();
  const loadedThen = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  assert.equal(
    loadedThen.some((name) => /\.wasm|slim|worker|ndjson/.test(name)),
    false,
    loadedThen.join(" "),
  );
});

inPage("the sample opens with one click, and is all there", {}, async (page) => {
  await openSample(page);
  const lines = sampleLines();
  assert.equal(await totalOf(page), `${lines.length - 1} events`);
  assert.equal(await grid(page).getAttribute("aria-rowcount"), String(lines.length));
  await page.getByText("logged in with service ID API key").first().waitFor();
  const rows = await rowsOf(page);
  assert.equal(rows[0][2], "svc-nightly-refinery");
  assert.match(rows[0][3], /^logged in with service ID API key “nightly-refinery-key”\.$/);
  // What was refused says so in words, not by colour alone.
  const refused = rows.find((row) => row[0].startsWith("refused"));
  assert.match(refused[3], /^refused · was not allowed/);
});

inPage(
  "an address that says so opens the sample, with its filters",
  { fragment: "#events?sample&is=outcome%3Drefused" },
  async (page) => {
    await loaded(page);
    assert.equal(await totalOf(page), "8 of 99 events");
  },
);

inPage("the name is painted before the script is there", { javaScriptEnabled: false }, async (page) => {
  const name = page.locator("ate-app > p", { hasText: /^Activity Tracker Log viewer$/ });
  assert.equal((await name.boundingBox()).height, 48);
});

inPage("several files are one log, in the order of their names", {}, async (page) => {
  const lines = sampleLines();
  await openLog(page, [ndjson("b.ndjson", lines.slice(50)), ndjson("a.ndjson", lines.slice(0, 50))]);
  assert.equal(await totalOf(page), `${lines.length - 1} events`);
  assert.equal((await rowsOf(page))[0][2], "svc-nightly-refinery");
  await page.locator("ate-facets").getByRole("button", { name: "File" }).click();
  await settled(page);
  await value(page, "a.ndjson 50").first().click();
  await settled(page);
  assert.match(await totalOf(page), /^50 of 99 events$/);
});

inPage("a dropped folder is read to its last file", {}, async (page) => {
  const folder = mkdtempSync(join(tmpdir(), "viewer-"));
  try {
    mkdirSync(join(folder, "logs", "deep"), { recursive: true });
    const events = manyEvents(230).map((event) => JSON.stringify(event));
    events.forEach((event, i) => {
      writeFileSync(join(folder, "logs", ...(i % 2 ? ["deep"] : []), `${String(i).padStart(3, "0")}.ndjson`), event);
    });
    await page.getByRole("heading", { name: /Open audit events/ }).waitFor();
    const devtools = await page.context().newCDPSession(page);
    const data = { items: [], files: [join(folder, "logs")], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await devtools.send("Input.dispatchDragEvent", { type, x: 500, y: 300, data });
    }
    await loaded(page);
    assert.equal(await totalOf(page), "230 events");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

inPage("what is pasted is opened", {}, async (page) => {
  await page.getByRole("heading", { name: /Open audit events/ }).waitFor();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, composed: true }));
  }, sampleLines().slice(0, 3).join("\n"));
  await loaded(page);
  assert.equal(await totalOf(page), "3 events");
});

inPage("while a log is read its events are there; cancelled, the first part stays", {}, async (page) => {
  const folder = mkdtempSync(join(tmpdir(), "viewer-"));
  try {
    const file = join(folder, "large.ndjson");
    const text = `${manyEvents(20_000)
      .map((event) => JSON.stringify(event))
      .join("\n")}\n`;
    writeFileSync(file, text.repeat(20));
    await page.locator("ate-app input[type=file]").first().setInputFiles(file);
    await page.locator("ate-app[data-state=loading]").waitFor({ state: "attached" });
    await page.locator("ate-table .rows [role=row]").first().waitFor();
    await page.locator("ate-filter-line").getByText("so far").waitFor();
    await page
      .locator("ate-progress")
      .getByText(/MB of \d+ MB · [\d,]+ events/)
      .waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator("ate-app[data-state=partial]").waitFor({ state: "attached" });
    await page.getByText(/First \d+ % shown/).waitFor();
    await settled(page);
    assert.ok((await rowsOf(page)).length > 5);
    assert.equal(await page.locator("ate-filter-line").getByText("so far").count(), 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

inPage("a question is one click, and Back takes it back", {}, async (page) => {
  await openSample(page);
  const refused = chip(page, /Refused access/);
  const told = Number((await refused.innerText()).replace(/\D+/g, ""));
  assert.ok(told > 0);
  await refused.click();
  await settled(page);
  assert.equal(await refused.getAttribute("aria-pressed"), "true");
  assert.match(await totalOf(page), new RegExp(`^${told} of 99 events$`));
  assert.match(fragment(page), /is=outcome%3Drefused/);
  // What finds nothing is still there.
  assert.match(await chip(page, /Unreadable lines/).innerText(), /1$/);
  await page.goBack();
  await settled(page);
  assert.equal(await totalOf(page), "99 events");
  await page.goForward();
  await settled(page);
  assert.match(await totalOf(page), new RegExp(`^${told} of`));
});

inPage("unreadable lines are listed, never dropped", {}, async (page) => {
  await openSample(page);
  await chip(page, /Unreadable lines/).click();
  await page.locator("ate-problems").getByText("77").first().waitFor();
  assert.match(fragment(page), /^#unreadable/);
  await chip(page, /Unreadable lines/).click();
  await grid(page).waitFor();
});

inPage("one refused event of ten thousand is seen in the timeline", {}, async (page) => {
  const events = manyEvents(10_000, (event, i) => ({
    ...event,
    outcome: i === 5_000 ? "failure" : "success",
    reason: i === 5_000 ? { reasonCode: 403, reasonType: "Forbidden" } : { reasonCode: 200, reasonType: "OK" },
    eventTime: new Date(Date.UTC(2026, 2, 10, 12, 0, 0, i)).toISOString(),
  }));
  await openLog(page, ndjson("day.ndjson", events));
  const refused = page.locator("ate-timeline .plot rect.refused");
  assert.equal(await refused.count(), 1);
  assert.ok((await refused.boundingBox()).height >= 3);
  const told = await page.locator("ate-timeline .plot svg").getAttribute("aria-label");
  assert.match(told, /10,000 events from .*: 9999 success, 1 refused/);
});

inPage("empty stretches of time are gaps", {}, async (page) => {
  await openSample(page);
  const [stacks, distance] = await page.locator("ate-timeline .plot svg").evaluate((drawing) => {
    const bars = [...drawing.querySelectorAll("g > rect:first-of-type")].map((bar) => bar.getBoundingClientRect().left);
    return [bars.length, Math.max(...bars.map((left, i) => (i ? left - bars[i - 1] : 0)))];
  });
  assert.ok(stacks > 10 && distance > 60, `${stacks} ${distance}`);
});

inPage("where no event has a time, the timeline says so", {}, async (page) => {
  const timeless = sampleLines()
    .slice(0, 5)
    .map((line) => ({ ...JSON.parse(line), eventTime: undefined }));
  await openLog(page, ndjson("a.ndjson", timeless));
  const timeline = page.locator("ate-timeline");
  await timeline.getByText("No event has a time.").waitFor();
  assert.doesNotMatch(await timeline.innerText(), /19(70|69)/);
  assert.equal(await timeline.locator("input, svg, [role=slider]").count(), 0);
  await openLog(page, ndjson("b.ndjson", [...timeless, JSON.parse(sampleLines()[20])]));
  await timeline.getByText("5 events without a time").waitFor();
});

inPage("the window of time is set by keys, by text, by a drag and by one click", {}, async (page) => {
  await openSample(page);
  const from = page.getByRole("slider", { name: "Beginning of the window" });
  const to = page.getByRole("slider", { name: "End of the window" });
  const whole = await from.getAttribute("aria-valuetext");
  await from.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await settled(page);
  assert.notEqual(await from.getAttribute("aria-valuetext"), whole);
  assert.match(fragment(page), /from=2026-03-10/);
  assert.match(await totalOf(page), /of 99 events/);
  await page.keyboard.press("Home");
  await settled(page);
  assert.equal(await totalOf(page), "99 events");
  await to.focus();
  await page.keyboard.press("Home");
  await settled(page);
  assert.match(await totalOf(page), /of 99 events/);
  await page.getByRole("button", { name: "Reset" }).click();
  await settled(page);

  await page.getByRole("textbox", { name: "From" }).fill("2026-03-10 02:00");
  await page.getByRole("textbox", { name: "From" }).press("Enter");
  await page.getByRole("textbox", { name: "To" }).fill("2026-03-10 02:59");
  await page.getByRole("textbox", { name: "To" }).press("Enter");
  await settled(page);
  const inHour = sampleLines().filter((line) => line.includes('"eventTime":"2026-03-10T02:')).length;
  assert.match(await totalOf(page), new RegExp(`^${inHour} of 99`));
  await page.getByRole("textbox", { name: "To" }).fill("soon");
  await page.getByRole("textbox", { name: "To" }).press("Enter");
  await page.getByText("Write a time as").waitFor();
  await page.getByRole("button", { name: "Reset" }).click();
  await settled(page);

  const plot = await page.locator("ate-timeline .plot").boundingBox();
  await page.mouse.move(plot.x + 60, plot.y + 50);
  await page.mouse.down();
  await page.mouse.move(plot.x + 200, plot.y + 50, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  assert.match(fragment(page), /from=.*&to=/);
  await page.getByRole("button", { name: "Reset" }).click();
  await page.mouse.click(plot.x + 100, plot.y + 50);
  await settled(page);
  assert.match(fragment(page), /from=.*&to=/);
});

inPage("a time can be read in UTC or as clocks here show it", { timezoneId: "Asia/Kolkata" }, async (page) => {
  await openSample(page);
  const time = async () => (await rowsOf(page))[0][1];
  assert.match(await time(), /00:00:03\.180$/);
  await page.getByRole("button", { name: /Times are in UTC/ }).click();
  assert.match(await time(), /05:30:03\.180$/);
  await page.reload();
  await page.getByRole("button", { name: /Times are local/ }).waitFor();
});

inPage("filters are chips on one line; the ones without room are in a menu", {}, async (page) => {
  await openSample(page);
  const facets = page.locator("ate-facets");
  for (const name of [/^failed/, /^pending/, /^unclear/, /^contradiction/, /^refused/]) {
    await facets.getByRole("button", { name }).first().click();
    await settled(page);
  }
  for (const name of [/^permissions/, /^credentials/, /^audit trail/]) {
    await facets.getByRole("button", { name }).first().click();
    await settled(page);
  }
  const line = page.locator("ate-filter-line");
  assert.equal((await line.boundingBox()).height, 36);
  const more = line.getByRole("button", { name: /more filters/ });
  const hidden = Number.parseInt(await more.getAttribute("aria-label"), 10);
  const seen = await line.locator(".chips li:not(.over)").count();
  assert.equal(hidden + seen, 8);
  await more.click();
  assert.equal(await line.locator("ate-menu .items").first().getByRole("button").count(), hidden);
  await page.keyboard.press("Escape");
  await line.locator(".chips").getByRole("button").first().click();
  await settled(page);
  assert.equal((fragment(page).match(/is=/g) ?? []).length, 7);
  await line.getByRole("button", { name: "Clear", exact: true }).click();
  await settled(page);
  assert.equal(await totalOf(page), "99 events");
  assert.equal(fragment(page), "#events");
});

inPage("facets show the eight most frequent, all of them with a search, and exclude", {}, async (page) => {
  await openSample(page);
  const actors = page.locator("ate-facets ul[aria-label=Actor]");
  assert.equal(await actors.getByRole("listitem").count(), 8);
  await page.getByRole("button", { name: "More values of Actor" }).click();
  const search = page.getByRole("searchbox", { name: "Search values of Actor" });
  await search.fill("dario");
  await actors.getByRole("listitem").nth(1).waitFor({ state: "detached" });
  await actors.getByRole("button", { name: /^dario/ }).click({ modifiers: ["Alt"] });
  await settled(page);
  assert.match(fragment(page), /not=actor%3Ddario\.venn/);
  await page
    .locator("ate-filter-line")
    .getByRole("button", { name: "Remove filter Actor: not dario.venn@example.com" })
    .click();
  await settled(page);
  // The same by the button beside it, and by keys alone.
  await search.press("Escape");
  const first = actors.getByRole("listitem").first();
  await first.hover();
  await first.getByRole("button", { name: /^Exclude/ }).click();
  await settled(page);
  assert.match(fragment(page), /not=actor/);
  await page.goBack();
  await settled(page);
  await first.getByRole("button").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(fragment(page), /not=actor/);
});

inPage("keys go all the way through the table", {}, async (page) => {
  await openSample(page);
  await grid(page).focus();
  const at = () =>
    page.locator("ate-table").evaluate((table) => {
      const grid = table.shadowRoot.querySelector("[role=grid]");
      const cell = table.shadowRoot.getElementById(grid.getAttribute("aria-activedescendant"));
      return `${cell?.parentElement.getAttribute("aria-rowindex")}:${cell?.getAttribute("aria-colindex")}`;
    });
  assert.equal((await at()).split(":")[0], "2");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  assert.equal(await at(), "3:1");
  await page.keyboard.press("ArrowRight");
  assert.equal(await at(), "3:2");
  await page.keyboard.press("Control+End");
  await page.waitForTimeout(100);
  assert.equal(await at(), "100:2");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowUp");
  assert.equal(await at(), "1:2");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(fragment(page), /sort=time/);
  assert.equal(await page.getByRole("columnheader", { name: /Time/ }).getAttribute("aria-sort"), "ascending");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("ate-detail").waitFor();
  assert.match(fragment(page), /event=\d+/);
  const before = fragment(page);
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((before) => location.hash !== before, before);
  await page.keyboard.press("Escape");
  await page.locator("ate-detail").waitFor({ state: "detached" });
  // The focus has never left the table.
  assert.equal(await page.locator("ate-table").evaluate((table) => table.matches(":focus-within")), true);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("x");
  await settled(page);
  assert.match(fragment(page), /not=actor/);
});

inPage("each column that the index keeps in order sorts, down and up", {}, async (page) => {
  await openSample(page);
  for (const [name, column] of [
    ["Actor", 2],
    ["Reason", 5],
    ["Region", 6],
  ]) {
    const head = page.getByRole("columnheader", { name });
    await head.click();
    await settled(page);
    await page.waitForTimeout(100);
    const up = (await rowsOf(page)).map((row) => row[column]).filter(Boolean);
    assert.deepEqual(up, [...up].sort(), name);
    await head.click();
    await settled(page);
    await page.waitForTimeout(100);
    const down = (await rowsOf(page)).map((row) => row[column]).filter(Boolean);
    assert.deepEqual(down, [...down].sort().reverse(), name);
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    await head.click();
  }
});

inPage("the time since the previous event is a column", {}, async (page) => {
  await openSample(page);
  await page.locator("ate-filter-line").getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Since the previous" }).check();
  await page.keyboard.press("Escape");
  const rows = await rowsOf(page);
  assert.equal(rows[0][2], "");
  assert.equal(rows[1][2], "+1.13 s");
  await page.reload();
  await openSample(page);
  await page.getByRole("columnheader", { name: "Since the previous" }).waitFor();
});

inPage(
  "a row is copied as JSON, as a sentence, as a link",
  { permissions: ["clipboard-read", "clipboard-write"] },
  async (page) => {
    await openSample(page);
    await grid(page).focus();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await page.keyboard.press("c");
    await page.getByText("JSON copied").waitFor();
    assert.equal(await copied(), sampleLines()[0]);
    await page.keyboard.press("s");
    await page.getByText("Sentence copied").waitFor();
    assert.match(await copied(), /^Service ID svc-nightly-refinery logged in/);
    // The same by the mouse, from the row's menu.
    const row = page.locator("ate-table .rows [role=row]").nth(2);
    await row.hover();
    await row.getByRole("button").click();
    await page.getByRole("button", { name: "Copy a link to it" }).click();
    await page.getByText("Link copied; it holds the filter values").waitFor();
    assert.match(await copied(), /#events\?event=2$/);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("button", { name: "Copy as JSON" }).waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("ate-table").evaluate((table) => table.matches(":focus-within")), true);
  },
);

inPage("rows beyond what a browser can lay out are reached", {}, async (page) => {
  // At 28 pixels a row these are 8.4 million pixels; the page lays out six.
  const total = 300_000;
  const lines = Array.from({ length: total }, (_, i) => `{"action":"a.b.${i}"}`);
  await openLog(page, { name: "many.ndjson", mimeType: "application/x-ndjson", buffer: Buffer.from(lines.join("\n")) });
  assert.equal(await totalOf(page), "300,000 events");
  const laid = await page.locator("ate-table .spacer").evaluate((spacer) => spacer.offsetHeight);
  assert.equal(laid, 6_000_000);
  const last = page.locator("ate-table .rows [role=row]").last();
  await grid(page).focus();
  await page.keyboard.press("Control+End");
  await page.waitForFunction(() => {
    const rows = document
      .querySelector("ate-app")
      .shadowRoot.querySelector("ate-table")
      .shadowRoot.querySelectorAll(".rows [role=row]");
    return rows[rows.length - 1]?.textContent.includes("a.b.299999");
  });
  assert.equal(await last.getAttribute("aria-rowindex"), "300001");
  // A turn of the wheel moves by its pixels, wherever the bar is.
  const first = async () =>
    Number(await page.locator("ate-table .rows [role=row]").first().getAttribute("aria-rowindex"));
  await grid(page).evaluate((grid) => {
    grid.scrollTop = grid.scrollHeight / 2;
  });
  await page.waitForTimeout(400);
  const middle = await first();
  assert.ok(Math.abs(middle - total / 2) < total / 50, String(middle));
  await grid(page).hover();
  await page.mouse.wheel(0, 280);
  await page.waitForTimeout(500);
  assert.equal((await first()) - middle, 10);
  await grid(page).evaluate((grid) => {
    grid.scrollTop = 0;
  });
  await page.waitForTimeout(300);
  assert.equal(await first(), 2);
});

inPage("where nothing matches, the filter that removes most is named", {}, async (page) => {
  await page.goto(`${viewer.origin}/#events?is=outcome%3Drefused&is=actor%3Dtomas.ferreira%40example.com`);
  await openSample(page);
  await page.getByText("No event matches").waitFor();
  await page.getByText(/Without Outcome: refused there are \d+ events\./).waitFor();
  await page.getByRole("button", { name: "Remove it" }).click();
  await settled(page);
  assert.match(await totalOf(page), /^1?\d of 99 events/);
});

inPage("a question that cannot be read is answered where it stands", {}, async (page) => {
  await openSample(page);
  const search = page.getByRole("searchbox", { name: "Search events" });
  await search.fill("actr:ana");
  await page.getByText(/there is no field `actr`/).waitFor();
  assert.equal(await page.locator("ate-search mark").innerText(), "actr");
  assert.equal(await search.getAttribute("aria-invalid"), "true");
  // What is shown is not what was asked, and says so.
  await page.getByText("as before: the search cannot be read").waitFor();
  await search.fill("actor:dario*");
  await settled(page);
  await page.locator("ate-search .wrong").waitFor({ state: "detached" });
  assert.match(await totalOf(page), /of 99 events/);
  await page.goBack();
  await settled(page);
  assert.equal(await totalOf(page), "99 events");
  assert.equal(await search.inputValue(), "");
});

inPage("words are found in the text of events, and their rows are there with the answer", {}, async (page) => {
  await openSample(page);
  const search = page.getByRole("searchbox", { name: "Search events" });
  // Only the target's name has it, which no column keeps.
  await search.fill("orders-warehouse");
  await page.locator("ate-filter-line .number", { hasText: /of 99/ }).waitFor();
  await settled(page);
  const expected = sampleLines().filter((line) => line.includes("orders-warehouse")).length;
  assert.match(await totalOf(page), new RegExp(`^${expected} of 99 events$`));
  await page.waitForTimeout(200);
  assert.equal((await rowsOf(page)).length, expected);
});

inPage("another profile has other levels, without the log being read again", {}, async (page) => {
  await openSample(page);
  const findings = async () => Number((await chip(page, /Findings/).innerText()).replace(/\D+/g, ""));
  const before = await findings();
  await page.getByRole("combobox", { name: /Profile/ }).selectOption("emit");
  await page.waitForTimeout(100);
  await settled(page);
  assert.ok((await findings()) > before, `${await findings()} ${before}`);
  assert.match(fragment(page), /profile=emit/);
  await page.goBack();
  await page.waitForTimeout(100);
  await settled(page);
  assert.equal(await findings(), before);
  assert.equal(await page.getByRole("combobox", { name: /Profile/ }).inputValue(), "ingest");
});

inPage("the address holds the state and not the data, and brings it back", {}, async (page) => {
  await page.goto(`${viewer.origin}/#events?is=outcome%3Drefused&sort=-time&event=10`);
  await openSample(page);
  await page.locator("ate-detail").waitFor();
  const times = (await rowsOf(page)).map((row) => row[1]);
  assert.deepEqual(times, [...times].sort().reverse());
  assert.equal(await page.locator("ate-table [aria-selected=true]").count(), 1);
  assert.equal(new URL(page.url()).search, "");
});

inPage("a name that no address can hold is filtered by all the same, and Back takes it back", {}, async (page) => {
  const [event] = manyEvents(1);
  const long = { ...event, initiator: { ...event.initiator, name: "A".repeat(400_000) } };
  await openLog(page, ndjson("long.ndjson", [event, long]));
  await page.locator("ate-facets").getByRole("button", { name: /^AAAA/ }).first().click();
  await settled(page);
  assert.equal(await totalOf(page), "1 of 2 events");
  assert.equal(fragment(page), "#events");
  await page.goBack();
  await settled(page);
  assert.equal(await totalOf(page), "2 events");
  await page.goForward();
  await settled(page);
  assert.equal(await totalOf(page), "1 of 2 events");
});

inPage("filtered events are taken away as NDJSON, byte by byte", {}, async (page) => {
  await openSample(page);
  await chip(page, /Refused access/).click();
  await settled(page);
  const [told] = (await totalOf(page)).split(" ");
  await page.locator("ate-filter-line").getByRole("button", { name: "Take away" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /as NDJSON/ }).click();
  const saved = readFileSync(await (await download).path(), "utf8")
    .trim()
    .split("\n");
  assert.equal(saved.length, Number(told));
  const lines = new Set(sampleLines());
  assert.ok(saved.every((line) => lines.has(line)));
  await page.getByText(`${told} events saved`).waitFor();
});

inPage("no cell of the CSV is a formula", {}, async (page) => {
  const [event] = manyEvents(1);
  const evil = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", 'a "quoted", b'];
  const events = evil.map((name) => ({ ...event, initiator: { ...event.initiator, name } }));
  await openLog(page, ndjson("evil.ndjson", events));
  await page.locator("ate-filter-line").getByRole("button", { name: "Take away" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /as CSV/ }).click();
  const csv = readFileSync(await (await download).path(), "utf8");
  assert.ok(csv.startsWith("\ufefftime,outcome,"));
  const lines = csv.slice(1).trim().split("\r\n");
  assert.equal(lines.length, 1 + evil.length);
  for (const name of evil.slice(0, 4)) assert.ok(csv.includes(`'${name}`), name);
  assert.doesNotMatch(csv, /(^|,)"?\s*[=+@]/m);
  assert.ok(csv.includes('"a ""quoted"", b"'));
});

inPage("a link says what it holds", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await openSample(page);
  await chip(page, /Deletions/).click();
  await page.locator("ate-filter-line").getByRole("button", { name: "Take away" }).click();
  await page.getByText("The link holds the values of the filters").waitFor();
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("Link copied; it holds the filter values").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
});

inPage("on a narrow page filters and detail are panes with a way back", { width: 390, height: 800 }, async (page) => {
  await openSample(page);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  const cells = await page.locator("ate-table .rows [role=row]").first().locator(".cell:visible").count();
  assert.equal(cells, 3);
  await page.getByRole("button", { name: "Filters", exact: true }).click();
  const facets = page.locator("ate-facets");
  await facets.waitFor();
  await facets
    .getByRole("button", { name: /^refused/ })
    .first()
    .click();
  await settled(page);
  await page.locator(".facets .back button").click();
  await facets.waitFor({ state: "hidden" });
  const takeAway = await page.locator("ate-filter-line").getByText("Take away").first().boundingBox();
  assert.ok(takeAway.x + takeAway.width <= 390, "what stands on the filter line has room");
  const filters = page.locator("ate-filter-line").getByRole("button", { name: "1 filter to remove" });
  await filters.click();
  await page.getByRole("button", { name: "Remove filter Outcome: refused" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("ate-table .rows [role=row]").first().click();
  await page.locator("ate-detail").waitFor();
  const pane = await page.locator(".detail").boundingBox();
  assert.equal(pane.width, 390);
  await page.locator(".detail .back button").click();
  await page.locator("ate-detail").waitFor({ state: "detached" });
});

inPage("F6 goes from part to part, and links skip to the events", {}, async (page) => {
  await openSample(page);
  const region = () =>
    page
      .locator("ate-app")
      .evaluate((app) => app.shadowRoot.querySelector("[data-region]:focus-within")?.dataset.region);
  await page.locator("body").click({ position: { x: 2, y: 890 } });
  const seen = [];
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("F6");
    seen.push(await region());
  }
  assert.deepEqual([...new Set(seen)].sort(), ["events", "filters", "timeline", "top"]);
  await page.reload();
  await openSample(page);
  await page.locator("ate-app").getByRole("button", { name: "Skip to the events" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await region(), "events");
  await page.keyboard.press("/");
  assert.equal(await region(), "top");
});

inPage("single keys can be turned off", {}, async (page) => {
  await openSample(page);
  await grid(page).focus();
  await page.keyboard.press("?");
  await page.locator("ate-keys").getByRole("checkbox").waitFor();
  await page.locator("ate-keys").getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.locator("ate-keys").waitFor({ state: "detached" });
  await grid(page).focus();
  await page.keyboard.press("/");
  await page.keyboard.press("x");
  assert.equal(fragment(page), "");
  assert.equal(await page.locator("ate-table").evaluate((table) => table.matches(":focus-within")), true);
});

inPage("colours follow the system, or the choice", { colorScheme: "dark" }, async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await paper(), "rgb(20, 24, 29)");
  await page.getByRole("button", { name: /Colours: system/ }).click();
  assert.equal(await paper(), "rgb(255, 255, 255)");
  await page.reload();
  assert.equal(await paper(), "rgb(255, 255, 255)");
});

inPage(
  "with colours forced, what is chosen and what was refused is still told",
  { forcedColors: "active" },
  async (page) => {
    await openSample(page);
    // In the timeline success is lined and refusal solid, in the key as in the drawing; otherwise colours do.
    const lined = () =>
      page.locator("ate-timeline").evaluate((timeline) =>
        [".plot g", ".key li"].map((within) => {
          const shown = (part) => getComputedStyle(part).display !== "none";
          const parts = [...timeline.shadowRoot.querySelectorAll(`${within} rect:is(.success, .refused)`)];
          const over = (part) => part.nextElementSibling?.matches(".lines") && shown(part.nextElementSibling);
          return [...new Set(parts.map((part) => `${part.getAttribute("class")} ${over(part) ? "lined" : "solid"}`))];
        }),
      );
    assert.deepEqual(await lined(), Array(2).fill(["success lined", "refused solid"]));
    await page.emulateMedia({ forcedColors: "none" });
    assert.deepEqual(await lined(), Array(2).fill(["success solid", "refused solid"]));
    await page.emulateMedia({ forcedColors: "active" });
    await chip(page, /Refused access/).click();
    await settled(page);
    const row = page.locator("ate-table .rows [role=row]").first();
    assert.equal(await row.evaluate((row) => getComputedStyle(row).borderLeftWidth), "3px");
    await row.click();
    await page.locator("ate-detail").waitFor();
    const outline = await page
      .locator("ate-table [aria-selected=true]")
      .evaluate((row) => getComputedStyle(row).outlineStyle);
    assert.equal(outline, "solid");
  },
);

inPage("what cannot be opened says why, in place", {}, async (page) => {
  await page.getByRole("heading", { name: /Open audit events/ }).waitFor();
  await page
    .locator("ate-app input[type=file]")
    .first()
    .setInputFiles({
      name: "photo.png",
      mimeType: "image/png",
      buffer: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"),
    });
  await page
    .getByText(/photo\.png/)
    .first()
    .waitFor();
});

inPage("another log takes the place of the first", {}, async (page) => {
  await openSample(page);
  await chip(page, /Refused access/).click();
  await settled(page);
  await openLog(page, ndjson("two.ndjson", manyEvents(2)));
  await page.getByRole("button", { name: "Open…" }).click();
  await page.getByRole("button", { name: "Close this log" }).click();
  await page.getByRole("heading", { name: /Open audit events/ }).waitFor();
  assert.equal(fragment(page), "#events");
});
