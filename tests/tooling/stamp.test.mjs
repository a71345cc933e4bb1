import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { filesUnder, hashFiles, lookOf, readStamp, sameLook, writeStamp } from "../../scripts/lib/stamp.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ate-stamp-"));
  mkdirSync(join(folder, "src", "deep"), { recursive: true });
  writeFileSync(join(folder, "src", "a"), "one");
  writeFileSync(join(folder, "src", "deep", "b"), "two");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("files are found under folders, in a stable order; what is not there is nothing", () => {
  writeFileSync(join(folder, "z"), "");
  assert.deepEqual(filesUnder(folder, ["z", "src", "missing"]), ["src/a", "src/deep/b", "z"]);
});

test("the hash changes with a content, a name, a new file and a value, and with nothing else", () => {
  const hash = () => hashFiles(folder, ["src"], "0.15.1");
  const first = hash();
  assert.equal(hash(), first);
  assert.notEqual(hashFiles(folder, ["src"], "0.15.2"), first);
  writeFileSync(join(folder, "src", "a"), "ONE");
  assert.notEqual(hash(), first);
  writeFileSync(join(folder, "src", "a"), "one");
  assert.equal(hash(), first, "the time of a file is not its content");
  renameSync(join(folder, "src", "a"), join(folder, "src", "c"));
  assert.notEqual(hash(), first);
  renameSync(join(folder, "src", "c"), join(folder, "src", "a"));
  writeFileSync(join(folder, "src", "new"), "");
  assert.notEqual(hash(), first);
});

test("a changed or removed output is noticed", () => {
  const file = join(folder, "src", "a");
  const look = lookOf([file]);
  assert.ok(sameLook(look));
  writeFileSync(file, "longer than it was");
  assert.ok(!sameLook(look));
  rmSync(file);
  assert.ok(!sameLook(look));
});

test("a stamp is read back; a missing, torn or foreign one is no stamp", () => {
  const file = join(folder, "stamps", "x.json");
  assert.deepEqual(readStamp(file), {});
  writeStamp(file, { key: "k", outputs: [] });
  assert.deepEqual(readStamp(file), { key: "k", outputs: [] });
  for (const text of ['{"key":', "null", ""]) {
    writeFileSync(file, text);
    assert.deepEqual(readStamp(file), {});
  }
});
