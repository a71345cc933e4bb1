/** A user's own actions beside the built-in ones. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  actions,
  defineActions,
  describe,
  groups,
  isValid,
  lookup,
  search,
  suggest,
  validate,
} from "activity-tracker-events";

const order = { action: "my-shop.order.create", title: "Place an order", operation: "create" };
const full = {
  action: "my-shop.<thing>.export",
  title: "Download every <thing>",
  operation: "export",
  description: "Download all of <thing>: <thing.description>",
  concern: "data-export",
  scope: "location",
  dataEvent: true,
  locationCheck: false,
  service: "My shop",
  verb: "download",
  object: "order",
  parameters: { thing: [{ value: "order" }, { value: "invoice", description: "what is to be paid" }] },
  requestData: [
    {
      path: "request.month",
      type: "string",
      values: ["now", "then"],
      always: true,
      check: false,
      description: "When.",
    },
    { path: "count", type: "number" },
  ],
  deprecated: { replacedBy: "my-shop.order.create" },
  source: "The shop's handbook",
};

suite("what is refused, with nothing added", () => {
  const count = actions().length;
  const cases = [
    ["bad_entry", undefined, /takes an array/],
    ["bad_entry", {}, /takes an array/],
    ["bad_entry", "[]", /takes an array/],
    ["bad_entry", [3], /entries\[0\]: an entry must be an object, not a number/],
    ["bad_entry", [order, null], /entries\[1\]: an entry must be an object, not null/],
    ["bad_entry", [order, undefined, order], /entries\[1\]: an entry must be an object, not null/],
    ["bad_entry", [{}], /entries\[0\]: `action` is missing/],
    ["bad_entry", [{ ...order, title: undefined }], /entries\[0\]: `title` is missing/],
    ["bad_entry", [{ ...order, title: null }], /entries\[0\]: `title` is missing/],
    ["bad_entry", [{ ...order, title: 7 }], /entries\[0\]: `title` must be a string, not a number/],
    ["bad_entry", [{ ...order, title: "" }], /entries\[0\] `my-shop.order.create`: `title` is empty/],
    ["bad_entry", [{ ...order, title: "x".repeat(201) }], /longer than 200/],
    [
      "bad_entry",
      [{ ...order, operation: "creat" }],
      /`operation`: there is no operation `creat`; did you mean `create`\?/,
    ],
    [
      "bad_entry",
      [{ ...order, operation: "make" }],
      /there is no operation `make`; there are `create`, .* and `migrate`/,
    ],
    ["bad_entry", [{ ...order, concern: "money" }], /there is no concern `money`; there are `none`/],
    ["bad_entry", [{ ...order, scope: 1 }], /`scope` must be a string, not a number/],
    ["bad_entry", [{ ...order, dataEvent: "true" }], /`dataEvent` must be true or false, not a string/],
    ["bad_entry", [{ ...order, tilte: "x" }], /there is no `tilte`; did you mean `title`\?/],
    ["bad_entry", [{ ...order, requestData: {} }], /`requestData` must be an array, not an object/],
    ["bad_entry", [{ ...order, requestData: [{ path: "a" }] }], /`requestData\[0\].type` is missing/],
    [
      "bad_entry",
      [{ ...order, requestData: [{ path: "a", type: "text" }] }],
      /`requestData\[0\].type`: there is no type `text`/,
    ],
    [
      "bad_entry",
      [{ ...order, requestData: [{ path: "a", type: "string", values: [1] }] }],
      /`requestData\[0\].values\[0\]` must be/,
    ],
    ["bad_entry", [{ ...order, parameters: { x: [{ value: 1 }] } }], /`parameters.x\[0\].value` must be a string/],
    ["bad_entry", [{ ...order, parameters: { x: [] } }], /there is no placeholder `<x>`/],
    ["bad_entry", [{ ...order, deprecated: true }], /`deprecated` must be an object, not a boolean/],
    ["bad_entry", [{ ...order, deprecated: { replacedBy: "no.such" } }], /`no.such` is not in the catalog/],
    ["bad_entry", [{ ...order, action: "order" }], /2 to 16 parts/],
    ["bad_entry", [{ ...order, action: "my shop.order" }], /may hold only/],
    ["bad_entry", [{ ...order, title: () => 1 }], /entries\[0\]: `title`: a function cannot be written as JSON/],
    [
      "bad_entry",
      [
        {
          ...order,
          get title() {
            throw new Error("mine");
          },
        },
      ],
      /entries\[0\]: `title`: reading this member/,
    ],
    ["bad_entry", [{ ...order, parameters: new Map() }], /entries\[0\]: `parameters`: a Map/],
    ["bad_entry", [JSON.parse(`${'{"parameters":'.repeat(20)}1${"}".repeat(20)}`)], /deeper than 16 levels/],
    ["bad_entry", [JSON.parse('{"__proto__": {"action": "a.b"}}')], /there is no `__proto__`/],
    [
      "duplicate_action",
      [{ ...order, action: "pm-20.training.delete" }],
      /`pm-20.training.delete`: the name is built in/,
    ],
    ["duplicate_action", [{ ...order, action: "pm-20.wml_model.create" }], /built in/],
    ["duplicate_action", [order, order], /entries\[1\] .* already defined/],
  ];
  for (const [code, entries, message] of cases) {
    test(String(message), () => {
      assert.throws(() => defineActions(entries), { code, message, name: "ActivityTrackerEventsError" });
      assert.equal(actions().length, count);
      assert.equal(lookup(order.action), undefined);
    });
  }

  test("as are twenty thousand and one, or a text without an end", () => {
    const many = Array.from({ length: 20_001 }, (_, at) => ({ ...order, action: `my-shop.order-${at}.create` }));
    assert.throws(() => defineActions(many), { code: "bad_entry" });
    assert.throws(() => defineActions(new Array(2 ** 30)), { code: "bad_entry", message: /takes 20000 entries/ });
    const text = "x".repeat(1e6);
    const large = many.slice(0, 100).map((entry) => ({ ...entry, description: text }));
    assert.throws(() => defineActions(large), { code: "bad_entry", message: /larger than 33554432 bytes/ });
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    assert.throws(() => defineActions(proxy), { code: "bad_entry" });
    assert.equal(actions().length, count);
  });
});

suite("what is defined", () => {
  test("is in the catalog from then on", () => {
    const action = order.action;
    const event = JSON.stringify({ action });
    const unknown = (text) => validate(text).findings.find(({ rule }) => rule === "action/unknown");
    assert.equal(lookup(action), undefined);
    assert.ok(unknown(event));
    assert.equal(describe(action).known, false);
    const before = { actions: actions(), groups: groups() };

    defineActions([order]);
    assert.equal(unknown(event), undefined);
    assert.equal(describe(action).title, "Place an order");
    assert.deepEqual(lookup(action), {
      ...order,
      depth: "full",
      group: "user-defined",
      service: "my-shop",
      description: "",
      concern: "none",
      scope: "unknown",
      source: "Defined by the user",
    });
    assert.deepEqual(actions(), [...before.actions, lookup(action)]);
    assert.deepEqual(groups().slice(0, -1), before.groups);
    assert.deepEqual(groups().at(-1).entries, 1);
    assert.equal(search("place order")[0].action, action);
    assert.deepEqual(suggest("my-shop.order.creat", 1), [action]);
    assert.equal(unknown(JSON.stringify({ action: "my-shop.order.creat" })).suggestions[0], action);
    assert.throws(() => defineActions([order]), { code: "duplicate_action" });
    defineActions([]);
  });

  test("may say all there is to say", () => {
    defineActions([full]);
    const found = lookup("my-shop.invoice.export");
    assert.equal(found.template, full.action);
    assert.equal(found.title, "Download every invoice");
    assert.equal(found.description, "Download all of invoice: what is to be paid");
    assert.deepEqual(found.parameters, { thing: [full.parameters.thing[1]] });
    assert.deepEqual(found.requestData, [
      full.requestData[0],
      { path: "count", type: "number", always: false, check: true, description: "" },
    ]);
    for (const key of ["operation", "concern", "scope", "dataEvent", "service", "source", "deprecated"]) {
      assert.deepEqual(found[key], full[key], key);
    }
    assert.deepEqual(lookup(full.action).parameters.thing[0], { value: "order", description: "" });
    assert.equal(isValid({ action: "my-shop.invoice.export" }), false);
    const finding = validate({ action: "my-shop.invoice.export" }).findings.find(
      ({ rule }) => rule === "action/deprecated",
    );
    assert.equal(finding?.suggestions?.[0] ?? finding?.expected, order.action);
  });

  test("may be a class instance, or frozen, or come in two steps", () => {
    class Definition {
      title = "Ship it";
      operation = "update";
      constructor(action) {
        this.action = action;
      }
    }
    defineActions(
      Object.freeze([new Definition("my-shop.parcel.ship"), Object.freeze(new Definition("my-shop.box.ship"))]),
    );
    assert.equal(lookup("my-shop.parcel.ship").title, "Ship it");
    assert.equal(lookup(order.action).title, order.title);
  });
});
