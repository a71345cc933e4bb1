import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hosts } from "../../scripts/lib/hosts.mjs";

test("where the hosts are not installed, the answer is the command that installs them", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "no-hosts-"));
  t.after(() => rmSync(folder, { recursive: true }));
  assert.throws(() => hosts(folder), /hosts are not installed\n {2}mend: npm test -- --only consumers$/);
});
