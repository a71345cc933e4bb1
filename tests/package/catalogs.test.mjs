/** Catalogs beside the built-in one: the IBM Cloud pack, one's own as data, and what differs between two. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import {
  actions,
  catalogDiff,
  catalogVersion,
  defineActions,
  describe,
  groups,
  init,
  loadCatalog,
  loadedCatalogs,
  lookup,
  search,
  suggest,
  validate,
} from "activity-tracker-events";
import { ibmCloud } from "activity-tracker-events/ibm-cloud";
import Ajv from "ajv";
import { namesOf, readFacts } from "../../scripts/lib/facts.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const data = (name) =>
  JSON.parse(readFileSync(new URL(import.meta.resolve(`activity-tracker-events/${name}`)), "utf8"));
const order = { action: "my-shop.order.create", title: "Place an order", operation: "create" };
const unknown = (action) => validate({ action }).findings.find(({ rule }) => rule === "action/unknown");

suite("what is refused, with nothing added", () => {
  const many = Array.from({ length: 20_001 }, (_, at) => ({ ...order, action: `my-shop.order-${at}.create` }));
  const cases = [
    ["no JSON", "{", "bad_catalog", /not JSON/],
    ["an empty text", "", "bad_catalog", /not JSON/],
    ["nothing", undefined, "bad_catalog", /an object with `actions`/],
    ["a number as text", "7", "bad_catalog", /an object with `actions`/],
    ["no actions", {}, "bad_catalog", /`actions` of a catalog must be an array/],
    ["a misspelt member", { acions: [] }, "bad_catalog", /there is no `acions` in a catalog; there are/],
    ["a million entries", { actions: new Array(1_000_000) }, "bad_catalog", /1000000 actions; it may hold 20000/],
    ["one too many", { actions: many }, "bad_catalog", /20001 actions/],
    ["a text of 33 MB", " ".repeat((1 << 25) + 1), "bad_catalog", /larger than 33554432 bytes/],
    ["bytes of 33 MB", new Uint8Array((1 << 25) + 1), "bad_catalog", /larger than/],
    ["an entry that is none", { actions: [order, 7] }, "bad_entry", /^actions\[1\]: an entry must be an object/],
    ["an unknown operation", { actions: [{ ...order, operation: "creat" }] }, "bad_entry", /did you mean `create`/],
    ["a name twice", { actions: [order, order] }, "duplicate_action", /^actions\[1\] .*already defined/],
    [
      "a built-in name",
      { actions: [order, { ...order, action: "pm-20.training.delete" }] },
      "duplicate_action",
      /^actions\[1\] `pm-20.training.delete`: the name is built in/,
    ],
    ["a bad template", { actions: [{ ...order, action: "my-shop.<thing.create" }] }, "bad_entry", /not a placeholder/],
    [
      "replacements in a circle",
      {
        actions: [
          { ...order, deprecated: { replacedBy: "my-shop.bill.create" } },
          { ...order, action: "my-shop.bill.create", deprecated: { replacedBy: order.action } },
        ],
      },
      "bad_entry",
      /its replacement `my-shop.bill.create` is deprecated itself/,
    ],
    ["a pack that is none", { name: "x", version: "1", text: "x" }, "bad_catalog", /does not begin as a pack/],
    ["half a pack", { ...ibmCloud, text: ibmCloud.text.slice(0, 9_000) }, "bad_catalog", /not whole/],
  ];
  for (const [name, catalog, code, message] of cases) {
    test(name, () => {
      const count = actions().length;
      assert.throws(() => loadCatalog(catalog), { code, message, name: "ActivityTrackerEventsError" });
      assert.equal(actions().length, count);
      assert.equal(lookup(order.action), undefined);
      assert.deepEqual(loadedCatalogs(), []);
    });
  }
});

suite("the IBM Cloud pack", () => {
  test("is loaded by one call, and once more changes nothing", async () => {
    await init();
    const builtIn = actions();
    assert.equal(lookup("kms.secrets.rotate"), undefined);
    assert.ok(unknown("kms.secrets.rotate"));
    loadCatalog(ibmCloud);
    loadCatalog({ ...ibmCloud });
    assert.equal(unknown("kms.secrets.rotate"), undefined);
    assert.deepEqual(actions().slice(0, builtIn.length), builtIn);
    assert.ok(builtIn.every(({ depth }) => depth === "full"));
    assert.deepEqual(lookup("kms.secrets.rotate"), {
      action: "kms.secrets.rotate",
      depth: "listed",
      group: "ibm-cloud/kms",
      service: "Key Protect",
      title: "Key Protect: rotate a key",
      description: "",
      topic: "keys",
      operation: "update",
      operationDerived: true,
      concern: "unknown",
      scope: "location",
      source: "IBM Cloud documentation, key-protect:at-events.md",
    });
    assert.equal(groups().find(({ id }) => id === "ibm-cloud/kms").title, "Key Protect");
    assert.equal(describe("kms.secrets.rotate").sentence, "Reports an attempt to rotate a key.");
    assert.equal(describe("kms.secrets.rotate").depth, "listed");
    assert.deepEqual(suggest("kms.secrets.rotat", 1), ["kms.secrets.rotate"]);
    assert.ok(search("vpn gateway").length > 5);
    assert.equal(ibmCloud.version, catalogVersion);
    assert.equal(loadedCatalogs().length, 1);
  });

  test("has every name of the facts, and ibm-cloud.json tells each as a look-up does", () => {
    const names = readFacts(root).map(({ action }) => action);
    assert.ok(names.length > 4_000);
    assert.deepEqual(namesOf(ibmCloud.text).sort(), names.slice().sort());
    const { actions: listed, groups: listedGroups, catalogVersion: version } = data("ibm-cloud.json");
    assert.equal(version, catalogVersion);
    assert.deepEqual(new Set(listed.map(({ action }) => action)), new Set(names));
    for (const entry of listed) assert.deepEqual(entry, JSON.parse(JSON.stringify(lookup(entry.action))));
    assert.equal(
      listed.filter(({ depth }) => depth === "listed").length,
      listedGroups.reduce((sum, { entries }) => sum + entries, 0),
    );
  });

  test("is at most 60 KB of brotli, as a CommonJS module too", () => {
    const require = createRequire(import.meta.url);
    assert.equal(require("activity-tracker-events/ibm-cloud").ibmCloud.text, ibmCloud.text);
    const file = readFileSync(new URL(import.meta.resolve("activity-tracker-events/ibm-cloud")));
    assert.ok(brotliCompressSync(file).length <= 60_000);
  });
});

suite("a catalog of one's own", () => {
  const catalog = { name: "my shop", version: "1", actions: [order] };
  const ajv = new Ajv({ strict: false });
  const fits = ajv.compile(data("catalog.schema.json"));

  test("fits the JSON Schema, and so do the package's own", () => {
    for (const one of [catalog, data("catalog.json"), data("ibm-cloud.json")]) {
      assert.ok(fits(one), JSON.stringify(fits.errors?.[0]));
    }
    for (const bad of [
      {},
      { actions: [{}] },
      { actions: [{ ...order, operation: "creat" }] },
      { actions: [{ ...order, tilte: "x" }] },
      { actions: [{ ...order, action: "order" }] },
      { acions: [], actions: [] },
    ]) {
      assert.equal(fits(bad), false, JSON.stringify(bad));
    }
  });

  test("is loaded as text, bytes or data, and what a listing says of itself is passed over", () => {
    loadCatalog(`\uFEFF${JSON.stringify(catalog)}`);
    assert.equal(lookup(order.action).title, order.title);
    loadCatalog(new TextEncoder().encode(JSON.stringify([{ ...order, action: "my-shop.order.pay" }])));
    assert.equal(lookup("my-shop.order.pay").group, "user-defined");
    loadCatalog({ actions: [{ ...lookup(order.action), action: "my-shop.order.send", title: "Send it" }] });
    assert.equal(lookup("my-shop.order.send").title, "Send it");
    assert.throws(() => loadCatalog(catalog), { code: "duplicate_action" });
  });

  test("may say more of a listed action", () => {
    defineActions([
      { action: "kms.secrets.rotate", title: "Rotate our key", operation: "update", concern: "credentials" },
    ]);
    const { depth, title } = lookup("kms.secrets.rotate");
    assert.deepEqual([depth, title], ["full", "Rotate our key"]);
    assert.equal(actions().filter(({ action }) => action === "kms.secrets.rotate").length, 1);
  });

  test("goes with the pack to another thread", () => {
    const [pack, ...others] = structuredClone(loadedCatalogs());
    assert.equal(pack.text, ibmCloud.text);
    assert.deepEqual(
      others.flatMap(({ actions }) => actions.map(({ action }) => action)),
      ["my-shop.order.create", "my-shop.order.pay", "my-shop.order.send", "kms.secrets.rotate"],
    );
  });
});

suite("the difference of two catalogs", () => {
  const entry = (action, more = {}) => ({ ...order, action, service: "Shop", description: "", ...more });

  test("is told by kind", () => {
    const old = {
      catalogVersion: "1",
      actions: [
        entry("shop.a.read"),
        entry("shop.gone.read"),
        entry("shop.old-name.read", { description: "Reads the one and only." }),
        entry("shop.spelt_so.read"),
        entry("shop.b.read", { description: "Old." }),
        entry("shop.c.read"),
        entry("shop.d.read", { deprecated: {} }),
      ],
    };
    const now = {
      catalogVersion: "2",
      actions: [
        entry("shop.d.read", { deprecated: { replacedBy: "shop.a.read" } }),
        entry("shop.c.read", { deprecated: { replacedBy: "shop.a.read" } }),
        entry("shop.b.read", { description: "New.", operation: "read" }),
        entry("shop.speltSo.read"),
        entry("shop.new-name.read", { description: "Reads the one and only." }),
        entry("shop.come.read"),
        entry("shop.a.read"),
      ],
    };
    assert.deepEqual(catalogDiff(old, now), {
      from: "1",
      to: "2",
      added: ["shop.come.read"],
      removed: ["shop.gone.read"],
      renamed: [
        { from: "shop.old-name.read", to: "shop.new-name.read" },
        { from: "shop.spelt_so.read", to: "shop.speltSo.read" },
      ],
      deprecated: [{ action: "shop.c.read", replacedBy: "shop.a.read" }],
      changed: [
        {
          action: "shop.b.read",
          changes: [
            { field: "description", from: "Old.", to: "New." },
            { field: "operation", from: "create", to: "read" },
          ],
        },
        {
          action: "shop.d.read",
          changes: [{ field: "deprecated", from: {}, to: { replacedBy: "shop.a.read" } }],
        },
      ],
    });
    assert.deepEqual(catalogDiff(now.actions, now), { to: "2", ...NOTHING });
  });

  test("is none between a catalog and itself, however its members are ordered", () => {
    const catalog = data("catalog.json");
    const turned = catalog.actions.map((entry) => Object.fromEntries(Object.entries(entry).reverse()));
    assert.deepEqual(catalogDiff(catalog.actions, turned.reverse()), NOTHING);
    assert.throws(() => catalogDiff({}, catalog), { code: "bad_catalog" });
    assert.throws(() => catalogDiff(catalog, undefined), { code: "bad_catalog" });
  });

  const NOTHING = { added: [], removed: [], renamed: [], deprecated: [], changed: [] };
});
