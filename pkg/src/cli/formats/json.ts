/** `json`: one document; `ndjson`: a line for each record with findings, each file, and the end. */
import { catalogVersion, type Totals, version } from "../../index.js";
import { type Context, type Format, relative, type Shown } from "./format.js";

function summary({ tally, profile }: Context, status: number): object {
  const levels = tally.levels();
  const found = levels.error + levels.warning + levels.info;
  return {
    version,
    catalogVersion,
    profile,
    files: tally.files,
    failed: tally.failed,
    totals: tally.totals,
    findings: { ...levels, shown: tally.shown, leftOut: found - tally.shown },
    status,
  };
}

/** As the package gives it, with what is to be shown of it. */
function recordOf({ record, findings, leftOut }: Shown): object {
  const { line, index, offset, length, report } = record;
  const { more: _, findings: __, ...others } = report;
  const told = { ...others, findings, ...(leftOut > 0 ? { more: leftOut } : {}) };
  return { line, ...(index === undefined ? {} : { index }), offset, length, report: told };
}

export function json(context: Context): Format {
  let files = 0;
  let lines = 0;
  const comma = (number: number) => (number === 0 ? "" : ",");
  return {
    begin(name) {
      lines = 0;
      return `${files === 0 ? '{"inputs":[\n' : ",\n"}{"file":${JSON.stringify(relative(name))},"lines":[`;
    },
    record: (_name, shown) => `${comma(lines++)}\n${JSON.stringify(recordOf(shown))}`,
    end(_name, totals: Totals) {
      files++;
      return `],"totals":${JSON.stringify(totals)}}`;
    },
    failed(_name, why) {
      files++;
      return `],"error":${JSON.stringify(why)}}`;
    },
    finish: (status) =>
      `${files === 0 ? '{"inputs":[' : ""}\n],"summary":${JSON.stringify(summary(context, status))}}\n`,
  };
}

export function ndjson(context: Context): Format {
  const line = (type: string, value: object) => `${JSON.stringify({ type, ...value })}\n`;
  return {
    record: (name, shown) => line("record", { file: relative(name), ...recordOf(shown) }),
    end: (name, totals) => line("file", { file: relative(name), totals }),
    failed: (name, why) => line("error", { file: relative(name), error: why }),
    finish: (status) => line("summary", summary(context, status)),
  };
}
