/** `github`: annotations of a workflow run, of which GitHub shows ten of each level for a step. */
import type { Level } from "../../index.js";
import { type Context, type Format, isFile, relative } from "./format.js";

const MOST = 10;

const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

export function github(context: Context): Format {
  const { tally } = context;
  const given: Record<Level, number> = { error: 0, warning: 0, info: 0 };
  return {
    record(name, { findings }) {
      let text = "";
      for (const { level, line, column, rule, path, message } of findings) {
        if (level === "info" || given[level] >= MOST) continue;
        given[level]++;
        tally.shown++;
        const place = isFile(name) ? `file=${property(relative(name))},line=${line},col=${column},` : "";
        const where = `${isFile(name) ? "" : `line ${line}:${column}: `}${path === "" ? "" : `${path}: `}`;
        text += `::${level} ${place}title=${property(rule)}::${data(`${where}${message}`)}\n`;
      }
      return text;
    },
    failed(name, why) {
      const place = isFile(name) ? ` file=${property(relative(name))}` : "";
      return `::error${place}::${data(`${name}: ${why}`)}\n`;
    },
    finish() {
      const { records, valid, invalid, unreadable } = tally.totals;
      const { error, warning, info } = tally.levels();
      let told = `${records} records: ${valid} valid, ${invalid} invalid, ${unreadable} unreadable. `;
      told += `Findings: ${error} of level error, ${warning} of level warning, ${info} of level info`;
      const left = error + warning + info - tally.shown;
      if (left > 0) told += `; ${left} of them have no annotation of their own`;
      if (tally.failed > 0) told += `. Inputs that could not be read: ${tally.failed}`;
      return `::notice title=activity-tracker-events::${data(told)}\n`;
    },
  };
}
