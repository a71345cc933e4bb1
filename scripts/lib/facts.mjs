/**
 * The facts of the IBM Cloud pack: what the public documentation lists of each service, one file per service under
 * src/catalog/data/ibm-cloud/. The files are TOML; this reads and writes the one form of it that they have, so that a
 * change is lines added and removed, and nothing else.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Stop } from "./say.mjs";

export const FACTS = "src/catalog/data/ibm-cloud";

/** What a table of facts may say of an action, and what it must. */
const COLUMNS = ["action", "service", "service_title", "topic", "scope", "kind", "deprecated", "replaced_by", "source"];
const NEEDED = COLUMNS.filter((name) => name !== "replaced_by");
const WORDS = {
  scope: ["global", "location", "unknown"],
  kind: ["data", "management", "unknown"],
  deprecated: ["yes", "no"],
};
const ACTION = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/;
/** Longer ones the catalog does not take. */
const MOST_BYTES = 200;
const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/;

/** Code points, not the order of some language: every machine must write the same files. */
const ordered = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/**
 * The rows of a table of facts: tab-separated, with a line of names above.
 *
 * @param text - The table.
 * @param file - What it is called in messages.
 * @returns One object for each row, by the names of the columns; sorted by action.
 * @throws Stop with every mistake, by line
 */
export function readTable(text, file) {
  const [head = "", ...lines] = text
    .replace(/^\uFEFF/, "")
    .replace(/\r/g, "")
    .replace(/\n+$/, "")
    .split("\n");
  const names = head.split("\t");
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    throw new Stop(`${file}:1: there is no column ${missing.join(", ")}`, `columns: ${COLUMNS.join(", ")}, with tabs`);
  }
  const mistakes = [];
  const rows = lines.map((line, at) => {
    const cells = line.split("\t");
    const row = Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? "").trim()]));
    for (const why of mistakesOf(row)) mistakes.push(`${file}:${at + 2}: ${why}`);
    return row;
  });
  const seen = new Map();
  rows.forEach(({ action }, at) => {
    if (seen.has(action)) mistakes.push(`${file}:${at + 2}: ${action} is already in line ${seen.get(action)}`);
    else seen.set(action, at + 2);
  });
  if (rows.length === 0) mistakes.push(`${file}: it holds no row`);
  if (mistakes.length > 0) throw new Stop(short(mistakes));
  return rows.sort((one, other) => ordered(one.action, other.action));
}

function mistakesOf(row) {
  const found = [];
  if (!ACTION.test(row.action)) found.push(`"${row.action}" is not the name of an action: two or more parts with dots`);
  if (row.action.length > MOST_BYTES) found.push(`the name is longer than ${MOST_BYTES} characters`);
  if (!SERVICE.test(row.service)) found.push(`the service "${row.service}" is not a-z 0-9 - and dots`);
  for (const name of ["service_title", "topic", "source"]) if (row[name] === "") found.push(`${name} is empty`);
  for (const [name, words] of Object.entries(WORDS)) {
    if (!words.includes(row[name])) found.push(`${name} is "${row[name]}"; it must be one of ${words.join(", ")}`);
  }
  if (row.replaced_by && row.deprecated !== "yes") found.push("it has a replacement, but is not deprecated");
  if (row.replaced_by === row.action) found.push("it is its own replacement");
  return found;
}

function short(mistakes) {
  const [first, ...more] = mistakes.slice(0, 20);
  const rest = mistakes.length > 20 ? [`and ${mistakes.length - 20} more`] : [];
  return [first, ...more, ...rest].join("\n  ");
}

const quote = (text) => JSON.stringify(text);

/** The file of one service, from its rows. */
export function writeService(rows) {
  const [{ service, service_title: title }] = rows;
  const sections = new Map();
  for (const row of [...rows].sort((one, other) => ordered(one.action, other.action))) {
    const key = JSON.stringify([row.service_title, row.topic, row.scope, row.kind, row.source]);
    sections.set(key, [...(sections.get(key) ?? []), row]);
  }
  let text = `# Actions of ${title} as the public documentation lists them.\n\n`;
  text += `service = ${quote(service)}\ntitle = ${quote(title)}\n`;
  for (const section of sections.values()) {
    const [{ service_title, topic, scope, kind, source }] = section;
    text += "\n[[actions]]\n";
    if (service_title !== title) text += `title = ${quote(service_title)}\n`;
    text += `topic = ${quote(topic)}\n`;
    if (scope !== "unknown") text += `scope = ${quote(scope)}\n`;
    if (kind !== "unknown") text += `data_event = ${kind === "data"}\n`;
    text += `source = ${quote(source)}\nnames = [\n`;
    for (const { action } of section) text += `  ${quote(action)},\n`;
    text += "]\n";
  }
  const deprecated = rows.filter((row) => row.deprecated === "yes");
  if (deprecated.length > 0) text += "\n# With what has taken their place, where that is documented.\n[deprecated]\n";
  for (const { action, replaced_by } of deprecated) text += `${quote(action)} = ${quote(replaced_by ?? "")}\n`;
  return text;
}

/**
 * The rows of a service's file.
 *
 * @throws Stop with the line that has not the form
 */
export function readService(text, file) {
  let service = "";
  let title = "";
  let section;
  let list = false;
  let last = false;
  const rows = new Map();
  text.split("\n").forEach((line, at) => {
    const refuse = () => {
      throw new Stop(`${file}:${at + 1}: this line has not the form of a file of facts: ${line}`);
    };
    const pair = /^("(?:[^"\\]|\\.)*"|[a-z_]+) = ("(?:[^"\\]|\\.)*"|true|false|\[)$/.exec(line);
    if (line === "" || line.startsWith("#")) return;
    if (line === "[[actions]]") section = { service_title: title, scope: "unknown", kind: "unknown" };
    else if (line === "[deprecated]") last = true;
    else if (list && line === "]") list = false;
    else if (list) {
      const name = /^ {2}("[^"\\]+"),$/.exec(line)?.[1] ?? refuse();
      const action = JSON.parse(name);
      rows.set(action, { action, service, ...section, deprecated: "no", replaced_by: "" });
    } else if (pair === null) refuse();
    else if (pair[2] === "[") list = pair[1] === "names" || refuse();
    else {
      const [key, value] = [pair[1].startsWith('"') ? JSON.parse(pair[1]) : pair[1], JSON.parse(pair[2])];
      if (last) Object.assign(rows.get(key) ?? refuse(), { deprecated: "yes", replaced_by: value });
      else if (section === undefined && key === "service") service = value;
      else if (section === undefined && key === "title") title = value;
      else if (section !== undefined && key === "title") section.service_title = value;
      else if (section !== undefined && key === "data_event") section.kind = value ? "data" : "management";
      else if (section !== undefined && ["topic", "scope", "source"].includes(key)) section[key] = value;
      else refuse();
    }
  });
  return [...rows.values()].sort((one, other) => ordered(one.action, other.action));
}

/** All facts that the project has, sorted by action. */
export function readFacts(root) {
  const folder = join(root, FACTS);
  const files = readdirSync(folder).filter((name) => name.endsWith(".toml"));
  return files
    .flatMap((name) => readService(readFileSync(join(folder, name), "utf8"), `${FACTS}/${name}`))
    .sort((one, other) => ordered(one.action, other.action));
}

/** The files of all services, by their names. */
export function writeFacts(rows) {
  const services = new Map();
  for (const row of rows) services.set(row.service, [...(services.get(row.service) ?? []), row]);
  return new Map([...services].map(([service, rows]) => [`${service}.toml`, writeService(rows)]));
}

/** The names of a pack, in its order; `src/catalog/pack.rs` says what its text is. */
export function namesOf(text) {
  let name = "";
  return text.split("\n").flatMap((line) => {
    const [kind, same, rest] = line.split("\t");
    if (kind !== "e") return [];
    name = name.slice(0, Number(same)) + rest;
    return [name];
  });
}

/**
 * All facts with those that a page of the documentation adds: names in the first cell of the rows of its tables, under
 * the nearest heading. Of what is known already, only that it is now deprecated is taken.
 *
 * @throws Stop if the page names no action
 */
export function pageRows(text, { file, service, source, old }) {
  const rows = new Map(old.map((row) => [row.action, row]));
  const of = old.find((row) => row.service === service);
  let topic = "";
  let found = 0;
  for (const line of text.split("\n")) {
    const heading = /^#+\s+(.*?)\s*(?:\{.*)?$/.exec(line)?.[1];
    if (heading !== undefined) topic = heading.replace(/[`*]/g, "").replace(/\s+events?$/i, "");
    const name = /^\|\s*`?([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+)`?/.exec(line)?.[1];
    if (name === undefined) continue;
    found++;
    const deprecated = /\bdeprecated\b/i.test(line) ? "yes" : "no";
    const known = rows.get(name);
    if (known !== undefined) {
      if (deprecated === "yes") rows.set(name, { ...known, deprecated });
      continue;
    }
    const title = of?.service_title ?? service;
    const facts = { scope: of?.scope ?? "unknown", kind: "unknown", deprecated, replaced_by: "", source };
    rows.set(name, { action: name, service, service_title: title, topic: topic || title, ...facts });
  }
  if (found === 0) throw new Stop(`${file}: no table of it has the name of an action in its first cell`);
  return [...rows.values()].sort((one, other) => ordered(one.action, other.action));
}
