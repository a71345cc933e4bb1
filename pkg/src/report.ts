/** The report: a line for each event, its findings under it, totals at the end. */

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { describe, groups, rules, validate, validateStream } from "./index.js";
import { type ColorChoice, columns, fold, type Paint, paint, visible } from "./terminal.js";
import type { Description, Finding, Level, Options, Profile, RecordReport } from "./types.js";

export const USAGE =
  "Usage: activity-tracker-events report [--profile ingest|emit] [--info] [--color auto|always|never] [FILE…|-]\n";

const HELP = `${USAGE}
Tells what happened in files of events: JSON objects in lines, over several lines or in an array, each by itself or as a
log store exports it. "-" reads standard input.

  --profile ingest|emit   whose rules: a consumer's (the default) or a producer's
  --info                  shows findings of level info too
  --color auto|always|never

  Outcome: ⊘ refused   ✕ failed   … pending   ? not stated or contradictory
  Level:   ■ error     ▲ warning  ● info

Exit status: 0 no error was found, 1 findings of level error, 2 misuse or a file that cannot be read.
`;

const GZIP = [0x1f, 0x8b];
const EXPECTED = "JSON objects in UTF-8 are expected, in lines or in an array";

/** Where nothing more can be read, and why. */
class Unreadable extends Error {}

interface Totals {
  records: number;
  valid: number;
  invalid: number;
  unreadable: number;
  outcomes: Map<string, number>;
  groups: Map<string, number>;
  rules: Map<string, { rule: string; level: Level; count: number }>;
  refused: Map<string, number>;
}

/** Runs the report and gives the exit status. */
export async function report(args: string[]): Promise<number> {
  let options: Options;
  let info: boolean;
  let files: string[];
  let color: ColorChoice;
  try {
    const parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        profile: { type: "string" },
        info: { type: "boolean" },
        color: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (parsed.values.help) {
      process.stdout.write(HELP);
      return 0;
    }
    const profile = (parsed.values.profile ?? "ingest") as Profile;
    options = { profile };
    info = parsed.values.info ?? false;
    files = parsed.positionals;
    color = (parsed.values.color ?? "auto") as ColorChoice;
    if (!["auto", "always", "never"].includes(color)) {
      throw new Error(`--color is "${color}"; it must be one of "auto", "always" and "never"`);
    }
    // The options are checked before the first file is opened.
    validate("{}", options);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  if (files.length === 0) {
    process.stderr.write(`No file is named; "-" reads standard input.\n${USAGE}`);
    return 2;
  }

  const style = paint(process.stdout, color);
  const width = columns(process.stdout);
  const totals: Totals = {
    records: 0,
    valid: 0,
    invalid: 0,
    unreadable: 0,
    outcomes: new Map(),
    groups: new Map(),
    rules: new Map(),
    refused: new Map(),
  };
  let failed = false;
  for (const file of files) {
    const name = file === "-" ? "standard input" : file;
    try {
      if (files.length > 1) await write(`${style.bold(name)}\n`);
      const before = totals.records;
      let day = "";
      for await (const record of validateStream(events(await chunks(file)), { ...options, every: true })) {
        const description = look(record, options, totals);
        const date = description.when?.utc?.slice(0, 10) ?? "";
        if (date !== "" && date !== day) {
          day = date;
          await write(`${style.bold(`${date} (UTC)`)}\n`);
        }
        await write(render(record, description, info, style, width));
      }
      if (totals.records === before) throw new Unreadable(`it holds no events; ${EXPECTED}`);
    } catch (error) {
      failed = true;
      process.stderr.write(`${name}: ${reason(error)}\n`);
    }
  }
  if (totals.records > 0) await write(summary(totals, info, style, width));
  if (failed) return 2;
  return totals.invalid + totals.unreadable > 0 ? 1 : 0;
}

/** Counts a record, and tells what it says. */
function look({ bytes, report }: RecordReport, options: Options, totals: Totals): Description {
  // What was not kept for its size, and what stands where an event should, has no bytes.
  const sentence = `This was not read: ${report.findings[0]?.message}.`;
  const description = bytes ? describe(bytes, options) : { ...describe("{"), sentence };
  totals.records += 1;
  const unreadable = report.findings.some(({ rule }) => rule === "json/syntax" || rule === "event/too-large");
  if (unreadable) totals.unreadable += 1;
  else if (report.valid) totals.valid += 1;
  else totals.invalid += 1;
  for (const finding of report.findings) {
    const { rule, level } = finding;
    const key = `${level} ${rule}`;
    totals.rules.set(key, { rule, level, count: (totals.rules.get(key)?.count ?? 0) + 1 });
  }
  if (!unreadable) {
    count(totals.outcomes, description.outcome?.how ?? "unclear");
    count(totals.groups, description.group ?? "");
    if (description.outcome?.how === "refused") count(totals.refused, description.actor?.text ?? "");
  }
  return description;
}

const RANK: Record<Level, number> = { info: 0, warning: 1, error: 2 };
const LEVEL_MARK: Record<Level, string> = { error: "■", warning: "▲", info: "●" };
const OUTCOME: Record<string, { mark: string; word: string }> = {
  success: { mark: " ", word: "succeeded" },
  pending: { mark: "…", word: "pending" },
  failure: { mark: "✕", word: "failed" },
  refused: { mark: "⊘", word: "refused" },
  unclear: { mark: "?", word: "not stated" },
  contradiction: { mark: "?", word: "contradictory" },
};

function render(
  { report }: RecordReport,
  description: Description,
  info: boolean,
  style: Paint,
  width: number,
): string {
  const how = description.outcome?.how;
  const { mark } = (how && OUTCOME[how]) || { mark: "?" };
  const time = description.when?.utc?.slice(11, 19) ?? "--:--:--";
  const worst = worstOf(report.findings);
  const level = worst && (worst !== "info" || info) ? style.level(worst, LEVEL_MARK[worst]) : " ";
  const place = " ".repeat(`${time} ${mark}x `.length);
  const told = how === "refused" ? style.refused : how === "failure" ? style.failed : (text: string) => text;
  const [first = "", ...more] = fold(visible(description.sentence), width - place.length);
  let text = `${style.dim(time)} ${told(mark)}${level} ${told(first)}\n`;
  for (const rest of more) text += `${place}${told(rest)}\n`;
  for (const finding of report.findings) {
    if (finding.level === "info" && !info) continue;
    const at = finding.path === "" ? "" : ` ${finding.path}`;
    const where = `line ${finding.line}:${finding.column}`;
    const head = `${LEVEL_MARK[finding.level]} ${finding.level} ${finding.rule}${at} (${where})`;
    text += `${place}${style.level(finding.level, visible(head))}\n`;
    for (const rest of fold(visible(finding.message), width - place.length - 2)) text += `${place}  ${rest}\n`;
  }
  if (report.more) text += `${place}  and ${report.more} more findings\n`;
  return text;
}

function worstOf(findings: Finding[]): Level | undefined {
  const levels = findings.map(({ level }) => level);
  return levels.sort((one, other) => RANK[other] - RANK[one])[0];
}

function summary(totals: Totals, info: boolean, style: Paint, width: number): string {
  const title = (text: string) => `\n${style.bold(text)}\n`;
  const rows = (entries: [string, number][]) =>
    entries.map(([name, number]) => `${String(number).padStart(7)}  ${visible(name)}\n`).join("");
  const byCount = (map: Map<string, number>) => [...map].sort(([, one], [, other]) => other - one);

  const { records, valid, invalid, unreadable } = totals;
  let text = `\n${"─".repeat(Math.min(width, 72))}\n`;
  text += `${style.bold(`${plural(records, "record")}: ${valid} valid, ${invalid} invalid, ${unreadable} unreadable`)}\n`;
  if (totals.outcomes.size > 0) text += title("Outcome");
  for (const [how, number] of byCount(totals.outcomes)) {
    const { mark, word } = OUTCOME[how] ?? { mark: "?", word: how };
    const row = `${String(number).padStart(7)}  ${mark === " " ? "" : `${mark} `}${word}`;
    text += `${how === "refused" ? style.refused(row) : row}\n`;
  }
  if (totals.refused.size > 0) text += title("Refused, by actor") + rows(byCount(totals.refused));
  const titles = new Map(groups().map(({ id, title }) => [id as string, title]));
  const named = byCount(totals.groups).map(([id, number]): [string, number] => [
    id === "" ? "not in the catalog" : (titles.get(id) ?? id),
    number,
  ]);
  if (named.length > 0) text += title("Group") + rows(named);
  const order = rules().map(({ id }) => id as string);
  const found = [...totals.rules.values()].filter(({ level }) => info || level !== "info");
  found.sort(
    (one, other) => RANK[other.level] - RANK[one.level] || order.indexOf(one.rule) - order.indexOf(other.rule),
  );
  if (found.length > 0) {
    text += title("Rule");
    for (const { rule, level, count } of found) {
      text += `${String(count).padStart(7)}  ${style.level(level, `${LEVEL_MARK[level]} ${level.padEnd(7)} ${rule}`)}\n`;
    }
  }
  const hidden = [...totals.rules.values()].filter(({ level }) => level === "info");
  const infos = hidden.reduce((sum, { count }) => sum + count, 0);
  if (infos > 0 && !info) text += `\n${plural(infos, "finding")} of level info not shown; --info shows them.\n`;
  return text;
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

async function chunks(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === "-") return process.stdin;
  const found = await stat(file);
  if (found.isDirectory()) throw new Unreadable("this is a folder; name the files in it");
  return createReadStream(file, { highWaterMark: 1 << 18 });
}

/** What is no text is told by its beginning, instead of by a thousand syntax errors. */
async function* events(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of chunks) {
    if (first) refuse(chunk);
    first = false;
    yield chunk;
  }
}

function refuse(chunk: Uint8Array): void {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => chunk[index] === byte);
  if (begins(...GZIP)) throw new Unreadable("this is compressed with gzip; unpack it first and pipe it in: gunzip -c");
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) throw new Unreadable(`this is UTF-16; ${EXPECTED}`);
  const binary =
    chunk.subarray(0, 8192).includes(0) || begins(0x89, 0x50, 0x4e, 0x47) || begins(0x25, 0x50, 0x44, 0x46);
  if (binary) throw new Unreadable(`this is a binary file; ${EXPECTED}`);
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES" || code === "EPERM") return "it may not be read; check its permissions";
  if (code === "EISDIR") return "this is a folder; name the files in it";
  return message;
}

/** Writes and waits while the reader of the output is slower than we are. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
