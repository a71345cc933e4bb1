/** What may have been meant by a word that is not there. */

/** How many letters have to be changed, added, left out, or exchanged with the next one. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const same = one[at - 1] === other[to - 1] ? 0 : 1;
      let least = Math.min((row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1, (row[to - 1] ?? 0) + same);
      const swapped = one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      if (swapped && at > 1 && to > 1) least = Math.min(least, (before[to - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The words that are like one, the likest first. */
export function nearest(word: string, words: Iterable<string>, most = 1): string[] {
  if (word.length > 100) return [];
  const mostChanges = Math.max(1, Math.floor(word.length / 3));
  const rated = [...words].map((other) => {
    const begins = word.length >= 3 && (other.startsWith(word) || other.split("/").includes(word));
    return { other, changes: begins ? 0.5 : distance(word.toLowerCase(), other.toLowerCase()) };
  });
  const near = rated.filter(({ changes }) => changes <= mostChanges);
  return near
    .sort((one, two) => one.changes - two.changes)
    .slice(0, most)
    .map(({ other }) => other);
}

/** `; did you mean --profile?`, where something is like it. */
export function didYouMean(word: string, words: Iterable<string>, before = ""): string {
  const [found] = nearest(word, words);
  return found === undefined ? "" : `; did you mean ${before}${found}?`;
}
