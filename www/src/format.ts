/** Numbers, sizes and times as the page writes them. */

const numbers = new Intl.NumberFormat("en");

export const count = (number: number): string => numbers.format(number);

/** `1 event`, `2 events`. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  const [divisor, unit] = size < 999_500 ? [1e3, "KB"] : size < 999.5e6 ? [1e6, "MB"] : [1e9, "GB"];
  const value = size / Number(divisor);
  return `${unit === "GB" ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** A share of a whole; never 0 or 100 % of what is only nearly so. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "0 %";
  const rounded = Math.round((100 * part) / whole);
  if (rounded === 0 && part > 0) return "< 1 %";
  return rounded === 100 && part < whole ? "99 %" : `${rounded} %`;
}

export type Zone = "utc" | "local";

const two = (number: number, width = 2) => String(number).padStart(width, "0");

/** A moment's parts in a time zone, as text. */
function parts(time: number, zone: Zone) {
  const date = new Date(time);
  // What a clock in the zone shows, as if that were UTC.
  const shown = zone === "utc" ? date : new Date(time - date.getTimezoneOffset() * 60_000);
  return {
    day: `${two(shown.getUTCFullYear(), 4)}-${two(shown.getUTCMonth() + 1)}-${two(shown.getUTCDate())}`,
    minute: `${two(shown.getUTCHours())}:${two(shown.getUTCMinutes())}`,
    second: two(shown.getUTCSeconds()),
    millisecond: two(shown.getUTCMilliseconds(), 3),
  };
}

const isTime = (time: number) => Number.isFinite(time) && Math.abs(time) <= 8.64e15;

/** `2026-03-10 00:00:03.180` */
export function moment(time: number, zone: Zone): string {
  if (!isTime(time)) return "";
  const { day, minute, second, millisecond } = parts(time, zone);
  return `${day} ${minute}:${second}.${millisecond}`;
}

/** `2026-03-10 00:00:03` */
export function second(time: number, zone: Zone): string {
  return moment(time, zone).slice(0, -4);
}

/** `2026-03-10 00:00` */
export function minute(time: number, zone: Zone): string {
  return moment(time, zone).slice(0, -7);
}

/** A time as somebody types it; what is left out is its beginning, or with `end` its end. */
export function readMoment(text: string, zone: Zone, end = false): number | undefined {
  const match = /^\s*(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{1,3}))?)?)?)?\s*Z?\s*$/.exec(
    text,
  );
  if (!match) return undefined;
  const [year, month, day, hour, min, sec] = match
    .slice(1, 7)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const fraction = match[7];
  const values = [
    Number(year),
    Number(month) - 1,
    Number(day),
    hour ?? (end ? 23 : 0),
    min ?? (end ? 59 : 0),
    sec ?? (end ? 59 : 0),
    fraction === undefined ? (end ? 999 : 0) : Number(fraction.padEnd(3, "0")),
  ] as const;
  const utc = Date.UTC(...values);
  const back = new Date(utc);
  if (back.getUTCMonth() !== values[1] || back.getUTCDate() !== values[2] || values[3] > 23) return undefined;
  return zone === "utc" ? utc : new Date(...values).getTime();
}

/** How long something is, or was after something: `+0.180 s`, `+2 min 4 s`. */
export function span(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  if (size < 1000) return `${size} ms`;
  if (size < 60_000) return `${(size / 1000).toFixed(size < 10_000 ? 2 : 1)} s`;
  const whole = Math.round(size / 1000);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  if (whole < 86_400) return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
  return `${Math.floor(whole / 86_400)} d ${Math.floor((whole % 86_400) / 3600)} h`;
}
