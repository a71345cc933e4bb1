/**
 * The options of `check`, in one table: the command line, its help, the configuration file and its JSON Schema are made
 * from it.
 */
import { parseArgs } from "node:util";
import type { Level, Profile } from "../index.js";
import { didYouMean } from "./nearest.js";

/** Something the user asked for that cannot be done; the exit status is 2. */
export class Misuse extends Error {}

export const FORMATS = ["human", "json", "ndjson", "sarif", "junit", "github"] as const;
export type Format = (typeof FORMATS)[number];
export const LEVELS = ["error", "warning", "info"] as const;
export const WHEN = ["auto", "always", "never"] as const;

/** What a check is told, from the configuration file and, above it, the command line. */
export interface CheckOptions {
  profile?: Profile;
  rules?: Record<string, Level | "off">;
  ibmCloud?: boolean;
  catalogs?: string[];
  report?: Level;
  failOn?: Level | "never";
  format?: Format;
  describe?: boolean;
  maskValues?: boolean;
  unwrap?: boolean;
  quiet?: boolean;
  color?: (typeof WHEN)[number];
  jobs?: number;
  maxBytes?: number;
  maxFindings?: number;
  maxEventBytes?: number;
  maxDepth?: number;
}

/** One option. */
export interface Option {
  /** On the command line, without the dashes. */
  flag: string;
  /** In the configuration file. */
  key: keyof CheckOptions;
  /** What it takes: nothing, one of some words, an integer, a number of bytes, a rule and its level, or a file. */
  takes: "nothing" | "word" | "integer" | "size" | "rule" | "file";
  words?: readonly string[];
  least?: number;
  most?: number;
  /** The value that stands for the option without one, where it is not true. */
  value?: false;
  about: string;
}

export const CATALOG: Option = {
  flag: "catalog",
  key: "catalogs",
  takes: "file",
  about: "a catalog of your own; its schema: schema catalog; repeatable",
};

export const NO_IBM_CLOUD: Option = {
  flag: "no-ibm-cloud",
  key: "ibmCloud",
  takes: "nothing",
  value: false,
  about: "without the actions that IBM Cloud's documentation only lists",
};

const MOST_SAFE = Number.MAX_SAFE_INTEGER;

export const OPTIONS: readonly Option[] = [
  {
    flag: "profile",
    key: "profile",
    takes: "word",
    words: ["ingest", "emit"],
    about: "a consumer's rules (ingest, the default) or a producer's",
  },
  {
    flag: "rule",
    key: "rules",
    takes: "rule",
    words: [...LEVELS, "off"],
    about: "sets a rule to error, warning, info or off; repeatable",
  },
  {
    flag: "report",
    key: "report",
    takes: "word",
    words: LEVELS,
    about: "the mildest level that is shown (default warning)",
  },
  {
    flag: "fail-on",
    key: "failOn",
    takes: "word",
    words: [...LEVELS, "never"],
    about: "the mildest level that exits with 1 (default error)",
  },
  CATALOG,
  NO_IBM_CLOUD,
  { flag: "format", key: "format", takes: "word", words: FORMATS, about: FORMATS.join(", ") },
  { flag: "describe", key: "describe", takes: "nothing", about: "tells every event in a sentence (human)" },
  { flag: "mask", key: "maskValues", takes: "nothing", about: "leaves the values of events out of findings" },
  { flag: "no-unwrap", key: "unwrap", takes: "nothing", value: false, about: "does not take envelopes off" },
  {
    flag: "quiet",
    key: "quiet",
    takes: "nothing",
    about: "no notes and progress; of human, nothing but the exit status",
  },
  { flag: "color", key: "color", takes: "word", words: WHEN, about: "auto (default; NO_COLOR counts), always, never" },
  {
    flag: "jobs",
    key: "jobs",
    takes: "integer",
    least: 1,
    most: 256,
    about: "threads at most (default: as many as can run at once)",
  },
  {
    flag: "max-bytes",
    key: "maxBytes",
    takes: "size",
    least: 1,
    most: MOST_SAFE,
    about: "of one input, unpacked: 500K, 20M, 4G (default for .gz 64G)",
  },
  {
    flag: "max-findings",
    key: "maxFindings",
    takes: "integer",
    least: 0,
    most: 10_000,
    about: "shown of one event (default 100)",
  },
  {
    flag: "max-event-bytes",
    key: "maxEventBytes",
    takes: "size",
    least: 1,
    most: 2 ** 24,
    about: "the largest event (default 1M)",
  },
  {
    flag: "max-depth",
    key: "maxDepth",
    takes: "integer",
    least: 1,
    most: 10_000,
    about: "the deepest nesting (default 128)",
  },
];

/** How the value of an option is written in the help. */
export function placeholder({ takes, words, flag }: Option): string {
  if (takes === "nothing") return "";
  if (takes === "rule") return " ID=LEVEL";
  if (takes === "file") return " FILE";
  if (takes === "size") return " SIZE";
  if (takes === "integer") return " N";
  return flag === "format"
    ? " FORMAT"
    : words?.length === 2
      ? ` ${words.join("|")}`
      : flag === "color"
        ? " WHEN"
        : " LEVEL";
}

/** What stands on a command line: words, and options with their values in the order in which they were given. */
export interface Given {
  words: string[];
  values: { flag: string; value: string | undefined }[];
}

/**
 * Takes a command line apart.
 *
 * @param flags - The options that the command knows, and whether each takes a value.
 * @throws Misuse
 */
export function given(args: string[], flags: Record<string, boolean>): Given {
  const options = Object.fromEntries(
    Object.entries(flags).map(([flag, takes]) => [
      flag,
      { type: takes ? "string" : "boolean", ...(flag === "help" ? { short: "h" } : {}), multiple: true } as const,
    ]),
  );
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const found: Given = { words: [], values: [] };
  for (const token of tokens) {
    if (token.kind === "positional") found.words.push(token.value);
    if (token.kind !== "option") continue;
    const takes = Object.hasOwn(flags, token.name) ? flags[token.name] : undefined;
    const name = token.rawName.replace(/=.*/s, "");
    if (takes === undefined) {
      const known = Object.keys(flags);
      throw new Misuse(
        `there is no option ${name}; --help names those there are${didYouMean(token.name, known, "--")}`,
      );
    }
    if (takes && (token.value === undefined || (!token.inlineValue && /^--[a-z]/.test(token.value)))) {
      throw new Misuse(`${name} needs a value`);
    }
    if (!takes && token.value !== undefined) throw new Misuse(`${name} takes no value`);
    found.values.push({ flag: token.name, value: token.value });
  }
  return found;
}

/** All values that an option was given. */
export function allOf({ values }: Given, flag: string): string[] {
  return values.flatMap((one) => (one.flag === flag && one.value !== undefined ? [one.value] : []));
}

/** The value that an option was given last; undefined if it was not given. */
export function lastOf({ values }: Given, flag: string): string | undefined {
  return values.filter((one) => one.flag === flag).pop()?.value;
}

/**
 * The value of an option as it stands on the command line.
 * @throws Misuse
 */
export function parsed(option: Option, text: string | undefined): unknown {
  const { flag, takes, words = [] } = option;
  const name = `--${flag}`;
  switch (takes) {
    case "nothing":
      return option.value ?? true;
    case "file":
      return [text];
    case "word":
      if (!words.includes(text ?? ""))
        throw new Misuse(`${name} is "${text}"; it must be ${oneOf(words)}${didYouMean(text ?? "", words)}`);
      return text;
    case "rule": {
      const [, id, level = ""] = /^([^=]*)=(.*)$/s.exec(text ?? "") ?? [];
      if (id === undefined)
        throw new Misuse(`${name} is "${text}"; it must be a rule and its level: ${name} field/unknown=off`);
      if (!words.includes(level)) {
        throw new Misuse(
          `${name} ${id}: the level is "${level}"; it must be ${oneOf(words)}${didYouMean(level, words)}`,
        );
      }
      return { [id]: level };
    }
    default: {
      const [, digits = "", unit = ""] = /^(\d{1,16})([KMG]?)$/i.exec(text ?? "") ?? [];
      const factor =
        takes === "size" ? 1024 ** " KMG".indexOf(unit.toUpperCase() || " ") : unit === "" ? 1 : Number.NaN;
      return inRange(option, name, digits === "" ? Number.NaN : Number(digits) * factor, text);
    }
  }
}

/**
 * The value of an option as the configuration file has it.
 * @throws Misuse
 */
export function seen(option: Option, value: unknown): unknown {
  const { key, takes, words = [] } = option;
  const name = `"${key}"`;
  const said = JSON.stringify(value);
  switch (takes) {
    case "nothing":
      if (typeof value !== "boolean") throw new Misuse(`${name} is ${said}; it must be true or false`);
      return value;
    case "file":
      if (!Array.isArray(value) || !value.every((file) => typeof file === "string")) {
        throw new Misuse(`${name} is ${said}; it must be an array of the names of files`);
      }
      return value;
    case "word":
      if (typeof value !== "string" || !words.includes(value)) {
        throw new Misuse(`${name} is ${said}; it must be ${oneOf(words)}${didYouMean(String(value), words)}`);
      }
      return value;
    case "rule":
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        throw new Misuse(`${name} is ${said}; it must be an object of rules and levels: {"field/unknown": "off"}`);
      }
      for (const [id, level] of Object.entries(value)) {
        if (!words.includes(level)) {
          throw new Misuse(
            `${name}, "${id}" is ${JSON.stringify(level)}; it must be ${oneOf(words)}${didYouMean(String(level), words)}`,
          );
        }
      }
      return value;
    default:
      return inRange(option, name, typeof value === "number" ? value : Number.NaN, said);
  }
}

function inRange({ takes, least = 0, most = MOST_SAFE }: Option, name: string, number: number, said: unknown): number {
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  const what =
    takes === "size" && name.startsWith("-") ? "a number of bytes, as 500000, 500K, 20M or 4G," : "an integer";
  const range = most === MOST_SAFE ? `of ${least} or more` : `from ${least} to ${most}`;
  throw new Misuse(
    `${name} is ${typeof said === "string" && name.startsWith("-") ? `"${said}"` : said}; it must be ${what} ${range}`,
  );
}

function oneOf(words: readonly string[]): string {
  return `one of ${words.join(", ")}`;
}
