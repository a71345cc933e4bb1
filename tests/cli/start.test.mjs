/** What a check of ten events costs, as a ratio to a Node that does nothing. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { cli, file, sample } from "./run.mjs";

test("ten events are checked in at most three times the time in which Node starts", () => {
  const path = file("ten.ndjson", `${sample.split("\n").slice(0, 10).join("\n")}\n`);
  const time = (args) => {
    const before = process.hrtime.bigint();
    const { status } = spawnSync(process.execPath, args);
    assert.ok(status === 0 || status === 1);
    return Number(process.hrtime.bigint() - before);
  };
  const ratios = [];
  for (let round = 0; round < 7; round++) ratios.push(time([cli, "check", path]) / time(["-e", "0"]));
  ratios.sort((one, two) => one - two);
  // Other work on the machine can only make a round slower.
  assert.ok(ratios[1] <= 3, ratios.map((ratio) => ratio.toFixed(2)).join(" "));
});
