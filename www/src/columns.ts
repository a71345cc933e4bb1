/** The table's columns, in their order. */
import type { LogQuery } from "activity-tracker-events/log";

export type Sort = NonNullable<LogQuery["sort"]>["by"];

export interface Column {
  readonly id: string;
  readonly name: string;
  /** What rows are put in order by; absent where the index keeps no order of it. */
  readonly sort?: Sort;
  /** Its width, as a track of a grid. */
  readonly width: string;
  /** Whether it is shown only when asked for. */
  readonly optional?: boolean;
  /** A table that is narrower than this does without it. */
  readonly from?: number;
  readonly end?: boolean;
}

export const COLUMNS: readonly Column[] = [
  { id: "mark", name: "Outcome", sort: "outcome", width: "36px" },
  { id: "time", name: "Time", sort: "time", width: "186px" },
  { id: "since", name: "Since the previous", width: "108px", optional: true, end: true },
  { id: "actor", name: "Actor", sort: "actor", width: "minmax(120px, 2fr)" },
  { id: "sentence", name: "What happened", sort: "action", width: "minmax(220px, 6fr)" },
  { id: "target", name: "Target", width: "minmax(90px, 2fr)", from: 900 },
  { id: "action", name: "Action", sort: "action", width: "minmax(120px, 3fr)", optional: true },
  { id: "severity", name: "Severity", sort: "severity", width: "84px", optional: true },
  { id: "reason", name: "Reason", sort: "reason", width: "76px", end: true },
  { id: "region", name: "Region", sort: "region", width: "88px", from: 680 },
  { id: "account", name: "Account", sort: "account", width: "120px", optional: true },
  { id: "address", name: "Address", sort: "address", width: "130px", optional: true },
  { id: "file", name: "File", sort: "file", width: "140px", optional: true },
  { id: "size", name: "Bytes", sort: "size", width: "80px", optional: true, end: true },
];
