/**
 * `npm run size [-- --write]`: how large each file of the package is, as it is and compressed, beside what it was when
 * that was last written down (scripts/sizes.json) and what it is meant to be. Fails when a file has grown by more than
 * 2 % since; `--write` writes the sizes down as they are now.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { root } from "./lib/root.mjs";
import { main, Stop } from "./lib/say.mjs";

const SLACK = 0.02;
const TABLE = "scripts/sizes.json";
const MEASURES = ["raw", "gzip", "brotli"];

/** The sizes of some content in bytes, each as small as its format gets it. */
export function sizesOf(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}

const group = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** What of a file is larger than it was, beyond the slack, as sentences. */
export function grown(file, sizes, { reached = {} }) {
  return MEASURES.flatMap((measure) => {
    const was = reached[measure];
    if (was === undefined) return [`${file} (${measure}): nothing is written down of it`];
    if (sizes[measure] <= was * (1 + SLACK)) return [];
    return [
      `${file} (${measure}): ${group(sizes[measure])} bytes, ${change(sizes[measure], was)} since it was ${group(was)}`,
    ];
  });
}

function change(size, was) {
  if (was === undefined || size === was) return "";
  return was === 0 ? "new" : `${size > was ? "+" : ""}${((100 * size) / was - 100).toFixed(1)} %`;
}

function row(file, measure, size, { reached = {}, budget = {}, aim = {} }) {
  const most = budget[measure];
  const over = most !== undefined && size > most ? `, this is ${(size / most).toFixed(2)} × that` : "";
  const meant =
    most === undefined ? "" : `  at most ${group(most)}${over}${aim[measure] ? `, aim ${group(aim[measure])}` : ""}`;
  const name = measure === "raw" ? file : "";
  const changed = change(size, reached[measure]).padStart(8);
  return `${name.padEnd(18)} ${measure.padEnd(6)} ${group(size).padStart(9)} ${changed}${meant}`.trimEnd();
}

/** The sizes of the files that a table names, in a folder. */
export function measure(folder, table) {
  return Object.keys(table).map((file) => {
    const path = join(folder, file);
    if (!existsSync(path)) throw new Stop(`pkg/${file} is not there`, "npm run build");
    return { file, sizes: sizesOf(readFileSync(path)) };
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(() => {
    const write = process.argv.includes("--write");
    const tableFile = join(root, TABLE);
    const table = JSON.parse(readFileSync(tableFile, "utf8"));
    const found = measure(join(root, "pkg"), table);
    for (const { file, sizes } of found) {
      for (const name of MEASURES) process.stdout.write(`${row(file, name, sizes[name], table[file])}\n`);
      if (write) table[file] = { ...table[file], reached: sizes };
    }
    if (write) writeFileSync(tableFile, `${JSON.stringify(table, null, 2)}\n`);
    const problems = found.flatMap(({ file, sizes }) => grown(file, sizes, table[file]));
    if (problems.length > 0) throw new Stop(problems.join("\n  "), "make it smaller, or npm run size -- --write");
  });
}
