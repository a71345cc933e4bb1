/** What a terminal can show: its width, its colours, and text that cannot take it over. */

import type { Level } from "./types.js";

type Style = (text: string) => string;

/** Styles that are nothing where the output is no terminal, so that a colour is never the only sign. */
export interface Paint {
  bold: Style;
  dim: Style;
  refused: Style;
  failed: Style;
  level: (level: Level, text: string) => string;
}

/** When to use colours: on a terminal, always or never. */
export type ColorChoice = "auto" | "always" | "never";

/** The styles of a stream; by themselves none for a pipe, with `NO_COLOR` set, or on a terminal that has none. */
export function paint(stream: NodeJS.WriteStream, choice: ColorChoice): Paint {
  const { NO_COLOR, TERM } = process.env;
  const on = choice === "always" || (choice === "auto" && stream.isTTY === true && !NO_COLOR && TERM !== "dumb");
  const style =
    (code: string): Style =>
    (text) =>
      on ? `\u001b[${code}m${text}\u001b[0m` : text;
  const levels: Record<Level, Style> = { error: style("31"), warning: style("33"), info: style("36") };
  return {
    bold: style("1"),
    dim: style("2"),
    refused: style("1;31"),
    failed: style("33"),
    level: (level, text) => levels[level](text),
  };
}

/** The width of a terminal; in a pipe what `COLUMNS` says, or else no fold at all. */
export function columns(stream: NodeJS.WriteStream): number {
  const { COLUMNS } = process.env;
  const stated = Number(COLUMNS);
  const width = stream.isTTY ? stream.columns : stated > 0 ? stated : Number.POSITIVE_INFINITY;
  return Math.max(40, width || 80);
}

/** Text with control and direction-changing characters made visible, so that a log cannot drive the terminal. */
export function visible(text: string): string {
  // Nearly all text is of the plain letters, which are found soonest.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (found) => `\\u{${(found.codePointAt(0) as number).toString(16)}}`,
  );
}

/** Characters that take two columns: East Asian wide ones and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;
/** Marks that take none, being set on the character before. */
const NARROW = /\p{Mn}|\p{Me}/gu;

/** How many columns a text takes. */
export function widthOf(text: string): number {
  const characters = [...text].length;
  return characters + (text.match(WIDE)?.length ?? 0) - (text.match(NARROW)?.length ?? 0);
}

/** Folds text at spaces into lines of at most `width` columns; a longer word stands by itself. */
export function fold(text: string, width: number): string[] {
  // Into a file nothing is folded, and there is much of it.
  if (width === Number.POSITIVE_INFINITY) return [text];
  const folded: string[] = [];
  let line = "";
  let taken = 0;
  for (const word of text.split(" ")) {
    const more = widthOf(word);
    if (line !== "" && taken + 1 + more > width) {
      folded.push(line);
      line = word;
      taken = more;
    } else {
      taken += more + (line === "" ? 0 : 1);
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  folded.push(line);
  return folded;
}
