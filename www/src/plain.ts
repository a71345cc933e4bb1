/**
 * Text of events as what it is: text. Characters that nobody sees, or that turn the direction of what stands around them,
 * are shown as boxed codes, and each text is kept to itself, so that no name can reorder the page.
 */
import { html, nothing, type TemplateResult } from "lit";

/**
 * Controls, formats, private and unassigned characters, halves of pairs, separators of lines, spaces that are not the
 * space, fillers, and selectors. The selector that makes a sign a coloured picture is left alone behind such a sign.
 */
const HIDDEN =
  /(?!(?<=\p{Extended_Pictographic})\ufe0f)(?:[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs})/u;
const HIDDEN_ALL = new RegExp(HIDDEN, "gu");
/** Nearly all text is this, and needs no second look. */
const ORDINARY = /^[\x20-\x7e]*$/;

const NAMES: Readonly<Record<string, string>> = {
  "0": "null",
  "7": "bell",
  "8": "backspace",
  "9": "tab",
  a: "line feed",
  d: "carriage return",
  "1b": "escape",
  "7f": "delete",
  a0: "no-break space",
  ad: "soft hyphen",
  "61c": "Arabic letter mark",
  "200b": "zero width space",
  "200c": "zero width non-joiner",
  "200d": "zero width joiner",
  "200e": "left-to-right mark",
  "200f": "right-to-left mark",
  "2028": "line separator",
  "2029": "paragraph separator",
  "202a": "left-to-right embedding",
  "202b": "right-to-left embedding",
  "202c": "pop directional formatting",
  "202d": "left-to-right override",
  "202e": "right-to-left override",
  "2060": "word joiner",
  "2066": "left-to-right isolate",
  "2067": "right-to-left isolate",
  "2068": "first strong isolate",
  "2069": "pop directional isolate",
  feff: "byte order mark",
};

/** A stretch of text: as it reads, or one character by its code. */
export interface Run {
  text: string;
  /** `U+202E`; absent where the text reads as it is. */
  code?: string;
  /** What the character is called, where that is well known. */
  name?: string;
}

/** The longest text that is shown without being asked for all of it. */
export const LONG = 2_000;

/**
 * Takes a text apart into what reads as it is and what does not.
 *
 * @param layout - Whether line feeds are those of our own layout, and not of the text.
 */
export function runs(text: string, layout = false): Run[] {
  if (ORDINARY.test(text)) return text === "" ? [] : [{ text }];
  const found: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(HIDDEN_ALL)) {
    if (layout && match[0] === "\n") continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push(codeOf(match[0]));
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

function codeOf(character: string): Run {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  const name = Object.hasOwn(NAMES, hex) ? NAMES[hex] : undefined;
  return { text: character, code: `U+${hex.toUpperCase().padStart(4, "0")}`, ...(name === undefined ? {} : { name }) };
}

/** The beginning of a text, whole characters only, and how many UTF-16 units were left out. */
export function cut(text: string, most: number): { text: string; left: number } {
  if (text.length <= most) return { text, left: 0 };
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
  return { text: text.slice(0, end), left: text.length - end };
}

/** Text of an event for a template: boxed codes where nobody would see anything, "…" where it is too long. */
export function plain(text: string, most = LONG, layout = false): string | TemplateResult {
  const shown = cut(text, most);
  if (ORDINARY.test(shown.text)) return shown.left === 0 ? shown.text : `${shown.text}…`;
  const parts = runs(shown.text, layout).map(({ text, code, name }) =>
    code === undefined
      ? text
      : html`<span class="code" title=${name === undefined ? nothing : `${code} ${name}`}>${code}</span>`,
  );
  return html`<bdi>${parts}${shown.left > 0 ? "…" : nothing}</bdi>`;
}

/**
 * What the package says of an event, in whose words hidden characters stand as `\u{202e}`: taken back to the characters, so
 * that the page shows them as it shows them elsewhere. A name that spells such a code out reads the same; what the event has
 * stands in its facts.
 */
export function unescaped(text: string): string {
  return text.replace(/\\u\{([\da-f]{1,6})\}/g, (code, hex) => {
    const point = Number.parseInt(hex, 16);
    const character = point <= 0x10ffff ? String.fromCodePoint(point) : "";
    return HIDDEN.test(character) ? character : code;
  });
}

/** The same where only a string can stand: a title, a label, the name of a file. */
export function plainText(text: string, most = 500): string {
  const shown = cut(text, most);
  const read = ORDINARY.test(shown.text)
    ? shown.text
    : runs(shown.text)
        .map(({ text, code }) => (code === undefined ? text : `[${code}]`))
        .join("");
  return shown.left > 0 ? `${read}…` : read;
}
