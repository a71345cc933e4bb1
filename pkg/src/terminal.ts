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

/** The styles of a stream; none for a pipe or with `NO_COLOR` set. */
export function paint(stream: NodeJS.WriteStream): Paint {
  const on = stream.isTTY && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";
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

/** The width of a stream; a pipe is never folded. */
export function columns(stream: NodeJS.WriteStream): number {
  return stream.isTTY ? Math.max(40, stream.columns || 80) : Number.POSITIVE_INFINITY;
}

/** Text with control and direction-changing characters made visible, so that a log cannot drive the terminal. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (found) => `\\u{${(found.codePointAt(0) as number).toString(16)}}`,
  );
}

/** Folds text at spaces into lines of at most `width` characters; a longer word stands by itself. */
export function fold(text: string, width: number): string[] {
  const folded: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      folded.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  folded.push(line);
  return folded;
}
