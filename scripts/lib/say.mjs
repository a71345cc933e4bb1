/** A line of progress. On stderr, so that stdout holds nothing but a command's own output. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A failure that a person can mend: what is wrong, and the command that mends it. */
export class Stop extends Error {
  constructor(what, mend) {
    super(mend ? `${what}\n  mend: ${mend}` : what);
    this.name = "Stop";
  }
}

/** Runs a script's main function; its result, if any, is the exit code. */
export async function main(step) {
  try {
    process.exitCode = (await step()) ?? 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof Stop ? `error: ${error.message}` : error.stack}\n`);
    process.exitCode = 1;
  }
}

/** Like `say`, then a sign of life while a long step runs. Returns the function that ends it. */
export function sayWhile(line, label) {
  say(line);
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const timer = setInterval(() => say(`${label}: still at it after ${seconds()} s`), 30_000);
  return () => {
    clearInterval(timer);
    return seconds();
  };
}
