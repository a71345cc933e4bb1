/**
 * `npm run test:firefox`: opens, filters, and shows an event in a real Firefox, under the page's own policy. Not part of
 * `npm test`, which needs one browser only.
 */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { basename, join } from "node:path";
import puppeteer from "puppeteer-core";
import { root } from "../../scripts/lib/root.mjs";
import { which } from "../../scripts/lib/run.mjs";
import { main, Stop } from "../../scripts/lib/say.mjs";
import { SAMPLE, serve } from "./lib.mjs";

/** A Firefox: the one that FIREFOX_PATH names, or the system's. */
function findFirefox({ FIREFOX_PATH, PATH = "" }) {
  if (FIREFOX_PATH) return FIREFOX_PATH;
  const places = `${PATH}:/usr/bin:/usr/local/bin:/Applications/Firefox.app/Contents/MacOS`;
  const found = ["firefox", "firefox-esr"].map((name) => which(name, places)).find(Boolean);
  if (!found) throw new Stop("There is no Firefox", "sudo apt-get install firefox-esr, or set FIREFOX_PATH to one");
  return found;
}

async function smoke(page, origin) {
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
  await page.goto(`${origin}/`);
  const [chooser] = await Promise.all([
    page.$("ate-app >>> input[type=file]"),
    page.waitForSelector("ate-app >>> ate-empty"),
  ]);
  await chooser.uploadFile(SAMPLE);
  await page.waitForSelector("ate-app[data-state=loaded][data-asking=false]");
  // Filters, by the question that is there for it.
  await page.locator("ate-app >>> ate-question-strip >>> button::-p-text(Refused access)").click();
  await page.waitForFunction(() => location.hash.includes("outcome%3Drefused"));
  await page.waitForSelector("ate-app[data-asking=false]");
  const counted = await page.$eval("ate-app >>> ate-filter-line >>> .number", (part) => part.innerText);
  assert.match(counted.replaceAll(/\s+/g, " "), /^8 of 99 events$/);
  // Shows an event, by keyboard.
  await page.$eval("ate-app >>> ate-table", (table) => table.focus());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const heading = await page.waitForSelector("ate-app >>> ate-detail >>> h2");
  const sentence = await heading.evaluate((part) => part.innerText);
  assert.match(sentence, /was not allowed to/);
  const rows = await page.$$("ate-app >>> ate-json >>> [role=treeitem]");
  assert.ok(rows.length > 10, `${rows.length} rows of JSON`);
  assert.deepEqual(troubles, []);
  return sentence;
}

/** What `view` serves is read there by the workers, which are under the page's policy too. */
async function served(page) {
  const cli = join(root, "pkg", "dist", "cli.js");
  const child = spawn(process.execPath, [cli, "view", "--no-open", SAMPLE], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = await new Promise((resolve, reject) => {
      child.stdout.setEncoding("utf8").once("data", (text) => resolve(text.trim()));
      child.once("close", (code) => reject(new Error(`view ended with ${code}`)));
    });
    await page.goto(url);
    await page.waitForSelector("ate-app[data-state=loaded][data-asking=false]");
    const counted = await page.$eval("ate-app >>> ate-filter-line >>> .number", (part) => part.innerText);
    assert.match(counted.replaceAll(/\s+/g, " "), /^99 events$/);
  } finally {
    child.kill("SIGINT");
  }
}

main(async () => {
  const executablePath = findFirefox(process.env);
  const host = await serve();
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  try {
    const sentence = await smoke(await browser.newPage(), host.origin);
    await served(await browser.newPage());
    process.stdout.write(
      `${await browser.version()} (${basename(executablePath)}): opened, filtered, shown, and by view: ${sentence}\n`,
    );
  } finally {
    await browser.close();
    await host.close();
  }
});
