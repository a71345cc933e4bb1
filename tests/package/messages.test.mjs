/** Descriptions in another language than English. */
import assert from "node:assert";
import { createRequire } from "node:module";
import { test } from "node:test";
import { describe, validate } from "activity-tracker-events";

const german = createRequire(import.meta.url)("activity-tracker-events/messages/de.json");
const event = {
  action: "data-science-experience.notebook.delete",
  outcome: "failure",
  reason: { reasonCode: 403 },
  initiator: { name: "ana@example.com", typeURI: "service/security/account/user" },
  target: { name: "Churn" },
};
const ENGLISH = "ana@example.com was not allowed to delete notebook “Churn” (403).";
const GERMAN = "ana@example.com war nicht berechtigt, das Notebook „Churn“ zu löschen (403).";

test("a language is given with the call, and is gone with the next", () => {
  assert.equal(describe(event).sentence, ENGLISH);
  assert.equal(describe(event, { messages: german }).sentence, GERMAN);
  assert.equal(describe(event, { messages: german, unwrap: false }).sentence, GERMAN);
  assert.equal(describe(event, { messages: undefined }).sentence, ENGLISH);
  assert.equal(describe(event).sentence, ENGLISH);
  assert.match(describe("pm-20.training.delete", { messages: german }).sentence, /^Meldet einen Versuch, /);
});

test("messages may be nested, and what is missing stays English", () => {
  const { outcome } = describe(event, { messages: { outcome: { refused_403: "abgelehnt" } } });
  assert.equal(outcome.text, "abgelehnt");
  assert.equal(describe(event, { messages: { outcome: { refused_403: "abgelehnt" } } }).sentence, ENGLISH);
});

test("messages that are none are refused, and the next call works", () => {
  const hostile = {};
  Object.defineProperty(hostile, "messages", {
    get() {
      throw new Error("no");
    },
  });
  const cyclic = {};
  cyclic.outcome = cyclic;
  const refused = [
    [
      { messages: { "outcome.succes": "x" } },
      /there is no message `outcome\.succes`; did you mean `outcome\.success`\?/,
    ],
    [{ messages: { "sentence.success": "{who}" } }, /has the placeholder `\{who\}`, which nothing fills/],
    [{ messages: { outcome: { success: 1 } } }, /`messages\.outcome\.success` is a number; it must be a text/],
    [{ messages: "de" }, /`messages` is a string; it must be an object of texts/],
    [{ messages: cyclic }, /`messages` cannot be read/],
    [hostile, /`messages` cannot be read/],
  ];
  for (const [options, message] of refused) {
    assert.throws(() => describe(event, options), { code: "bad_option", message });
    assert.equal(describe(event).sentence, ENGLISH);
  }
  assert.throws(() => validate(event, { messages: german }), { code: "bad_option" });
});
