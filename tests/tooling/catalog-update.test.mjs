/** A new table of facts, or a new page, becomes a change of the data files that can be read. */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { nextVersion, update } from "../../scripts/catalog-update.mjs";
import { FACTS, readFacts, readService, readTable, writeFacts } from "../../scripts/lib/facts.mjs";
import { root } from "../../scripts/lib/root.mjs";

const folder = mkdtempSync(join(tmpdir(), "facts-"));
after(() => rmSync(folder, { recursive: true }));

/** A checkout with what the script reads and writes. */
function checkout(name) {
  const to = join(folder, name);
  mkdirSync(join(to, "src/catalog/data"), { recursive: true });
  cpSync(join(root, FACTS), join(to, FACTS), { recursive: true });
  cpSync(join(root, "src/catalog/data/version.toml"), join(to, "src/catalog/data/version.toml"));
  cpSync(join(root, "CHANGELOG.md"), join(to, "CHANGELOG.md"));
  return to;
}

const HEAD = "action\tservice\tservice_title\ttopic\tscope\tkind\tdeprecated\treplaced_by\tsource";
const line = (row) =>
  HEAD.split("\t")
    .map((name) => row[name] ?? "")
    .join("\t");
const table = (rows) => `${[HEAD, ...rows.map(line)].join("\n")}\n`;

suite("the files of facts", () => {
  test("are as the script would write them", () => {
    const files = writeFacts(readFacts(root));
    assert.deepEqual([...files.keys()].sort(), readdirSync(join(root, FACTS)).sort());
    for (const [name, text] of files) assert.equal(readFileSync(join(root, FACTS, name), "utf8"), text, name);
  });

  test("are refused with the line that has another form", () => {
    assert.throws(
      () => readService('service = "x"\nwhat is this\n', "x.toml"),
      /x\.toml:2: this line has not the form/,
    );
    assert.throws(() => readService('service = "x"\n[[actions]]\nnames = [\n  x,\n]\n', "x.toml"), /x\.toml:4/);
  });

  test("a table is refused with every mistake", () => {
    const [row] = readFacts(root);
    const bad = [{ ...row, scope: "here" }, row, row, { ...row, action: "x" }];
    assert.throws(
      () => readTable(table(bad), "t.tsv"),
      (error) => {
        assert.match(error.message, /t\.tsv:2: scope is "here"; it must be one of global, location, unknown/);
        assert.match(error.message, /t\.tsv:4: .* is already in line 2/);
        assert.match(error.message, /t\.tsv:5: "x" is not the name of an action/);
        return true;
      },
    );
    assert.throws(() => readTable("a\tb\n", "t.tsv"), /there is no column action, service/);
    assert.throws(() => readTable(`${HEAD}\n`, "t.tsv"), /it holds no row/);
  });
});

suite("an update", () => {
  test("from the same facts changes nothing", () => {
    const to = checkout("same");
    const file = join(folder, "same.tsv");
    writeFileSync(file, table(readFacts(root)));
    const changes = update(to, [file, "--write"]);
    assert.deepEqual(changes, { added: [], removed: [], deprecated: [], changed: [] });
    assert.equal(readFileSync(join(to, "CHANGELOG.md"), "utf8"), readFileSync(join(root, "CHANGELOG.md"), "utf8"));
  });

  test("from a new table is told, and written if that is asked for", () => {
    const to = checkout("table");
    const rows = readFacts(root).map((row) => ({ ...row }));
    const gone = rows.shift();
    rows.push({ ...rows[0], action: `${rows[0].action}x` });
    Object.assign(
      rows.find(({ action }) => action === "kms.secrets.rotate"),
      { deprecated: "yes", scope: "global" },
    );
    const file = join(folder, "new.tsv");
    writeFileSync(file, table(rows));
    const before = readFileSync(join(to, "src/catalog/data/version.toml"), "utf8");
    const changes = update(to, [file]);
    assert.deepEqual([changes.added, changes.removed], [[`${rows[0].action}x`], [gone.action]]);
    assert.deepEqual(changes.deprecated, ["kms.secrets.rotate"]);
    assert.match(changes.changed[0], /kms\.secrets\.rotate: scope “location” → “global”, deprecated “no” → “yes”/);
    assert.equal(readFileSync(join(to, "src/catalog/data/version.toml"), "utf8"), before);
    update(to, [file, "--write"]);
    const { text, version } = nextVersion(before);
    assert.equal(readFileSync(join(to, "src/catalog/data/version.toml"), "utf8"), text);
    assert.ok(
      readFileSync(join(to, "CHANGELOG.md"), "utf8").includes(
        `- Catalog ${version}: of the IBM Cloud pack, 1 added, 1 removed, 1 newly deprecated, 1 changed.\n`,
      ),
    );
    assert.deepEqual(readFacts(to).length, rows.length);
    assert.match(readFileSync(join(to, FACTS, "kms.toml"), "utf8"), /\n"kms\.secrets\.rotate" = ""\n/);
  });

  test("from a page adds the names of its tables under their headings", () => {
    const to = checkout("page");
    const page = join(folder, "at-events.md");
    writeFileSync(
      page,
      "# Auditing\n\n## Adapter events {: #adapters}\n\n| Action | Description |\n|---|---|\n" +
        "| `kms.adapter.create` | Words that are not taken. |\n| `kms.secrets.rotate` | (Deprecated) More of them. |\n",
    );
    const changes = update(to, [page, "--service", "kms", "--source", "key-protect:at-events.md", "--write"]);
    assert.deepEqual([changes.added, changes.removed], [["kms.adapter.create"], []]);
    assert.deepEqual(changes.deprecated, ["kms.secrets.rotate"]);
    const text = readFileSync(join(to, FACTS, "kms.toml"), "utf8");
    assert.match(
      text,
      /topic = "Adapter"\nscope = "location"\nsource = "key-protect:at-events.md"\nnames = \[\n {2}"kms\.adapter\.create",\n\]/,
    );
    assert.doesNotMatch(text, /Words that/);
    assert.throws(() => update(to, [page]), /a page needs --service and --source/);
    writeFileSync(page, "# Nothing\n");
    assert.throws(() => update(to, [page, "--service", "kms", "--source", "x:y"]), /no table of it has the name/);
  });
});
