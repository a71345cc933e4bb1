/** Which files come first, and which are no logs: of the parts themselves. What a log says of them, log.test.mjs asks. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "../../scripts/lib/root.mjs";

const entryPoints = [join(root, "pkg/src/log/inputs.ts")];
const { outputFiles } = await build({ entryPoints, format: "esm", write: false });
const { inOrder, noLog } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);

const bytes = (text) => new TextEncoder().encode(text);

test("files come in the order of their names, whatever order they were given in; alike ones as given", () => {
  const names = ["b.gz", "a/10.ndjson", "B.gz", "a/2.ndjson", "ä", "a-b", "", "z"];
  const sorted = ["", "B.gz", "a-b", "a/10.ndjson", "a/2.ndjson", "b.gz", "z", "ä"];
  const given = names.map((name) => ({ name }));
  assert.deepEqual(
    inOrder(given).map(({ name }) => name),
    sorted,
  );
  assert.deepEqual(
    inOrder(given.toReversed?.() ?? [...given].reverse()).map(({ name }) => name),
    sorted,
  );
  assert.deepEqual(
    given.map(({ name }) => name),
    names,
    "what was given stays as it is",
  );
  const alike = [1, 2, 3].map((place) => ({ name: "same", place }));
  assert.deepEqual(inOrder(alike), alike);
});

test("what may be a log", () => {
  for (const head of [
    "",
    " \n\r\n\t",
    '{"action":"a.b"}',
    '\ufeff\n  [{"action":"a.b"}]',
    'rest of a line that was cut"}\n{"action":"a.b"}\n',
    '{"message":"a\u0001b"',
    "{ this is no JSON, and its lines will say so",
  ]) {
    assert.equal(noLog("hour", bytes(head)), undefined, head);
  }
});

test("what cannot be one says what it is and what would be", () => {
  const expected = "; JSON objects in UTF-8 are expected, in lines or in an array";
  const tar = new Uint8Array(512);
  tar.set(bytes("hour.ndjson"));
  tar.set(bytes("ustar"), 257);
  for (const [head, why] of [
    [bytes("# Notes\n\nSee {this}.\n"), "no line of x begins with { or ["],
    [
      bytes("time,action\n1,a.b\n".repeat(4_000)).subarray(0, 1 << 16),
      "no line of x begins with { or [ in its first 64 KB",
    ],
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), "x is packed with zip; unpack it first"],
    [Uint8Array.of(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), "x is packed with xz; unpack it first"],
    [tar, "x is a tar archive; unpack it first"],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1), "x is a binary file"],
    [Uint8Array.of(0xff, 0xfe, 0x7b, 0), "x is UTF-16"],
    [bytes("%PDF-1.7"), "x is a PDF file"],
  ]) {
    assert.equal(noLog("x", head), `${why}${expected}`);
  }
  assert.equal(noLog("x.gz", Uint8Array.of(0, 1), true), `what is packed in x.gz is a binary file${expected}`);
  assert.equal(noLog("x.gz", gzipSync("{}"), true), "x.gz was packed with gzip twice; unpack it once: gunzip");
});
