/** The command `check`. */
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { Level, Options, Totals } from "../index.js";
import { validate } from "../index.js";
import { Files } from "../node/files.js";
import { workerScript } from "../node/host.js";
import { Pool } from "../node/pool.js";
import { columns, paint, visible } from "../terminal.js";
import { loadCatalogs } from "./catalogs.js";
import { readConfig, seeRules } from "./config.js";
import type { Context, Format } from "./formats/format.js";
import { github } from "./formats/github.js";
import { human, narrative } from "./formats/human.js";
import { json, ndjson } from "./formats/json.js";
import { junit } from "./formats/junit.js";
import { sarif } from "./formats/sarif.js";
import { CHECK_HELP } from "./help.js";
import { find, type Input } from "./inputs.js";
import { type CheckOptions, given, lastOf, Misuse, OPTIONS, parsed } from "./options.js";
import { course, print, tell } from "./output.js";
import { Progress } from "./progress.js";
import { RANK, shownOf, Tally } from "./tally.js";

/** So many findings of one event the core may give, so that their levels can be counted; it takes no more. */
const ALL_FINDINGS = 10_000;
/** Below so many bytes, a second thread would start too late to help. */
const WORTH_THREADS = 1 << 23;
/** What is packed takes as long as so many times of what is not. */
const PACKED = 8;
/** Formats that count what they show by themselves. */
const OWN_COUNT = ["github", "junit", "sarif"];

const FORMATS: Record<string, (context: Context) => Format> = { json, ndjson, sarif, junit, github };

/** Runs the command and gives the exit status. */
export async function check(args: string[], module: WebAssembly.Module): Promise<number> {
  const { words, options, config } = await read(args);
  if (words === undefined) {
    await print(CHECK_HELP);
    return 0;
  }
  if (config !== undefined && !options.quiet) tell(visible(`Options from ${config}`));
  await loadCatalogs(options);
  const { inputs, failed, notes } = await find(words);
  if (!options.quiet) for (const note of notes) tell(visible(note));

  const { profile = "ingest", failOn = "error", format = "human", quiet = false } = options;
  const report = shownLevel(options.report ?? "warning", failOn);
  const { maxFindings = 100, rules = {}, color = "auto" } = options;
  const core: Options = {
    profile,
    rules,
    unwrap: options.unwrap,
    maskValues: options.maskValues,
    maxEventBytes: options.maxEventBytes,
    maxDepth: options.maxDepth,
    maxFindings: ALL_FINDINGS,
    // Warnings are looked into whatever is shown, so that they can be counted.
    report: report === "info" ? "info" : "warning",
  };
  const tally = new Tally();
  const context: Context = {
    profile,
    rules,
    report,
    failOn,
    tally,
    style: paint(process.stdout, color),
    width: columns(process.stdout),
    several: inputs.length + failed.length > 1,
    quiet,
  };
  const every = options.describe === true;
  const out = every ? narrative(context, core) : (FORMATS[format] ?? human)(context);
  const own = OWN_COUNT.includes(format);

  const sizes = await sizesOf(inputs);
  const jobs = options.jobs ?? availableParallelism();
  // A description takes longer than a check, and is made on this thread.
  const threads = jobs > 1 && !every && sizes.reduce((sum, { work }) => sum + work, 0) >= WORTH_THREADS;
  const settings = { ...core, every };
  const pool = threads ? new Pool(jobs, workerScript(), module, settings) : undefined;
  const progress =
    !quiet && Progress.isWanted(process.stderr)
      ? new Progress(
          sizes.reduce((sum, { size }) => sum + size, 0),
          process.stderr,
        )
      : undefined;
  let before = 0;
  const files = new Files(inputs, {
    options: settings,
    maxBytes: options.maxBytes,
    pool,
    signal: undefined,
    onRead: (_file, bytes) => progress?.show(before + bytes),
  });

  const fail = async (name: string, why: string) => {
    tally.failed++;
    tell(visible(`${name}: ${why}`));
    if (out.failed) await print(out.failed(name, why));
  };
  for (const { name, why } of failed) {
    await print(out.begin?.(name) ?? "");
    await fail(name, why);
  }
  let empty = 0;
  for (const [at, input] of inputs.entries()) {
    const { name } = input;
    const file = await files.next();
    if (file === undefined) break;
    await print(out.begin?.(name) ?? "");
    try {
      const totals = await all(files.records(file));
      if (totals.records === 0) {
        if (input.named) throw new Error(NO_EVENTS);
        empty++;
        if (!quiet) tell(visible(`${name}: it holds no events`));
      }
      tally.end(totals);
      await print(out.end?.(name, totals) ?? "");
    } catch (error) {
      await fail(name, (error as Error).message);
    }
    before += sizes[at]?.size ?? 0;

    async function all(batches: AsyncGenerator<Parameters<Tally["see"]>[0][], Totals>): Promise<Totals> {
      for (;;) {
        const { done, value } = await batches.next();
        if (done) return value;
        let text = "";
        for (const record of value) {
          tally.see(record);
          if (failOn !== "never" && tally.worst >= RANK[failOn]) course.status = 1;
          const findings = shownOf(record.report.findings, report, maxFindings);
          if (findings.length === 0 && !every) continue;
          const wanted = shownOf(record.report.findings, report, Number.POSITIVE_INFINITY).length;
          if (!own) tally.shown += findings.length;
          const leftOut = wanted - findings.length + (record.report.more ?? 0);
          text += out.record?.(name, { record, findings, leftOut }) ?? "";
          if (text.length > MUCH) {
            await print(text);
            text = "";
          }
        }
        await print(text);
      }
    }
  }
  await pool?.close();
  if (inputs.length > 0 && empty === inputs.length) await fail(words.join(" "), NO_EVENTS);
  progress?.clear();
  const reached = failOn !== "never" && tally.reached(failOn);
  course.status = tally.failed > 0 ? 2 : reached ? 1 : 0;
  await print(out.finish(course.status));
  return course.status;
}

/** What the command fails for is shown, whatever else is. */
function shownLevel(report: Level, failOn: Level | "never"): Level {
  return failOn !== "never" && RANK[failOn] < RANK[report] ? failOn : report;
}

const NO_EVENTS = "it holds no events; JSON objects in UTF-8 are expected, in lines or in an array";
/** Text is printed in pieces of about so many characters. */
const MUCH = 1 << 16;

/** The options, of the configuration file and above it those of the command line; no words if help is asked for. */
async function read(
  args: string[],
): Promise<{ words: string[] | undefined; options: CheckOptions; config: string | undefined }> {
  const flags = Object.fromEntries(OPTIONS.map(({ flag, takes }) => [flag, takes !== "nothing"]));
  const line = given(args, { ...flags, config: true, help: false });
  const { words, values } = line;
  if (values.some(({ flag }) => flag === "help")) return { words: undefined, options: {}, config: undefined };
  const config = lastOf(line, "config");
  const options: CheckOptions = config === undefined ? {} : await readConfig(config);
  const own: Record<string, unknown> = {};
  for (const { flag, value } of values) {
    const option = OPTIONS.find((option) => option.flag === flag);
    if (option === undefined) continue;
    const found = parsed(option, value);
    if (option.takes === "rule") own[option.key] = { ...(own[option.key] as object), ...(found as object) };
    else if (option.takes === "file")
      own[option.key] = [...((own[option.key] as string[]) ?? []), ...(found as string[])];
    else own[option.key] = found;
  }
  seeRules(own.rules as CheckOptions["rules"], "--rule");
  const all = { ...options, ...own, rules: { ...options.rules, ...(own.rules as CheckOptions["rules"]) } };
  if (all.describe && (all.format ?? "human") !== "human") {
    throw new Misuse(`--describe goes with --format human only, not with ${all.format}`);
  }
  // What is left for the core to say is said before the first file is opened.
  validate("{}", { profile: all.profile, maxEventBytes: all.maxEventBytes, maxDepth: all.maxDepth });
  return { words, options: all, config };
}

/** How many bytes inputs have, and how much work these are. */
async function sizesOf(inputs: Input[]): Promise<{ size: number; work: number }[]> {
  return Promise.all(
    inputs.map(async ({ path, stream }) => {
      const found = stream === undefined ? await stat(path).catch(() => undefined) : undefined;
      const size = found?.isFile() ? found.size : 0;
      return { size, work: path.toLowerCase().endsWith(".gz") ? size * PACKED : size };
    }),
  );
}
