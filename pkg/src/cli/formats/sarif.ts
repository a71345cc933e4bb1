/** `sarif`: a log of the Static Analysis Results Interchange Format, 2.1.0. */
import { resolve } from "node:path";
import { catalogVersion, type Finding, type Level, rules, version } from "../../index.js";
import { type Context, type Format, isFile, relative } from "./format.js";

/** As many results as code-scanning services take of one run. */
const MOST = 25_000;
const LEVEL: Record<Level | "off", string> = { error: "error", warning: "warning", info: "note", off: "none" };
const WORST_FIRST: Level[] = ["error", "warning", "info"];

/** Where an input is, in the words of the format. */
function artifact(name: string): object {
  if (!isFile(name)) return { description: { text: name } };
  // Above the working folder nothing has a path within the base: the format allows no "..".
  const found = relative(name);
  const named = found.split("/").includes("..") ? resolve(name).replaceAll("\\", "/") : found;
  const path = named.split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") || /^[A-Za-z]%3A/.test(path)
    ? { uri: `file://${path.startsWith("/") ? "" : "/"}${path.replace("%3A", ":")}` }
    : { uri: path, uriBaseId: "%SRCROOT%" };
}

export function sarif(context: Context): Format {
  const { tally, profile } = context;
  const known = rules();
  const index = new Map(known.map(({ id }, at) => [id as string, at]));
  const results: Record<Level, string[]> = { error: [], warning: [], info: [] };
  const notifications: object[] = [];
  /** There is no room for what is milder. */
  const full = (level: Level) => {
    let worse = 0;
    for (const one of WORST_FIRST) {
      worse += results[one].length;
      if (one === level) break;
    }
    return worse >= MOST;
  };
  const result = (name: string, finding: Finding) => {
    const { rule, level, path, message, line, column, offset, expected, suggestions } = finding;
    const region = { startLine: line, startColumn: column, byteOffset: offset };
    return JSON.stringify({
      ruleId: rule,
      ruleIndex: index.get(rule),
      level: LEVEL[level],
      message: { text: message },
      locations: [
        {
          physicalLocation: { artifactLocation: artifact(name), region },
          ...(path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: "member" }] }),
        },
      ],
      ...(expected === undefined && suggestions === undefined ? {} : { properties: { expected, suggestions } }),
    });
  };
  return {
    record(name, { findings }) {
      for (const finding of findings) if (!full(finding.level)) results[finding.level].push(result(name, finding));
      return "";
    },
    failed(name, why) {
      notifications.push({
        level: "error",
        message: { text: `${name}: ${why}` },
        locations: [{ physicalLocation: { artifactLocation: artifact(name) } }],
      });
      return "";
    },
    finish(status) {
      const given = WORST_FIRST.flatMap((level) => results[level]).slice(0, MOST);
      tally.shown = given.length;
      const levels = tally.levels();
      const found = levels.error + levels.warning + levels.info;
      const driver = {
        name: "activity-tracker-events",
        version,
        semanticVersion: version,
        rules: known.map(({ id, summary, why, mend, levels }) => ({
          id,
          shortDescription: { text: summary },
          fullDescription: { text: why },
          help: { text: mend },
          defaultConfiguration: { level: LEVEL[levels[profile]], enabled: levels[profile] !== "off" },
        })),
      };
      const run = {
        tool: { driver },
        invocations: [
          {
            executionSuccessful: tally.failed === 0,
            exitCode: status,
            ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
          },
        ],
        columnKind: "utf16CodeUnits",
        properties: {
          catalogVersion,
          profile,
          totals: tally.totals,
          findings: { ...levels, given: given.length, leftOut: found - given.length },
        },
      };
      const text = JSON.stringify(run);
      return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[\n${text.slice(0, -1)},"results":[${given.map((one) => `\n${one}`).join(",")}\n]}\n]}\n`;
    },
  };
}
