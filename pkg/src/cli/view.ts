/** `view [FILE…]`: the log viewer in the browser, with files of this machine, which do not leave it. */
import { spawn } from "node:child_process";
import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { visible } from "../terminal.js";
import { VIEW_HELP } from "./help.js";
import { count, find } from "./inputs.js";
import { given, lastOf, Misuse } from "./options.js";
import { course, print, tell } from "./output.js";
import { type Offered, type Served, serve } from "./serve.js";

const FOLDER = fileURLToPath(new URL("./viewer", import.meta.url));

/** @throws Misuse */
export async function view(args: string[]): Promise<number> {
  const line = given(args, { port: true, "no-open": false, help: false });
  const asks = (flag: string) => line.values.some((one) => one.flag === flag);
  if (asks("help")) {
    await print(VIEW_HELP);
    return 0;
  }
  const port = portOf(lastOf(line, "port"));
  const files = await offered(line.words);
  const served = await start(files, port);
  if (files.length > 0) tell(`${count(files.length, "file")} for the page; nothing leaves this machine.`);
  await print(`${served.url}\n`);
  tell("The viewer is at this address until Ctrl+C ends it.");
  if (!asks("no-open")) open(served.visit);
  course.status = 0;
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await served.close();
  return 0;
}

function portOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new Misuse(`--port is "${text}"; it must be an integer from 0 (any) to 65535`);
  return port;
}

/** The files that are named, seen to be there before a browser is opened. */
async function offered(words: string[]): Promise<Offered[]> {
  if (words.length === 0) return [];
  if (words.includes("-")) throw new Misuse("the viewer reads files again and again; save standard input to one first");
  const { inputs, failed, notes } = await find(words);
  for (const note of notes) tell(visible(note));
  for (const { name, path } of inputs) {
    await access(path).catch((error) => {
      failed.push({
        name,
        why: error.code === "ENOENT" ? "there is no such file" : `it cannot be read: ${error.message}`,
      });
    });
  }
  if (failed.length > 0) throw new Misuse(failed.map(({ name, why }) => `${name}: ${why}`).join("\n"));
  return inputs.map(({ name, path }) => ({ name, path }));
}

async function start(files: Offered[], port: number): Promise<Served> {
  try {
    return await serve(FOLDER, files, port);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new Misuse(`port ${port} is in use; leave --port out for one that is free`);
    if (code === "EACCES") throw new Misuse(`port ${port} is not allowed to you; leave --port out for one that is`);
    if (code === "ENOENT") throw new Misuse(`this copy of the package has no viewer (${message}); install it anew`);
    throw error;
  }
}

/** Opens an address in the user's browser; where that fails, the address is in the terminal. */
function open(url: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", url]
        : ["xdg-open", url];
  const failed = () => tell("No browser could be opened: open the address yourself.");
  const child = spawn(command as string, args, { stdio: "ignore", detached: true });
  child.on("error", failed);
  child.on("exit", (code) => code !== 0 && failed());
  child.unref();
}
