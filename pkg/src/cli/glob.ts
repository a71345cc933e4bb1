/**
 * File names with `*`, `**`, `?`, `[a-z]`, `[!a-z]` and `{a,b}`. Node 20 knows none of these; the time that this takes
 * grows with the length of a name times that of its pattern, whatever they are.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** The most that braces may spell out. */
const MOST_SPELLED = 1_000;

/** Whether a name has anything of a pattern. */
export function isPattern(name: string): boolean {
  return /[*?[{]/.test(name);
}

/** The names of the files that fit a pattern, in order. Names that begin with a dot must be asked for by a dot. */
export async function glob(pattern: string): Promise<string[]> {
  const found = new Set<string>();
  for (const spelled of spell(pattern.replaceAll("\\", process.platform === "win32" ? "/" : "\\"))) {
    const parts = spelled.split("/");
    const root = parts[0] === "" ? "/" : "";
    await walk(root, root === "" ? parts : parts.slice(1), found);
  }
  return [...found].sort();
}

async function walk(folder: string, parts: string[], found: Set<string>): Promise<void> {
  const [part, ...rest] = parts;
  if (part === undefined) return;
  if (!isPattern(part)) {
    const path = folder === "" ? part : join(folder, part);
    if (rest.length > 0) return walk(part === "" ? folder : path, rest, found);
    const entries = await list(folder);
    if (entries.some(({ name, isFile }) => name === part && isFile)) found.add(path);
    return;
  }
  for (const { name, isFile, isFolder } of await list(folder)) {
    const path = folder === "" ? name : join(folder, name);
    if (part === "**") {
      if (name.startsWith(".")) continue;
      if (isFolder) await walk(path, parts, found);
      continue;
    }
    if (!fits(name, part)) continue;
    if (rest.length === 0 ? isFile : false) found.add(path);
    if (rest.length > 0 && isFolder) await walk(path, rest, found);
  }
  // Any number of folders may be none.
  if (part === "**") await walk(folder, rest.length > 0 ? rest : ["*"], found);
}

/** What is in a folder; nothing if there is none, or none that may be read. Links to files count as files. */
async function list(folder: string): Promise<{ name: string; isFile: boolean; isFolder: boolean }[]> {
  const entries = await readdir(folder === "" ? "." : folder, { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => ({
    name: entry.name,
    isFile: !entry.isDirectory(),
    // A link to a folder may lead back to where it lies.
    isFolder: entry.isDirectory(),
  }));
}

/** Whether one name fits one part of a pattern. */
export function fits(name: string, pattern: string): boolean {
  if (name.startsWith(".") && !pattern.startsWith(".")) return false;
  const tokens = tokensOf(pattern);
  const letters = [...name];
  let at = 0;
  let to = 0;
  // Where to go on when what follows the last star did not fit.
  let star = -1;
  let from = 0;
  while (at < letters.length) {
    const token = tokens[to];
    if (token === "*") {
      star = to++;
      from = at;
    } else if (token?.(letters[at] as string)) {
      at++;
      to++;
    } else if (star >= 0) {
      to = star + 1;
      at = ++from;
    } else return false;
  }
  while (tokens[to] === "*") to++;
  return to === tokens.length;
}

type Token = "*" | ((letter: string) => boolean);

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  const letters = [...pattern];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string;
    const end = letter === "[" ? letters.indexOf("]", at + (letters[at + 1] === "!" ? 3 : 2)) : -1;
    if (letter === "*") tokens.push("*");
    else if (letter === "?") tokens.push(() => true);
    else if (end > 0) {
      const not = letters[at + 1] === "!" || letters[at + 1] === "^";
      const set = letters.slice(at + (not ? 2 : 1), end);
      tokens.push((found) => isIn(found, set) !== not);
      at = end;
    } else if (letter === "\\" && at + 1 < letters.length && process.platform !== "win32") {
      const escaped = letters[++at];
      tokens.push((found) => found === escaped);
    } else tokens.push((found) => found === letter);
  }
  return tokens;
}

function isIn(letter: string, set: string[]): boolean {
  for (let at = 0; at < set.length; at++) {
    const first = set[at] as string;
    if (set[at + 1] === "-" && at + 2 < set.length) {
      if (letter >= first && letter <= (set[at + 2] as string)) return true;
      at += 2;
    } else if (letter === first) return true;
  }
  return false;
}

/** The patterns that one with braces stands for. */
export function spell(pattern: string): string[] {
  let spelled = [""];
  for (let at = 0; at < pattern.length; ) {
    const end = pattern[at] === "{" ? pattern.indexOf("}", at) : -1;
    const choices = end > 0 ? pattern.slice(at + 1, end).split(",") : [pattern[at] as string];
    // One word in braces is no choice.
    const words = end > 0 && choices.length < 2 ? [pattern.slice(at, end + 1)] : choices;
    spelled = spelled.flatMap((before) => words.map((word) => before + word));
    if (spelled.length > MOST_SPELLED)
      throw new Error(`the braces of "${pattern}" spell out more than ${MOST_SPELLED} names`);
    at = end > 0 ? end + 1 : at + 1;
  }
  return spelled;
}
