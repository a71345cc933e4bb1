/**
 * How long a look-up takes, in nanoseconds: `node benches/lookup.mjs`, after `npm run build`. Printed, not asserted: the
 * figures are the machine's as much as the module's. Each is the best of many rounds.
 */
import { readFileSync } from "node:fs";
import { actions, lookup } from "activity-tracker-events";
import * as module from "../pkg/src/generated/core.js";

const ROUNDS = 50;

/** The best time for one of some items, over many rounds through all of them. */
function measure(name, items, work) {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const from = process.hrtime.bigint();
    for (const item of items) work(item);
    best = Math.min(best, Number(process.hrtime.bigint() - from) / items.length);
  }
  console.log(`${String(Math.round(best)).padStart(6)} ns  ${name}`);
}

const encoder = new TextEncoder();
const many = (names) => Array.from({ length: 20_000 }, (_, at) => names[at % names.length]);
const known = many(
  actions().map(({ action }) => action.replace("<service_name>", "my-database").replace("<asset_type>", "wml_model")),
);
const unknown = known.map((action) => `${action}x`);
const bytes = (names) => names.map((name) => encoder.encode(name));

module.initSync({ module: readFileSync(new URL("../pkg/dist/core.wasm", import.meta.url)) });
const [knownBytes, unknownBytes] = [bytes(known), bytes(unknown)];

measure("lookup(known action), from the second time on", known, lookup);
measure("lookup(unknown action)", unknown, lookup);
measure("the module alone: an action that it does not know", unknownBytes, (action) => module.lookup(action));
measure("the module alone: a known action, its entry built as an object", knownBytes, (action) =>
  module.lookup(action),
);
