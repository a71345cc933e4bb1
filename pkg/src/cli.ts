/** The command line. `report` tells what happened, event by event, and what is wrong with it. */

import { version } from "./index.js";
import { USAGE as REPORT_USAGE, report } from "./report.js";

const USAGE = `activity-tracker-events ${version}: checks and describes IBM Cloud Activity Tracker events

Usage: activity-tracker-events report [--profile ingest|emit] [--info] [--color auto|always|never] [FILE…|-]

  report   a line for each event: when, who, what, with what result; what is wrong under it; totals at the end

  activity-tracker-events report events.ndjson
  gunzip -c hour.gz | activity-tracker-events report -

Exit status: 0 no error was found, 1 findings of level error, 2 misuse or a file that cannot be read.
`;

async function main(args: string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === undefined || command === "help" || command === "--help" || command === "-h") {
    process.stdout.write(USAGE);
    return command === undefined ? 2 : 0;
  }
  if (command === "--version") {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (command === "report") return report(rest);
  process.stderr.write(`"${command}" is not a command; there is "report".\n${REPORT_USAGE}`);
  return 2;
}

// A reader that has seen enough (`| head`) ends the report quietly.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`The report cannot be written: ${error.message}\n`);
  process.exit(2);
});

process.exitCode = await main(process.argv.slice(2));
