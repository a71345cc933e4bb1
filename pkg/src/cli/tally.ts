/** What a check has found until now, whatever is shown of it. */
import { type Finding, type Level, type LineReport, rules, type Totals } from "../index.js";
import { add, nothing } from "../node/files.js";

export const RANK: Record<Level, number> = { info: 0, warning: 1, error: 2 };

/** How often a rule was broken at a level. */
export interface Row {
  rule: string;
  level: Level;
  count: number;
}

export class Tally {
  readonly totals: Totals = nothing();
  /** Inputs that were read to their end, and those that were not. */
  files = 0;
  failed = 0;
  /** Findings that were shown. */
  shown = 0;
  /** Findings of unreadable records that were left out, since a file has so many of these. */
  shortened = 0;
  /** The rank of the worst finding; what an event has beyond all that can be looked into counts as a warning. */
  worst = -1;
  private readonly seen = new Map<string, Row>();

  see({ report }: LineReport): void {
    if (report.more) this.worst = Math.max(this.worst, RANK[report.valid ? "warning" : "error"]);
    for (const { rule, level } of report.findings) {
      this.worst = Math.max(this.worst, RANK[level]);
      const key = `${level} ${rule}`;
      const row = this.seen.get(key);
      if (row) row.count++;
      else this.seen.set(key, { rule, level, count: 1 });
    }
  }

  end(totals: Totals): void {
    add(this.totals, totals);
    this.files++;
  }

  /** All findings by rule and level, the worst first. Records whose findings are all of level info are not looked into. */
  rows(): Row[] {
    const rows = [...this.seen.values()].filter(({ level }) => level !== "info");
    const order = rules().map(({ id }) => id as string);
    for (const [rule, all] of Object.entries(this.totals.counts)) {
      const above = rows.filter((row) => row.rule === rule).reduce((sum, { count }) => sum + count, 0);
      if (all > above) rows.push({ rule, level: "info", count: all - above });
    }
    return rows.sort(
      (one, two) => RANK[two.level] - RANK[one.level] || order.indexOf(one.rule) - order.indexOf(two.rule),
    );
  }

  /** How many findings there are of each level. */
  levels(): Record<Level, number> {
    const levels = { error: 0, warning: 0, info: 0 };
    for (const { level, count } of this.rows()) levels[level] += count;
    return levels;
  }

  /** Whether something was found at a level or above. */
  reached(level: Level): boolean {
    const { invalid, unreadable } = this.totals;
    return invalid + unreadable > 0 || this.worst >= RANK[level];
  }
}

/** The findings of a record that are to be shown. */
export function shownOf(findings: Finding[], report: Level, most: number): Finding[] {
  return findings.filter(({ level }) => RANK[level] >= RANK[report]).slice(0, most);
}
