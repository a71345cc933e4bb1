/** The command line: finds the command, starts the module, and ends with the exit status. */
import { readFileSync } from "node:fs";
import { actions, describe, rules, schema } from "./cli/catalog.js";
import { check } from "./cli/check.js";
import { HELP } from "./cli/help.js";
import { didYouMean } from "./cli/nearest.js";
import { Misuse } from "./cli/options.js";
import { leaveQuietly, print, tell } from "./cli/output.js";
import { view } from "./cli/view.js";
import { initSync, version } from "./index.js";
import { visible } from "./terminal.js";

const COMMANDS: Record<string, (args: string[], module: WebAssembly.Module) => Promise<number>> = {
  check,
  describe,
  actions,
  rules,
  schema,
  view,
};

async function main([command, ...args]: string[]): Promise<number> {
  // `help check` is the help of check.
  if (command === "help" && args[0] !== undefined) return main([args[0], "--help"]);
  switch (command) {
    case undefined:
    case "help":
    case "--help":
    case "-h":
      await print(HELP);
      return command === undefined ? 2 : 0;
    case "--version":
    case "-V":
      await print(`${version}\n`);
      return 0;
  }
  const names = Object.keys(COMMANDS);
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (run === undefined) {
    if (command.startsWith("-")) {
      throw new Misuse(`"${command}" stands before the command; the options of a command follow it: check ${command}`);
    }
    throw new Misuse(`there is no command "${command}"${didYouMean(command, names)}; there are ${names.join(", ")}`);
  }
  const module = new WebAssembly.Module(readFileSync(new URL("./core.wasm", import.meta.url)));
  initSync(module);
  return run(args, module);
}

leaveQuietly();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  tell(`activity-tracker-events: ${visible(message)}`);
  // What nobody foresaw is said with where it came from.
  if (!(error instanceof Misuse) && code !== "bad_option" && error instanceof Error) tell(error.stack ?? "");
  process.exitCode = 2;
}
