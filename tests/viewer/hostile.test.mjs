/** A log that wants to be more than text: it is shown as what it is, and nothing in it runs, moves or hides anything. */
import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { ndjson, openLog, settled, startViewer } from "./lib.mjs";

let viewer;
before(async () => {
  viewer = await startViewer();
});
after(() => viewer.close());

const MARKUP = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  '"><svg onload=alert(1)>',
  "</style><style>*{display:none}</style>",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is tried
  "${alert(1)}{{alert(1)}}<!--?lit$1$-->",
  "<a href='javascript:alert(1)'>click</a>",
];
const event = (name, more = {}) => ({
  eventTime: "2026-03-10T02:17:45.36+0000",
  action: "pm-20.deployment.delete",
  outcome: "failure",
  severity: "critical",
  initiator: { id: "IBMid-1", name, typeURI: "service/security/account/user", host: { address: name.slice(0, 100) } },
  target: { id: "crn:v1:bluemix:public:pm-20:us-south:a/1::deployment:1", name, typeURI: name.slice(0, 100) },
  reason: { reasonCode: 403, reasonType: name.slice(0, 100), reasonForFailure: name.slice(0, 1000) },
  message: name.slice(0, 1000),
  correlationId: name.slice(0, 100),
  requestData: { [name.slice(0, 100)]: name.slice(0, 1000) },
  ...more,
});

/** Everything in a page and its shadows that text could have become. */
const strange = (page) =>
  page.evaluate(() => {
    const found = [];
    const visit = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.matches("img, iframe, object, embed, base, form, link, style, script")) {
          found.push(element.outerHTML.slice(0, 200));
        }
        for (const { name, value } of element.attributes) {
          if (
            /^on/.test(name) ||
            (/^(href|src|action)$/.test(name) && /^\s*(javascript|data|vbscript):/i.test(value))
          ) {
            found.push(`${element.localName} ${name}=${value.slice(0, 100)}`);
          }
        }
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document.body);
    return found;
  });

/** Opens a log, goes through all that shows its first event, and gives what was seen. */
async function walk(events, options) {
  const page = await viewer.page({ fragment: "#events?event=0", ...options });
  page.on("dialog", (dialog) => {
    page.troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await openLog(page, ndjson("hostile.ndjson", events));
  await page.locator("ate-detail h2").waitFor();
  return page;
}

suite("a hostile log", () => {
  for (const markup of MARKUP) {
    test(`markup is text: ${markup}`, async () => {
      const page = await walk([event(markup)]);
      assert.equal(
        await page.locator("ate-detail dd").first().locator(".value").first().locator(".what").innerText(),
        markup,
      );
      await page.getByRole("button", { name: "Text", exact: true }).click();
      assert.ok((await page.locator("ate-json pre").innerText()).includes(JSON.stringify(markup)));
      await page
        .getByRole("button", { name: /^Only events with/ })
        .first()
        .click();
      await settled(page);
      await page
        .locator("ate-filter-line")
        .getByRole("button", { name: /^Remove filter Actor/ })
        .first()
        .waitFor();
      assert.deepEqual(await strange(page), []);
      assert.equal(await page.title(), "Activity Tracker log viewer");
      assert.deepEqual(page.troubles, []);
      await page.context().close();
    });
  }

  test("characters that turn or hide text are boxed codes, everywhere", async () => {
    const name = "ana\u202Egpj.exe\u0007\u200B\u2066x\u00ADy\uFEFFz\u{E0041}";
    const page = await walk([event(name)]);
    const codes = ["U+202E", "U+0007", "U+200B", "U+2066", "U+00AD", "U+FEFF", "U+E0041"];
    const shown = page.locator("ate-detail dd").first().locator(".value").first().locator(".what");
    assert.deepEqual(await shown.locator(".code").allInnerTexts(), codes);
    assert.equal(await shown.locator(".code").first().getAttribute("title"), "U+202E right-to-left override");
    // The package writes them as `\u{202e}` in its sentences.
    for (const said of ["ate-detail h2", "ate-table .rows .cell.sentence"]) {
      const sentence = page.locator(said).first();
      assert.deepEqual((await sentence.locator(".code").allInnerTexts()).slice(0, codes.length), codes, said);
      assert.doesNotMatch(await sentence.innerText(), /\\u\{/);
    }
    assert.doesNotMatch(await page.locator("ate-detail .findings").innerText(), /\\u\{/);
    // Nowhere on the page, in no text and no attribute, is one of them left.
    const left = await page.evaluate(() => {
      const found = [];
      const hidden = /[\u202e\u200b\u2066\u00ad\ufeff]|\u{e0041}/u;
      const visit = (node) => {
        if (node.nodeType === Node.TEXT_NODE && hidden.test(node.data)) found.push(node.data.slice(0, 80));
        for (const { name, value } of node.attributes ?? [])
          if (hidden.test(value)) found.push(`${name}=${value.slice(0, 80)}`);
        if (node.shadowRoot) visit(node.shadowRoot);
        for (const child of node.childNodes) visit(child);
      };
      visit(document.body);
      return found;
    });
    assert.deepEqual(left, []);
    // What is copied is the name itself.
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page
      .locator("ate-detail dd")
      .first()
      .getByRole("button", { name: /^Copy ana/ })
      .click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), name);
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test("a name of a megabyte is cut, and all of it is there when asked for", async () => {
    const name = `A${"b".repeat(1_000_000)}`;
    const long = { ...event("ana"), target: { id: "crn:v1:x", name, typeURI: "x/y" } };
    const page = await walk([long, event("ana")]);
    assert.ok((await page.locator("ate-detail .body").innerText()).length < 20_000);
    await page.getByRole("button", { name: /^show all, 998,001 characters more$/ }).click();
    await page
      .getByRole("treeitem")
      .filter({ hasText: "b".repeat(10_000) })
      .waitFor();
    assert.equal(await page.locator("ate-table [role=row]").count(), 3);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    assert.ok(wide, "the page is no wider than the window");
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test("keys of prototypes are keys", async () => {
    const text = JSON.stringify(event("__proto__")).replace(
      '"requestData":{',
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"requestData":{"__proto__":{"polluted":1},"toString":"x",',
    );
    const page = await walk([text, event("constructor"), event("toString")]);
    const tree = page.getByRole("tree", { name: "JSON of the event" });
    assert.equal(await tree.getByRole("treeitem").filter({ hasText: "polluted: 1" }).count(), 3);
    assert.equal(await page.evaluate(() => ({}).polluted), undefined);
    for (const value of ["__proto__", "constructor", "toString"]) {
      await page.goto(`${viewer.origin}/#events?is=actor=${value}`);
      await page.reload();
      await openLog(page, ndjson("hostile.ndjson", [text, event("constructor"), event("toString")]));
      await page.locator("ate-filter-line .number").filter({ hasText: "1 of 3 events" }).waitFor();
    }
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test("what cannot be read is listed with its place, as text", async () => {
    const page = await viewer.page({});
    await openLog(page, {
      ...ndjson("<b>\u202Efile</b>.ndjson", [event("ana"), '{"action": <script>', "{", "\u0001"]),
    });
    await page
      .locator("ate-question-strip")
      .getByRole("button", { name: /Unreadable/ })
      .or(page.locator("ate-question-strip").getByRole("link", { name: /Unreadable/ }))
      .click();
    await page.locator("ate-problems h2", { hasText: /records? could not be read/ }).waitFor();
    const rows = page.locator("ate-problems tbody tr");
    assert.ok((await rows.count()) >= 1);
    for (const row of await rows.allInnerTexts()) assert.match(row, /<b>U\+202Efile<\/b>\.ndjson/);
    assert.match((await rows.first().innerText()).replaceAll(/\s+/g, " "), /ndjson 2 \d+ \d+ B ./);
    assert.deepEqual(await strange(page), []);
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test("an address that somebody made up does nothing but filter", async () => {
    for (const fragment of [
      "#events?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&is=actor=<script>alert(1)</script>&sort=__proto__&event=-1",
      "#events?is=__proto__=x&not=constructor&from=NaN&to=Infinity&event=1e9&profile=__proto__",
      `#events?q=${"%22".repeat(5)}${"a".repeat(50_000)}`,
      "#javascript:alert(1)?%%%",
    ]) {
      const page = await viewer.page({ fragment });
      await openLog(page, ndjson("some.ndjson", [event("ana"), event("bob")]));
      assert.deepEqual(await strange(page), []);
      assert.deepEqual(page.troubles, []);
      await page.context().close();
    }
  });

  test("the page makes no request while a log is open, and can make none to elsewhere", async () => {
    const page = await walk([event("ana"), event("bob")]);
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.getByRole("link", { name: "Catalog", exact: true }).click();
    await page.goBack();
    await page.getByRole("button", { name: "Text", exact: true }).click();
    assert.deepEqual(
      asked.filter((url) => !url.startsWith("blob:")),
      [],
    );
    const refused = await page.evaluate(async (other) => {
      const told = new Promise((resolve) =>
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => resolve(effectiveDirective), {
          once: true,
        }),
      );
      const failed = await fetch(other).then(
        () => "answered",
        () => "refused",
      );
      return [failed, await told];
    }, "http://127.0.0.2:9/");
    assert.deepEqual(refused, ["refused", "connect-src"]);
    const html = await page.evaluate(() => {
      try {
        document.body.innerHTML = "<b>x</b>";
        return "taken";
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(html, "TypeError");
    await page.context().close();
  });
});
