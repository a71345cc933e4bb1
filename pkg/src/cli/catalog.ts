/** The commands `describe`, `actions`, `rules` and `schema`: what the catalog says. */
import { existsSync, readFileSync } from "node:fs";
import {
  actions as allActions,
  rules as allRules,
  type CatalogDiff,
  catalogDiff,
  catalogVersion,
  describe as describeAction,
  type Entry,
  groups,
  jsonSchema,
  lookup,
  type Profile,
  type Rule,
  search,
  suggest,
} from "../index.js";
import { type ColorChoice, columns, fold, type Paint, paint, visible } from "../terminal.js";
import { loadCatalogs, readCatalog } from "./catalogs.js";
import { configSchema } from "./config.js";
import { ACTIONS_HELP, DESCRIBE_HELP, RULES_HELP, SCHEMA_HELP } from "./help.js";
import { count } from "./inputs.js";
import { didYouMean, nearest } from "./nearest.js";
import { allOf, CATALOG, given, lastOf, Misuse, NO_IBM_CLOUD, type Option, parsed, WHEN } from "./options.js";
import { print, tell } from "./output.js";

const COLOR: Option = { flag: "color", key: "color", takes: "word", words: WHEN, about: "" };
const FORMAT: Option = { flag: "format", key: "format", takes: "word", words: ["human", "json"], about: "" };
const COUNT: Option = { flag: "count", key: "quiet", takes: "nothing", about: "" };
const DIFF: Option = { flag: "diff", key: "catalogs", takes: "file", about: "" };
const LIMIT: Option = { flag: "limit", key: "jobs", takes: "integer", least: 1, most: 10_000, about: "" };
/** A line of text is easily read up to here. */
const WIDEST = 100;

interface Asked {
  words: string[];
  json: boolean;
  limit: number | undefined;
  count: boolean;
  diff: string | undefined;
  style: Paint;
  width: number;
}

/** What a command was asked; undefined if it was for its help, which is then printed. */
async function asked(args: string[], help: string, options: Option[]): Promise<Asked | undefined> {
  const flags = Object.fromEntries(options.map(({ flag, takes }) => [flag, takes !== "nothing"]));
  const line = given(args, { ...flags, help: false });
  const { words, values } = line;
  if (values.some(({ flag }) => flag === "help")) {
    await print(help);
    return undefined;
  }
  const value = (flag: string) => {
    const option = options.find((option) => option.flag === flag);
    const last = lastOf(line, flag);
    return option && last !== undefined ? parsed(option, last) : undefined;
  };
  const has = (flag: string) => values.some((one) => one.flag === flag);
  if (options.includes(CATALOG))
    await loadCatalogs({ ibmCloud: !has("no-ibm-cloud"), catalogs: allOf(line, "catalog") });
  const style = paint(process.stdout, (value("color") ?? "auto") as ColorChoice);
  const width = Math.min(WIDEST, columns(process.stdout));
  const limit = value("limit") as number | undefined;
  return {
    words,
    json: value("format") === "json",
    limit,
    count: has("count"),
    diff: lastOf(line, "diff"),
    style,
    width,
  };
}

/** Rows of a name and what it says, folded beside each other. */
function rows(rows: [string, string | undefined][], width: number, style: Paint): string {
  const known = rows.filter((row): row is [string, string] => row[1] !== undefined && row[1] !== "");
  const indent = 2 + Math.max(...known.map(([name]) => name.length)) + 2;
  return known
    .map(([name, text]) => {
      const [first, ...more] = fold(visible(text), width - indent);
      const head = `  ${style.dim(name.padEnd(indent - 2))}${first}\n`;
      return head + more.map((line) => `${" ".repeat(indent)}${line}\n`).join("");
    })
    .join("");
}

const SCOPE: Record<string, string | undefined> = {
  global: "in one region for the whole account",
  location: "in the region of the service",
  unknown: undefined,
};

function entryText(entry: Entry, { style, width }: Asked): string {
  const { action, template, title, description, service, operation, concern, group, deprecated } = entry;
  const of = groups().find(({ id }) => id === group);
  const fields = entry.requestData ?? [];
  const parameters = Object.entries(entry.parameters ?? {});
  let text = `${style.bold(action)}\n`;
  if (title !== "") for (const line of fold(title, width - 2)) text += `  ${line}\n`;
  if (description !== "" && description.replace(/\.$/, "") !== title)
    for (const line of fold(description, width - 2)) text += `  ${line}\n`;
  text += "\n";
  text += rows(
    [
      ["service", service],
      ["group", of && `${of.title} (${group})`],
      ["topic", entry.topic],
      ["does", entry.operationDerived ? `${operation} (derived from the name)` : operation],
      ["concerns", concern === "unknown" ? undefined : concern],
      ["depth", entry.depth === "listed" ? "listed: the documentation names it; the title is derived" : undefined],
      ["kind", entry.dataEvent === undefined ? undefined : entry.dataEvent ? "data event" : "management event"],
      ["viewed", SCOPE[entry.scope]],
      ["template", template === action ? undefined : template],
      ["deprecated", deprecated && (use(deprecated) || "yes")],
      ...parameters.map(([name, values]): [string, string] => [
        `<${name}>`,
        values.length === 0
          ? "any one part of a name"
          : values.map(({ value, description }) => (description ? `${value} (${description})` : value)).join(", "),
      ]),
      ["source", entry.source],
    ],
    width,
    style,
  );
  if (fields.length > 0) {
    text += `\n  ${style.dim("requestData")}\n`;
    text += rows(
      fields.map(({ path, type, values, always, description }) => [
        `  ${path}`,
        `${type}${values ? `, one of ${values.join(", ")}` : ""}${always ? ", always there" : ""}${description ? `: ${description}` : ""}`,
      ]),
      width,
      style,
    );
  }
  return text;
}

function use({ replacedBy, alternatives = [] }: NonNullable<Entry["deprecated"]>): string {
  return replacedBy === undefined ? "" : `use ${[replacedBy, ...alternatives].join(" or ")}`;
}

/** `describe ACTION…` */
export async function describe(args: string[]): Promise<number> {
  const found = await asked(args, DESCRIBE_HELP, [FORMAT, COLOR, CATALOG, NO_IBM_CLOUD]);
  if (found === undefined) return 0;
  const { words, json, width } = found;
  if (words.length === 0) throw new Misuse("no action is named: describe pm-20.deployment.delete");
  let missing = 0;
  const told: object[] = [];
  for (const [at, action] of words.entries()) {
    const entry = lookup(action);
    const description = describeAction(action.startsWith("{") ? ` ${action}` : action);
    if (entry === undefined) missing++;
    if (json) {
      told.push({ ...description, action, ...(entry === undefined ? { suggestions: suggest(action) } : { entry }) });
      continue;
    }
    if (at > 0) await print("\n");
    if (entry !== undefined) {
      await print(entryText(entry, found));
      continue;
    }
    if (existsSync(action)) {
      tell(`"${visible(action)}" is a file; "check --describe" tells the events of files.`);
      continue;
    }
    const meant = suggest(action);
    tell(`"${visible(action.slice(0, 200))}" is not in the catalog.`);
    for (const line of fold(visible(description.description ?? ""), width)) if (line !== "") tell(line);
    if (meant.length > 0) tell(`Did you mean ${meant.join(", ")}?`);
    else tell('The command "actions" lists what there is.');
  }
  if (json) await print(`${JSON.stringify(told, null, 2)}\n`);
  return missing > 0 ? 1 : 0;
}

/** With words, so many are listed unless more are asked for. */
const FEW = 20;
const ALL = 10_000;

/** `actions [WORD…]` */
export async function actions(args: string[]): Promise<number> {
  const found = await asked(args, ACTIONS_HELP, [LIMIT, COUNT, DIFF, FORMAT, COLOR, CATALOG, NO_IBM_CLOUD]);
  if (found === undefined) return 0;
  const { words, json, style, width } = found;
  if (found.diff !== undefined || found.count) {
    const flag = found.count ? "--count" : "--diff";
    if (words.length > 0 || (found.count && found.diff !== undefined)) throw new Misuse(`${flag} stands alone`);
    return found.count ? counts(json) : diff(found.diff as string, found);
  }
  const query = words.join(" ");
  const all = query === "" ? allActions() : search(query, { limit: ALL });
  const listed = all.slice(0, found.limit ?? (query === "" || json ? ALL : FEW));
  if (json) {
    await print(`${JSON.stringify(listed, null, 2)}\n`);
    return listed.length > 0 ? 0 : 1;
  }
  if (all.length === 0) {
    tell(`No action fits "${visible(query.slice(0, 200))}".`);
    const meant = suggest(query.trim().replaceAll(/\s+/g, "."));
    const word = wordsLike(words);
    if (meant.length > 0) tell(`Did you mean ${meant.join(", ")}?`);
    else if (word !== undefined) tell(`Did you mean "${word}"?`);
    else tell('Without words, "actions" lists all of them.');
    return 1;
  }
  const indent = Math.min(48, Math.max(...listed.map(({ action }) => action.length))) + 2;
  let group = "";
  for (const entry of listed) {
    let text = "";
    if (query === "" && entry.group !== group) {
      const of = groups().find(({ id }) => id === entry.group);
      text += `${group === "" ? "" : "\n"}${style.bold(of?.title ?? entry.group)}\n`;
      group = entry.group;
    }
    const [first = "", ...more] = fold(entry.title, width - indent);
    const fits = entry.action.length + 2 <= indent;
    text += fits ? `${entry.action.padEnd(indent)}${first}\n` : `${entry.action}\n${" ".repeat(indent)}${first}\n`;
    for (const line of more) text += `${" ".repeat(indent)}${line}\n`;
    await print(text);
  }
  if (listed.length < all.length) {
    tell(`${count(all.length - listed.length, "more action")} not shown; --limit ${all.length} shows all.`);
  }
  return 0;
}

/** `actions --count` */
async function counts(json: boolean): Promise<number> {
  const all = allActions();
  const of = (entries: Entry[]) => ({
    actions: entries.length,
    services: new Set(entries.map(({ action }) => action.split(".")[0])).size,
    groups: new Set(entries.map(({ group }) => group)).size,
  });
  const described = all.filter(({ depth }) => depth === "full");
  const listed = all.filter(({ depth }) => depth === "listed");
  const parts = { catalogVersion, described: of(described), listed: of(listed), all: of(all) };
  if (json) {
    await print(`${JSON.stringify(parts, null, 2)}\n`);
    return 0;
  }
  await print(`catalog ${catalogVersion}\n`);
  for (const name of ["described", "listed", "all"] as const) {
    const { actions, services, groups } = parts[name];
    await print(`${name.padEnd(10)}${actions} actions of ${services} services in ${groups} groups\n`);
  }
  return 0;
}

/** A name that a template explains is no entry of its own. */
const isEntry = ({ action, template }: Entry) => template === undefined || template === action;

/** `actions --diff OLD.json` */
async function diff(file: string, { json, width, style }: Asked): Promise<number> {
  const old = await readCatalog(file);
  let changes: CatalogDiff;
  try {
    const all = allActions();
    const entries = Array.isArray(old) ? (old as Entry[]) : ((old as { actions?: Entry[] } | null)?.actions ?? []);
    // An old catalog without the pack, or of the pack alone, says nothing of the rest.
    const depths = new Set(
      Array.isArray(entries) ? entries.filter(isEntry).map((entry) => entry?.depth ?? "full") : [],
    );
    const compared = depths.size === 1 ? all.filter(({ action, depth }) => depths.has(depth) || inOld(action)) : all;
    function inOld(action: string): boolean {
      return entries.some((entry) => entry.action === action);
    }
    if (compared.length < all.length) tell(`${file} holds ${[...depths]} entries only; the others are left out.`);
    changes = catalogDiff(old, { catalogVersion, actions: compared });
  } catch (error) {
    throw new Misuse(`${file}: ${(error as Error).message}`);
  }
  const { added, removed, renamed, deprecated, changed } = changes;
  const differs = added.length + removed.length + renamed.length + deprecated.length + changed.length > 0;
  if (json) {
    await print(`${JSON.stringify(changes, null, 2)}\n`);
    return differs ? 1 : 0;
  }
  const section = async (title: string, lines: string[], count = lines.length) => {
    if (lines.length === 0) return;
    await print(`${style.bold(`${title} (${count})`)}\n`);
    for (const line of lines) await print(`  ${visible(line)}\n`);
  };
  await section("added", added);
  await section("removed", removed);
  await section(
    "renamed",
    renamed.map(({ from, to }) => `${from} → ${to}`),
  );
  await section(
    "newly deprecated",
    deprecated.map(({ action, replacedBy }) => (replacedBy ? `${action}: use ${replacedBy}` : action)),
  );
  await section(
    "changed",
    changed.flatMap(({ action, changes }) => [
      action,
      ...changes.flatMap(({ field, from, to }) =>
        fold(`${field}: ${said(from)} → ${said(to)}`, width - 4).map((line) => `  ${line}`),
      ),
    ]),
    changed.length,
  );
  if (!differs) tell(`Nothing has changed since ${visible(file)}.`);
  return differs ? 1 : 0;
}

function said(value: unknown): string {
  return value === undefined ? "(nothing)" : typeof value === "string" ? value : JSON.stringify(value);
}

/** The words with one that no action has in the place of a word like it. */
function wordsLike(words: string[]): string | undefined {
  const known = new Set(
    allActions().flatMap(({ action, title }) => `${action} ${title}`.toLowerCase().match(/[a-z]+/g)),
  );
  const mended = words.map((word) => {
    const lower = word.toLowerCase();
    return search(word, { limit: 1 }).length > 0 ? word : (nearest(lower, known as Set<string>)[0] ?? word);
  });
  const text = mended.join(" ");
  return text !== words.join(" ") && search(text, { limit: 1 }).length > 0 ? text : undefined;
}

/** `rules [ID|FAMILY…]` */
export async function rules(args: string[]): Promise<number> {
  const found = await asked(args, RULES_HELP, [FORMAT, COLOR]);
  if (found === undefined) return 0;
  const { words, json, style, width } = found;
  const known = allRules();
  const listed: Rule[] = [];
  let missing = 0;
  for (const word of words) {
    const fit = known.filter(({ id, family }) => id === word || family === word);
    listed.push(...fit);
    if (fit.length > 0) continue;
    missing++;
    const names = [...known.map(({ id }) => id as string), ...new Set(known.map(({ family }) => family))];
    tell(
      `There is no rule "${visible(word.slice(0, 200))}"; the command "rules" lists them${didYouMean(word, names) || "."}`,
    );
  }
  const all = words.length === 0 ? known : listed;
  if (json) {
    await print(`${JSON.stringify(all, null, 2)}\n`);
  } else if (words.length === 0) {
    const widest = Math.max(...known.map(({ id }) => id.length)) + 2;
    await print(style.bold(`${"rule".padEnd(widest)}ingest   emit     breaks when\n`));
    for (const { id, levels, summary } of all) {
      const indent = widest + 18;
      const [first = "", ...more] = fold(summary, Math.max(30, width - indent));
      const levelsText = `${levels.ingest.padEnd(9)}${levels.emit.padEnd(9)}`;
      await print(
        `${id.padEnd(widest)}${levelsText}${first}\n${more.map((line) => `${" ".repeat(indent)}${line}\n`).join("")}`,
      );
    }
  } else {
    for (const [at, rule] of all.entries()) await print(`${at > 0 ? "\n" : ""}${ruleText(rule, width, style)}`);
  }
  return missing > 0 ? 1 : 0;
}

function ruleText({ id, summary, why, mend, levels, cases = [] }: Rule, width: number, style: Paint): string {
  const told = ({ ingest, emit }: Rule["levels"]) => `ingest ${ingest}, emit ${emit}`;
  const milder = cases.map(({ when, levels }): [string, string] => ["milder", `${told(levels)}: ${when}`]);
  const facts: [string, string][] = [
    ["breaks when", summary],
    ["why", why],
    ["mend", mend],
    ["levels", told(levels)],
    ...milder,
  ];
  return `${style.bold(id)}\n${rows(facts, width, style)}`;
}

/** `schema [ingest|emit|config|catalog]` */
export async function schema(args: string[]): Promise<number> {
  const found = await asked(args, SCHEMA_HELP, []);
  if (found === undefined) return 0;
  const [name = "ingest", ...more] = found.words;
  const names = ["ingest", "emit", "config", "catalog"];
  if (more.length > 0) throw new Misuse("one schema is printed at a time");
  if (!names.includes(name)) {
    throw new Misuse(`there is no schema "${name}"; there are ${names.join(", ")}${didYouMean(name, names)}`);
  }
  if (name === "catalog") {
    await print(readFileSync(new URL("./catalog.schema.json", import.meta.url), "utf8"));
    return 0;
  }
  await print(`${JSON.stringify(name === "config" ? configSchema() : jsonSchema(name as Profile), null, 2)}\n`);
  return 0;
}
