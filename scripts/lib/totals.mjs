/** The totals of cargo test and of node --test, read from what they print. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
const COLOUR = /\u001b\[[0-9;]*m/g;

export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** cargo test prints a result for each test program. */
export function cargoTotals(output) {
  const results = output.replace(COLOUR, "").matchAll(/^test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored;/gm);
  return [...results].reduce(
    (sum, [, passed, failed, skipped]) => add(sum, { passed: +passed, failed: +failed, skipped: +skipped }),
    NOTHING,
  );
}

/** node --test's TAP closes with a comment for each count. */
export function nodeTotals(tap) {
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(tap)?.[1] ?? 0);
  return {
    passed: count("pass"),
    failed: count("fail") + count("cancelled"),
    skipped: count("skipped") + count("todo"),
  };
}

export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
