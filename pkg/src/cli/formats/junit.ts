/** `junit`: a suite for each input, a case for each rule. */
import { type Level, rules, type Totals } from "../../index.js";
import { RANK } from "../tally.js";
import { type Context, type Format, relative } from "./format.js";

/** So many findings of one rule are told of one input; the others are counted. */
const MOST = 20;

/** Text for XML 1.0, which has no control characters at all. */
function xml(text: string): string {
  return text
    .replace(
      /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu,
      (found) => `\\u{${found.codePointAt(0)?.toString(16)}}`,
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;")
    .replaceAll("\r", "&#13;")
    .replaceAll("\t", "&#9;");
}

interface Case {
  failures: number;
  others: number;
  worst: Level;
  told: string[];
}

export function junit(context: Context): Format {
  const { profile, failOn, tally } = context;
  const fails = (level: Level) => RANK[level] >= RANK[failOn === "never" ? "error" : failOn];
  const known = rules().filter(({ id, levels, cases = [] }) => {
    const set = context.rules[id];
    return set === undefined
      ? [levels, ...cases.map(({ levels }) => levels)].some((one) => one[profile] !== "off")
      : set !== "off";
  });
  let begun = false;
  let cases = new Map<string, Case>();
  const head = () => {
    const text = begun ? "" : '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="activity-tracker-events">\n';
    begun = true;
    return text;
  };
  const suite = (name: string, error: string | undefined, counts: Totals["counts"] = {}) => {
    const file = xml(relative(name));
    const failed = [...cases.values()].filter(({ failures }) => failures > 0).length;
    const tests = known.length + (error === undefined ? 0 : 1);
    let text = head();
    text += `<testsuite name="${file}" tests="${tests}" failures="${failed}" errors="${error === undefined ? 0 : 1}">\n`;
    if (error !== undefined) {
      text += `<testcase classname="${file}" name="is read to its end"><error message="${xml(error)}"/></testcase>\n`;
    }
    for (const { id } of known) {
      const found = cases.get(id);
      const open = `<testcase classname="${file}" name="${xml(id)}"`;
      if (found === undefined) {
        text += `${open}/>\n`;
        continue;
      }
      const { failures, others, worst, told } = found;
      const all = failures + others;
      const more = all > told.length ? `\nand ${all - told.length} more` : "";
      const body = xml(told.join("\n") + more).replaceAll("&#10;", "\n");
      text +=
        failures > 0
          ? `${open}>\n<failure type="${worst}" message="${failures} at level ${worst}, ${all} in all">${body}</failure>\n</testcase>\n`
          : `${open}>\n<system-out>${body}</system-out>\n</testcase>\n`;
    }
    const told = [...cases.values()].reduce((sum, { told }) => sum + told.length, 0);
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (all > told) text += `<system-out>${all - told} of ${all} findings are not shown</system-out>\n`;
    cases = new Map();
    return `${text}</testsuite>\n`;
  };
  return {
    record(_name, { findings }) {
      for (const { rule, level, line, column, path, message } of findings) {
        const found = cases.get(rule) ?? { failures: 0, others: 0, worst: level, told: [] };
        cases.set(rule, found);
        if (fails(level)) found.failures++;
        else found.others++;
        if (RANK[level] > RANK[found.worst]) found.worst = level;
        if (found.told.length >= MOST) continue;
        found.told.push(`${line}:${column} ${level}${path === "" ? "" : ` ${path}`}: ${message}`);
        tally.shown++;
      }
      return "";
    },
    end: (name, totals) => suite(name, undefined, totals.counts),
    failed: (name, why) => suite(name, why),
    finish: () => `${head()}</testsuites>\n`,
  };
}
