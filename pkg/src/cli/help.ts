/** What `--help` prints: a screen of 24 lines of 80 columns at most. */
import { catalogVersion, version } from "../index.js";

const NAME = "activity-tracker-events";

export const HELP = `${NAME} ${version}, catalog ${catalogVersion}
Checks and describes IBM Cloud Activity Tracker events.

  check FILE…         says what is wrong with events; --describe tells each
  describe ACTION…    says what actions mean
  actions [WORD…]     lists the actions of the catalog that fit some words
  rules [ID…]         lists the rules; one by its id in full
  schema [NAME]       prints a JSON Schema: ingest, emit, config or catalog
  view [FILE…]        opens the log viewer in the browser; nothing is uploaded

  npx ${NAME} check --describe events.ndjson
  npx ${NAME} describe pm-20.deployment.delete

--help behind a command says more of it. --version prints the version.
Exit status: 0 nothing was found, 1 something was, 2 misuse or unreadable input.
`;

export const CHECK_HELP = `Usage: ${NAME} check [OPTION…] FILE|FOLDER|PATTERN|-…
Checks events: JSON in lines, arrays, over several lines; .gz too; - is stdin.

  --profile ingest|emit   a consumer's rules (default), or a producer's
  --rule ID=LEVEL         sets a rule to error, warning, info, off; repeatable
  --report LEVEL          mildest level shown: error, warning (default), info
  --fail-on LEVEL         mildest to fail, always shown: error (default) … never
  --format FORMAT         human, json, ndjson, sarif, junit, github
  --describe              tells every event in a sentence (human)
  --mask                  leaves the values of events out of findings
  --no-unwrap             does not take envelopes off
  --config FILE           these options as JSON; its schema: "schema config"
  --catalog FILE, --no-ibm-cloud     your own actions; without IBM Cloud's pack
  --color WHEN            auto (default; NO_COLOR counts), always, never
  --quiet                 no notes, no progress; of human, the exit status alone
  --max-bytes SIZE        of one input, unpacked: 20M, 4G (default for .gz 64G)
  --max-findings N, --jobs N         shown of one event (default 100); threads
  --max-event-bytes SIZE, --max-depth N      of one event (defaults 1M, 128)

  ${NAME} check --format sarif logs/ > events.sarif
Exit status: 0 nothing at --fail-on or above, 1 findings, 2 misuse, unreadable.
■ error  ▲ warning  ● info; outcome: ⊘ refused  ✕ failed  … pending  ? unclear
`;

export const DESCRIBE_HELP = `Usage: ${NAME} describe [OPTION…] ACTION…
Says what actions mean: by their names, or by those of templates.

  --catalog FILE          actions of your own, as JSON; repeatable
  --no-ibm-cloud          without those that the documentation only lists
  --format human|json     for people (default), or as data
  --color WHEN            auto (default; NO_COLOR counts), always, never

  ${NAME} describe pm-20.deployment.delete
  ${NAME} describe "pm-20.<asset_type>.create"

Events are told by "check --describe FILE".
Exit status: 0 all are in the catalog, 1 one is not, 2 misuse.
`;

export const ACTIONS_HELP = `Usage: ${NAME} actions [OPTION…] [WORD…]
Lists the actions of the catalog that fit all of some words, the best first;
without words all of them.

  --count                 how many there are, instead
  --diff OLD.json         what has changed since a catalog that was written by
                          "actions --format json", or is this package's
  --catalog FILE          actions of your own, as JSON; repeatable
  --no-ibm-cloud          without those that the documentation only lists
  --limit N               at most so many (default: all; with words 20)
  --format human|json     for people (default), or as data
  --color WHEN            auto (default; NO_COLOR counts), always, never

  ${NAME} actions delete key
  ${NAME} actions --format json | jq -r '.[].action'

Exit status: 0 some fit (or nothing has changed), 1 none does (or something
has), 2 misuse.
`;

export const RULES_HELP = `Usage: ${NAME} rules [--format human|json] [ID|FAMILY…]
Lists the rules with their levels under both profiles; of those that are named,
also why they are and how to mend what breaks them.

  --format human|json     for people (default), or as data
  --color WHEN            auto (default; NO_COLOR counts), always, never

  ${NAME} rules severity/reason
  ${NAME} rules time

Exit status: 0 all are there, 1 one is not, 2 misuse.
`;

export const SCHEMA_HELP = `Usage: ${NAME} schema [ingest|emit|config|catalog]
Prints a JSON Schema: of an event as the profile ingest (the default) or emit
has it, or of the files that --config and --catalog read.

  ${NAME} schema emit > event.emit.schema.json
`;

export const VIEW_HELP = `Usage: ${NAME} view [OPTION…] [FILE|FOLDER|PATTERN…]
Opens the log viewer in the browser, with these files; .gz too. It is served on
127.0.0.1 to this machine alone, and nothing leaves it. Ctrl+C ends it.

  --no-open               only prints the address
  --port N                that port of 127.0.0.1 (default: one that is free)

  ${NAME} view logs/ "archive/2026-03-*.json.gz"

Exit status: 0 it was ended, 2 misuse, or a file that cannot be read.
`;
