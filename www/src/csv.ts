/** Rows for spreadsheets, by RFC 4180. */

/**
 * A field. A text that a spreadsheet would take for a formula, or that could become one behind a line break or a tab, has
 * an apostrophe put before it, and stands in quotation marks.
 */
export function field(value: string | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const risky = /^[\s]*[=+\-@\t\r\n|%＝＋－＠]/u.test(value);
  const text = risky ? `'${value}` : value;
  return risky || /[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const line = (values: readonly (string | number | undefined)[]): string => `${values.map(field).join(",")}\r\n`;
