import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Every file at or under the given paths of a folder, as sorted relative paths; a path that is not there has none. */
export function filesUnder(folder, paths) {
  const found = [];
  const visit = (path) => {
    const stat = statSync(join(folder, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const name of readdirSync(join(folder, path))) visit(`${path}/${name}`);
    else if (stat) found.push(path);
  };
  paths.forEach(visit);
  return found.sort();
}

/** One hash over the names and contents of files, and over further values. */
export function hashFiles(folder, paths, ...values) {
  const hash = createHash("sha256");
  for (const file of filesUnder(folder, paths)) {
    const content = readFileSync(join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.update(JSON.stringify(values)).digest("hex");
}

/** What files look like from outside: enough to see that somebody changed, replaced or removed one. */
export function lookOf(files) {
  return files.map((file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat ? [file, stat.size, Math.floor(stat.mtimeMs)] : [file];
  });
}

export function sameLook(look) {
  return JSON.stringify(lookOf(look.map(([file]) => file))) === JSON.stringify(look);
}

/** A stamp, or an empty object when there is none that can be read. */
export function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")) ?? {};
  } catch {
    return {};
  }
}

export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(stamp, null, 2)}\n`);
}
