/** Events that lie near each other in a file are read at once. */

/** Where an event stands. */
export interface Spot {
  file: number;
  offset: number;
  length: number;
}

/** Bytes that lie no further apart are read at once, and so many at most. */
const GAP = 1 << 16;
const RUN = 1 << 22;

/**
 * The events from one on that are read with it.
 *
 * @param spotAt - The event at a place; undefined behind the last.
 * @returns The first of them, the place behind the last, and where in the file their bytes end.
 */
export function runFrom(spotAt: (at: number) => Spot | undefined, first: number): Spot & { last: number; end: number } {
  const from = spotAt(first) as Spot;
  let end = from.offset + from.length;
  let last = first + 1;
  for (let spot = spotAt(last); spot !== undefined; spot = spotAt(++last)) {
    const near = spot.file === from.file && spot.offset >= from.offset && spot.offset - end <= GAP;
    if (!near || spot.offset + spot.length - from.offset > RUN) break;
    end = Math.max(end, spot.offset + spot.length);
  }
  return { ...from, last, end };
}
