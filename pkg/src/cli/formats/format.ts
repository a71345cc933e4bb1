/** What every format is told, and gives as text to print. */
import type { Finding, Level, LineReport, Profile, RecordReport, Totals } from "../../index.js";
import type { Paint } from "../../terminal.js";
import type { Tally } from "../tally.js";

/** What a format may have to know. */
export interface Context {
  profile: Profile;
  /** Rules that are set to another level. */
  rules: Record<string, Level | "off">;
  report: Level;
  /** The level that fails. */
  failOn: Level | "never";
  tally: Tally;
  style: Paint;
  width: number;
  /** There are several inputs. */
  several: boolean;
  quiet: boolean;
}

/** A record with those of its findings that are to be shown, and how many are not. */
export interface Shown {
  record: LineReport | RecordReport;
  findings: Finding[];
  leftOut: number;
}

/** Turns what is found into text. What a method gives is printed before it is called again. */
export interface Format {
  begin?(name: string): string;
  record?(name: string, shown: Shown): string;
  end?(name: string, totals: Totals): string;
  failed?(name: string, why: string): string;
  finish(status: number): string;
}

/** A name as a path with slashes, from the working folder on where it lies within. */
export function relative(name: string): string {
  const path = name.replaceAll("\\", "/");
  const here = `${process.cwd().replaceAll("\\", "/")}/`;
  return (path.startsWith(here) ? path.slice(here.length) : path).replace(/^(?:\.\/)+/, "");
}

/** Whether a name is that of a file, and not of standard input. */
export function isFile(name: string): boolean {
  return name !== "standard input";
}

/** What was found but is not in the output, in words; empty if nothing. */
export function leftOutText({ tally, report }: Context): string {
  const levels = tally.levels();
  const all = levels.error + levels.warning + levels.info;
  const left = all - tally.shown;
  if (left <= 0) return "";
  const below = (report === "error" ? levels.warning : 0) + (report !== "info" ? levels.info : 0);
  const parts = [];
  if (below > 0) parts.push(`${below} below --report ${report}`);
  if (tally.shortened > 0) parts.push(`${tally.shortened} of unreadable records (--format ndjson shows all)`);
  const beyond = left - below - tally.shortened;
  if (beyond > 0) parts.push(`${beyond} beyond --max-findings`);
  return `${left} of ${all} findings are not shown: ${parts.join(", ")}`;
}
