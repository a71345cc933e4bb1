/** Asks the package everything that golden.json has answers to. */
export async function ask({ describe, lookup, validate, validateLines, validateStream }, events) {
  const answers = events.map((event) => {
    const description = describe(event);
    return { report: validate(event), description, entry: lookup(description.action) ?? null };
  });
  const text = events.join("\n");
  const { lines, ...totals } = validateLines(text);
  const streamed = [];
  for await (const line of validateStream([text.slice(0, 1000), text.slice(1000)])) streamed.push(line);
  return { answers, totals, lines, streamed };
}
