import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const SUFFIXES = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];

/** The first program of that name on a PATH, or undefined. */
export function which(name, path = process.env.PATH ?? "") {
  for (const folder of path.split(delimiter)) {
    for (const suffix of SUFFIXES) {
      const file = join(folder || ".", name + suffix);
      try {
        accessSync(file, constants.X_OK);
        if (statSync(file).isFile()) return file;
      } catch {
        // Not here; look in the next folder.
      }
    }
  }
  return undefined;
}

/**
 * Runs a program and resolves to { code, output }; it never rejects. stdin is closed unless asked for: `npm start -- -`
 * must find its input untouched. `show` lets the output through, otherwise it is collected.
 */
export function run(command, args, { cwd, env, show = false, onOutput } = {}) {
  return new Promise((resolve) => {
    // stdout goes to stderr, so that a build in front of a report does not end up in the report.
    const stdio = ["ignore", show ? process.stderr : "pipe", show ? process.stderr : "pipe"];
    const child = spawn(command, args, { cwd, env, stdio });
    let output = "";
    const collect = (chunk) => {
      output += chunk;
      onOutput?.(chunk);
    };
    child.stdout?.setEncoding("utf8").on("data", collect);
    child.stderr?.setEncoding("utf8").on("data", collect);
    child.on("error", (error) => resolve({ code: 127, output: output + error.message }));
    child.on("close", (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }));
  });
}

/** The last lines of a program's output, for an error message. */
export function tail(output, lines = 15) {
  return output.trimEnd().split("\n").slice(-lines).join("\n");
}
