import { html, type TemplateResult } from "lit";

// Controls, marks of direction, and what takes no room.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Text of an event as text for a title or a name, where there are no boxes. */
export function plainText(text: string, most = 2000): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return cut.replace(HIDDEN, (character) => `[${codeOf(character)}]`);
}

/** Text of an event for the page: what would not be seen, or would turn the text round, as boxed codes. */
export function plain(text: string, most = 2000): string | TemplateResult {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  if (cut.search(HIDDEN) < 0) return cut;
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const match of cut.matchAll(HIDDEN)) {
    parts.push(cut.slice(from, match.index), html`<span class="code">${codeOf(match[0])}</span>`);
    from = match.index + match[0].length;
  }
  return html`${[...parts, cut.slice(from)]}`;
}
