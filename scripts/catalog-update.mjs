/**
 * `npm run catalog:update -- FILE [--service ID --source REPO:PAGE] [--write]`: what a new table of facts, or a new page of
 * the documentation, changes in the IBM Cloud pack.
 *
 * FILE is a table (.tsv) with all facts, as the project's own export is, or one page (.md) of the documentation, whose
 * tables name actions: names that the page has and the project has not are added under the page's headings, and nothing
 * else of the service is touched. Without `--write` the change is only told. With it, the data files, the revision and
 * CHANGELOG.md are written, for `git diff` and a reader's eyes; the words of new verbs are asked for by the build.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { FACTS, pageRows, readFacts, readTable, writeFacts } from "./lib/facts.mjs";
import { root as checkout } from "./lib/root.mjs";
import { main, Stop, say } from "./lib/say.mjs";

const VERSION = "src/catalog/data/version.toml";
const USAGE = "npm run catalog:update -- FILE.tsv|PAGE.md [--service ID --source REPO:PAGE] [--write]";

/** What is new in facts, by name. */
export function changesOf(old, now) {
  const before = new Map(old.map((row) => [row.action, row]));
  const after = new Map(now.map((row) => [row.action, row]));
  const told = ["service_title", "topic", "scope", "kind", "deprecated", "replaced_by", "source"];
  return {
    added: now.filter(({ action }) => !before.has(action)).map(({ action }) => action),
    removed: old.filter(({ action }) => !after.has(action)).map(({ action }) => action),
    deprecated: now
      .filter(({ action, deprecated }) => deprecated === "yes" && before.get(action)?.deprecated === "no")
      .map(({ action, replaced_by }) => (replaced_by ? `${action}: use ${replaced_by}` : action)),
    changed: now.flatMap((row) => {
      const was = before.get(row.action);
      const fields = was === undefined ? [] : told.filter((name) => (was[name] ?? "") !== (row[name] ?? ""));
      return fields.length === 0
        ? []
        : [`${row.action}: ${fields.map((name) => `${name} “${was[name]}” → “${row[name]}”`).join(", ")}`];
    }),
  };
}

/** The line that CHANGELOG.md gets, under what is not released. */
export function entryOf(changes, version) {
  const counts = Object.entries(changes)
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${names.length} ${what === "deprecated" ? "newly deprecated" : what}`);
  return `- Catalog ${version}: of the IBM Cloud pack, ${counts.join(", ")}.`;
}

function withEntry(changelog, entry) {
  const heading = /^## .*(?:not released|unreleased).*\n+/im.exec(changelog);
  if (heading === null) {
    return changelog.replace(/^(# .*\n+)/, (title) => `${title}## Unreleased\n\n${entry}\n\n`);
  }
  const at = heading.index + heading[0].length;
  return `${changelog.slice(0, at)}${entry}\n${changelog.slice(at)}`;
}

/** The text of version.toml with the next revision, and the version that it is then. */
export function nextVersion(text) {
  const document = /^document = "(.*)"$/m.exec(text)?.[1];
  const revision = Number(/^revision = (\d+)$/m.exec(text)?.[1]);
  if (document === undefined || !Number.isInteger(revision)) throw new Stop(`${VERSION} names no document or revision`);
  const next = text.replace(/^revision = \d+$/m, `revision = ${revision + 1}`);
  return { text: next, version: `${document}.${revision + 1}` };
}

function asked(args) {
  const value = (flag) => {
    const at = args.indexOf(flag);
    return at < 0 ? undefined : args.splice(at, 2)[1];
  };
  const [service, source] = [value("--service"), value("--source")];
  const write = args.includes("--write");
  const [file, ...more] = args.filter((arg) => arg !== "--write");
  if (file === undefined || more.length > 0 || file.startsWith("-")) throw new Stop("one file is needed", USAGE);
  if (!existsSync(file)) throw new Stop(`${file}: there is no such file`, USAGE);
  return { file, service, source, write };
}

/** Works out the change, tells it, and writes it if asked to; gives it back. */
export function update(root, args) {
  const { file, service, source, write } = asked([...args]);
  const old = readFacts(root);
  const text = readFileSync(file, "utf8");
  let now;
  if (file.endsWith(".md")) {
    if (service === undefined || source === undefined) throw new Stop("a page needs --service and --source", USAGE);
    now = pageRows(text, { file: basename(file), service, source, old });
  } else now = readTable(text, basename(file));
  const changes = changesOf(old, now);
  for (const [what, lines] of Object.entries(changes)) {
    if (lines.length > 0) say(`${what} (${lines.length})\n${lines.map((line) => `  ${line}`).join("\n")}`);
  }
  if (Object.values(changes).every((lines) => lines.length === 0)) {
    say("nothing has changed");
    return changes;
  }
  if (!write) {
    say("nothing is written; --write writes it");
    return changes;
  }
  const folder = join(root, FACTS);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of writeFacts(now)) writeFileSync(join(folder, name), content);
  const next = nextVersion(readFileSync(join(root, VERSION), "utf8"));
  writeFileSync(join(root, VERSION), next.text);
  const changelog = join(root, "CHANGELOG.md");
  writeFileSync(changelog, withEntry(readFileSync(changelog, "utf8"), entryOf(changes, next.version)));
  say(`written as ${next.version}; look through git diff, then npm run generate`);
  return changes;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main(() => void update(checkout, process.argv.slice(2)));
