/** What the words on the command line stand for: files, those of folders and patterns, standard input. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { glob, isPattern } from "./glob.js";
import { Misuse } from "./options.js";

/** An input by the name that the user knows it by. */
export interface Input {
  name: string;
  path: string;
  stream?: AsyncIterable<Uint8Array>;
  /** Somebody named it, so that it must hold events; else it was only found where it lies. */
  named: boolean;
}

export interface Inputs {
  inputs: Input[];
  /** What cannot be read, and why. */
  failed: { name: string; why: string }[];
  /** What the user should know. */
  notes: string[];
}

/** Endings of files of a folder that are taken for events. */
const ENDINGS = [".json", ".ndjson", ".jsonl", ".log", ".gz"];
const STANDARD_INPUT = "standard input";

/**
 * Finds the inputs, in the order of the words, and within a folder or a pattern in that of their names.
 * @throws Misuse
 */
export async function find(words: string[]): Promise<Inputs> {
  if (words.length === 0) throw new Misuse('no file is named; "-" reads standard input');
  if (words.filter((word) => word === "-").length > 1) throw new Misuse('"-" is named more than once');
  const all: Inputs = { inputs: [], failed: [], notes: [] };
  const seen = new Set<string>();
  const take = (path: string, named: boolean) => {
    if (seen.has(path)) return;
    seen.add(path);
    all.inputs.push({ name: path.replaceAll("\\", process.platform === "win32" ? "/" : "\\"), path, named });
  };
  for (const word of words) {
    if (word === "-") {
      all.inputs.push({ name: STANDARD_INPUT, path: "-", stream: process.stdin, named: true });
      continue;
    }
    const found = await stat(word).catch(() => undefined);
    if (found?.isDirectory()) {
      const { files, others } = await folder(word);
      for (const file of files) take(file, false);
      const endings = ENDINGS.join(", ");
      if (files.length === 0) {
        all.failed.push({ name: word, why: `this folder holds no events: no file in it ends in ${endings}` });
      } else if (others > 0) {
        all.notes.push(`${word}: ${count(others, "file")} left out, which end in none of ${endings}`);
      }
    } else if (found === undefined && isPattern(word)) {
      const files = await glob(word);
      for (const file of files) take(file, false);
      if (files.length === 0) all.failed.push({ name: word, why: "no file fits this pattern" });
    } else take(word, true);
  }
  return all;
}

/** The files of a folder and those below it that may hold events, in order, and how many others there are. */
async function folder(path: string): Promise<{ files: string[]; others: number }> {
  const files: string[] = [];
  let others = 0;
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries) {
    const inner = join(path, entry.name);
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) {
      const below = await folder(inner);
      files.push(...below.files);
      others += below.others;
    } else if (ENDINGS.some((ending) => entry.name.toLowerCase().endsWith(ending)) && (await isFile(inner)))
      files.push(inner);
    else others++;
  }
  return { files: files.sort(), others };
}

/** Links to files count; links to folders might lead in circles. */
async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  // One that has gone meanwhile is told when it is read.
  return found === undefined || found.isFile();
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
