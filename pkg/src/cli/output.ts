/** Standard output and standard error: written no faster than they are read, and left quietly where nobody reads. */

/** How far the command has come, for an output that ends before it. */
export const course = {
  /** The exit status as it stands: 2 until everything has been read. */
  status: 2,
};

let clear = () => {};

/** What has to be wiped from the terminal before anything is printed. */
export function clearing(wipe: () => void): void {
  clear = wipe;
}

/** Prints, and waits while the reader is slower than we are. */
export async function print(text: string): Promise<void> {
  if (text === "") return;
  clear();
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/** Tells the user something that is not part of the output. */
export function tell(text: string): void {
  clear();
  process.stderr.write(`${text}\n`);
}

/** A reader that has seen enough (`| head`) ends the command quietly; what was not read keeps it from being a success. */
export function leaveQuietly(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") process.stderr.write(`The output cannot be written: ${error.message}\n`);
    process.exit(error.code === "EPIPE" ? course.status : 2);
  });
  // Nobody is left to be told.
  process.stderr.on("error", () => {});
}
