/** `human`: each finding with its place and what it means, or with `--describe` each event in a sentence; then totals. */
import {
  type Description,
  describe,
  groups,
  type Level,
  type LineReport,
  type Options,
  type RecordReport,
} from "../../index.js";
import { fold, visible } from "../../terminal.js";
import { count } from "../inputs.js";
import { RANK } from "../tally.js";
import { type Context, type Format, leftOutText, type Shown } from "./format.js";

const LEVEL_MARK: Record<Level, string> = { error: "■", warning: "▲", info: "●" };
const OUTCOME: Record<string, { mark: string; word: string }> = {
  success: { mark: " ", word: "succeeded" },
  pending: { mark: "…", word: "pending" },
  failure: { mark: "✕", word: "failed" },
  refused: { mark: "⊘", word: "refused" },
  unclear: { mark: "?", word: "not stated" },
  contradiction: { mark: "?", word: "contradictory" },
};

/** So many records of a file that are no JSON are shown: one that is no log at all has one in each line. */
const MOST_UNREADABLE = 20;

/** The findings alone. */
export function human(context: Context): Format {
  if (context.quiet) return { finish: () => "" };
  const { tally } = context;
  let unreadable = 0;
  return {
    begin() {
      unreadable = 0;
      return "";
    },
    record(name, shown) {
      if (shown.findings[0]?.rule === "json/syntax" && ++unreadable > MOST_UNREADABLE) {
        tally.shown -= shown.findings.length;
        tally.shortened += shown.findings.length;
        return "";
      }
      return findings(shown, 0, context, name);
    },
    end(name) {
      const more = unreadable - MOST_UNREADABLE;
      return more > 0
        ? `${context.style.bold(visible(name))} has ${count(more, "more record")} that cannot be read\n`
        : "";
    },
    finish: () => summary(context, ""),
  };
}

/** Every event in a sentence, and its findings under it. */
export function narrative(context: Context, options: Options): Format {
  const facts = { outcomes: new Map(), groups: new Map(), refused: new Map() } as Facts;
  const { style, several } = context;
  let day = "";
  return {
    begin(name) {
      day = "";
      return several ? `${style.bold(visible(name))}\n` : "";
    },
    record(_name, shown) {
      const description = look(shown.record, options, facts);
      const date = description.when?.utc?.slice(0, 10) ?? "";
      let text = "";
      if (date !== "" && date !== day) {
        day = date;
        text = `${style.bold(`${date} (UTC)`)}\n`;
      }
      return text + told(shown, description, context);
    },
    finish: () => summary(context, factsText(facts, context)),
  };
}

/** What the events say happened, counted. */
interface Facts {
  outcomes: Map<string, number>;
  groups: Map<string, number>;
  refused: Map<string, number>;
}

function look(record: LineReport, options: Options, facts: Facts): Description {
  const { bytes, report } = record as RecordReport;
  // What was not kept for its size, and what stands where an event should, has no bytes.
  const sentence = `This was not read: ${report.findings[0]?.message}.`;
  const description = bytes ? describe(bytes, options) : { ...describe("{"), sentence };
  if (!report.findings.some(({ rule }) => rule === "json/syntax" || rule === "event/too-large")) {
    plus(facts.outcomes, description.outcome?.how ?? "unclear");
    plus(facts.groups, description.group ?? "");
    if (description.outcome?.how === "refused") plus(facts.refused, description.actor?.text ?? "");
  }
  return description;
}

function told(shown: Shown, description: Description, context: Context): string {
  const { style, width } = context;
  const how = description.outcome?.how;
  const { mark } = (how && OUTCOME[how]) || { mark: "?" };
  const time = description.when?.utc?.slice(11, 19) ?? "--:--:--";
  const worst = (["error", "warning", "info"] as const).find((level) =>
    shown.findings.some((finding) => finding.level === level),
  );
  const level = worst ? style.level(worst, LEVEL_MARK[worst]) : " ";
  const indent = `${time} ${mark}x `.length;
  const place = " ".repeat(indent);
  const paint = how === "refused" ? style.refused : how === "failure" ? style.failed : (text: string) => text;
  const [first = "", ...more] = fold(visible(description.sentence), width - indent);
  let text = `${style.dim(time)} ${paint(mark)}${level} ${paint(first)}\n`;
  for (const rest of more) text += `${place}${paint(rest)}\n`;
  return text + findings(shown, indent, context, undefined);
}

/** Findings one under the other: with the name of their input in front, or as lines of the event above. */
function findings(
  { findings, leftOut, record }: Shown,
  indent: number,
  context: Context,
  name: string | undefined,
): string {
  const { style, width } = context;
  const place = " ".repeat(indent);
  const inner = `${place}  `;
  let text = "";
  for (const { level, rule, path, line, column, message } of findings) {
    const what = `${LEVEL_MARK[level]} ${level} ${rule}${path === "" ? "" : ` ${path}`}`;
    const where = name === undefined ? "" : `${style.bold(visible(`${name}:${line}:${column}`))} `;
    const behind = name === undefined ? ` (line ${line}:${column})` : "";
    text += `${place}${where}${style.level(level, visible(what + behind))}\n`;
    for (const rest of fold(visible(message), width - inner.length)) text += `${inner}${rest}\n`;
  }
  if (leftOut > 0) text += `${inner}and ${count(leftOut, "more finding")} of the event in line ${record.line}\n`;
  return text;
}

function factsText({ outcomes, groups: byGroup, refused }: Facts, { style }: Context): string {
  let text = "";
  if (outcomes.size > 0) text += title("Outcome", style);
  for (const [how, number] of byCount(outcomes)) {
    const { mark, word } = OUTCOME[how] ?? { mark: "?", word: how };
    const row = `${String(number).padStart(7)}  ${mark === " " ? "" : `${mark} `}${word}`;
    text += `${how === "refused" ? style.refused(row) : row}\n`;
  }
  if (refused.size > 0) text += title("Refused, by actor", style) + rows(byCount(refused));
  const titles = new Map(groups().map(({ id, title }) => [id as string, title]));
  const named = byCount(byGroup).map(([id, number]): [string, number] => [
    id === "" ? "not in the catalog" : (titles.get(id) ?? id),
    number,
  ]);
  return named.length > 0 ? text + title("Group", style) + rows(named) : text;
}

function summary(context: Context, facts: string): string {
  const { tally, style, width } = context;
  const { records, valid, invalid, unreadable } = tally.totals;
  if (records === 0) return "";
  const line = `${count(records, "record")}: ${valid} valid, ${invalid} invalid, ${unreadable} unreadable`;
  let text = `\n${"─".repeat(Math.min(width, 72))}\n`;
  text += `${style.bold(line)}${tally.files > 1 ? `, in ${count(tally.files, "file")}` : ""}\n${facts}`;
  const found = tally.rows().filter(({ level }) => RANK[level] >= RANK[context.report]);
  if (found.length > 0) text += title("Rule", style);
  for (const { rule, level, count } of found) {
    text += `${String(count).padStart(7)}  ${style.level(level, `${LEVEL_MARK[level]} ${level.padEnd(7)} ${rule}`)}\n`;
  }
  const left = leftOutText(context);
  if (left !== "") text += `\n${left}.\n`;
  return text;
}

const title = (text: string, style: Context["style"]) => `\n${style.bold(text)}\n`;
const rows = (entries: [string, number][]) =>
  entries.map(([name, number]) => `${String(number).padStart(7)}  ${visible(name)}\n`).join("");
const byCount = (map: Map<string, number>) => [...map].sort(([, one], [, other]) => other - one);

function plus(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
