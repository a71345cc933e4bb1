/**
 * The package against RFC 8259: the cases in tests/json (its README.md says how they are written), and mutated texts, on
 * which JSON.parse is asked as well. `JSON_MUTATIONS` sets how many there are, `JSON_SEED` which ones: a number, or
 * `random` for others in each run.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { isValid, rules, validate } from "activity-tracker-events";
import { random } from "../common/random.mjs";

const MUTATIONS = Number(process.env.JSON_MUTATIONS ?? 50_000);
const SEED =
  process.env.JSON_SEED === "random" ? (Math.random() * 2 ** 32) >>> 0 : Number(process.env.JSON_SEED ?? 8259);
const DEPTH = 128;
/** Vector code reads 16 bytes a step, at times 32: more than two of either. */
const FURTHEST = 40;
/**
 * What readers may see differently, and what JSON.parse makes of it. Two of the four it takes as we do: numbers become
 * Infinity, lone surrogates stay in its strings.
 */
const PARSE_ACCEPTS = { "byte-order-mark": false, depth: true, "lone-surrogate": true, "number-range": true };

const folder = new URL("../json/", import.meta.url);
const families = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), "utf8")).cases]);
const accepted = ({ answer, ours = answer }) => ours === "accept";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
/** The text of bytes; undefined where they are no UTF-8. */
function decode(bytes) {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function parses(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** With every other rule off, an event is valid just when it is JSON. */
const OPTIONS = {
  unwrap: false,
  rules: Object.fromEntries(rules().map(({ id }) => [id, id === "json/syntax" ? "error" : "off"])),
};
/** The same by another way, which is quicker, since options are told anew in each call. */
const FIRST = { unwrap: false, maxFindings: 1 };
const accepts = (bytes) => validate(bytes, FIRST).findings[0]?.rule !== "json/syntax";

const hex = (bytes) => `${Buffer.from(bytes.subarray(0, 4_000)).toString("hex")}${bytes.length > 4_000 ? " …" : ""}`;
const unhex = (text) => Buffer.from(text.replaceAll(" ", ""), "hex");

/** The input of a case, or one for each number of times. */
function basesOf({ text, hex, parts = [{ text, hex }] }) {
  let bases = [Buffer.alloc(0)];
  for (const { text, hex, times = 1 } of parts) {
    const piece = text === undefined ? unhex(hex) : Buffer.from(text);
    const [from, to] = [times].flat().length === 2 ? times : [times, times];
    const counts = Array.from({ length: to - from + 1 }, (_, index) => from + index);
    bases = bases.flatMap((base) =>
      counts.map((count) => Buffer.concat([base, Buffer.alloc(count * piece.length, piece)])),
    );
  }
  return bases;
}

/** An input with so much before it, and so much behind it that vector code sees whole steps. */
const PAD = {
  space: (input, before, behind) => [" ".repeat(before), input, " ".repeat(behind)],
  element: (input, before, behind) => [`["${"z".repeat(before)}",`, input, `,"${"z".repeat(behind)}"]`],
  member: (input, before, behind) => [`{"${"z".repeat(before)}":`, input, `,"${"z".repeat(behind)}":0}`],
  inside(input, before, behind) {
    const first = input.indexOf('"') + 1;
    const quote = input.lastIndexOf('"');
    // A string that is left open has its end where the text has.
    const last = quote >= first ? quote : input.length;
    const [head, middle, tail] = [input.subarray(0, first), input.subarray(first, last), input.subarray(last)];
    return [head, "z".repeat(before), middle, "z".repeat(behind), tail];
  },
};

function* paddedOf(base, pads = "") {
  for (const pad of pads.split(" ").filter(Boolean)) {
    for (let before = 1; before <= FURTHEST; before++) {
      for (const behind of [0, 40]) {
        const input = Buffer.concat(PAD[pad](base, before, behind).map((part) => Buffer.from(part)));
        yield [`${pad}: ${before} before, ${behind} behind`, input];
      }
    }
  }
}

/** Holds all that the package says of an input to one answer. */
function check(input, right) {
  const text = decode(input);
  for (const given of text === undefined ? [input] : [input, text]) {
    const { findings } = validate(given);
    const found = findings.filter(({ rule }) => rule === "json/syntax");
    if (right) assert.deepEqual(found, []);
    else assert.deepEqual([findings.length, found.length, found[0]?.path], [1, 1, ""]);
    assert.equal(isValid(given, OPTIONS), right);
  }
}

for (const [name, cases] of families) {
  suite(name, () => {
    for (const entry of cases) {
      test(entry.name, () => {
        const right = accepted(entry);
        for (const base of basesOf(entry)) {
          check(base, right);
          const text = decode(base);
          const theirs = entry.answer === "free" ? PARSE_ACCEPTS[entry.about] : right;
          if (text !== undefined) assert.equal(parses(text), theirs, `JSON.parse on ${hex(base)}`);
          for (const [how, input] of paddedOf(base, entry.pad)) {
            if (accepts(input) !== right) assert.fail(`${how}: ${hex(input)}`);
          }
        }
      });
    }
  });
}

test("what readers may see differently has its cases, and nothing else is left open", () => {
  const free = families.flatMap(([, cases]) => cases).filter(({ answer }) => answer === "free");
  assert.deepEqual([...new Set(free.map(({ about }) => about))].sort(), Object.keys(PARSE_ACCEPTS).sort());
});

/** How deep a text nests that is known to be JSON. */
function depthOf(bytes) {
  let [deepest, open, quoted] = [0, 0, false];
  for (let at = 0; at < bytes.length; at++) {
    const sign = bytes[at];
    if (sign === 0x5c) at++;
    else if (sign === 0x22) quoted = !quoted;
    else if (!quoted && (sign === 0x5b || sign === 0x7b)) deepest = Math.max(deepest, ++open);
    else if (!quoted && (sign === 0x5d || sign === 0x7d)) open--;
  }
  return deepest;
}

/** What is right: JSON.parse on what is UTF-8, but for one byte order mark, which is passed over, and the depth. */
function expected(bytes) {
  const text = decode(bytes);
  return text !== undefined && parses(text.replace(/^\ufeff/, "")) && depthOf(bytes) <= DEPTH;
}

/** Fails where the package has another answer than the right one, which is returned. */
function agreed(input, what) {
  const right = expected(input);
  if (accepts(input) !== right) assert.fail(`${what} must be ${right ? "accepted" : "refused"}\nin hex: ${hex(input)}`);
  return right;
}

const handy = [
  '{"a":[1,-2.5e+3,"b\\u00e9\\n",true,false,null,{}],"c":{"d":{"e":[[]]}},"":""}',
  "[0,-0,0.5,1e5,1E-5,123456789012345678901234567890,-1.0]",
  '["\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\ud83d\\ude00\\ud800","é注😀","",   "a long string of more than one step of sixteen"]',
  '{"a" : 1 ,\r\n\t"b" : [ true , null ] }\n',
  '\ufeff["\ufeff"]',
  "[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]",
  "true",
  "-1.5e-7",
  '"text"',
].map((text) => Buffer.from(text));

/** What is put in: signs, halves of signs and whole values. */
const PIECES = [
  ..."{}[],:\"\\ \n\t\0\f\x1f\x7f/'01-+.eu",
  ...[
    "\r\n",
    "E1",
    "\\u",
    "\\u00",
    "\\u00e9",
    "\\ud83d",
    "\\ude00",
    "\\n",
    '\\"',
    "\\\\",
    "\\x",
    "é",
    "€",
    "😀",
    "\ufeff",
  ],
  ...["true", "false", "null", "nul", "NaN", "-0", "01", "1.5e-3", "1e", "[]", "{}", "[1]", '""', '"a"', '"a":1', "1,"],
  ...[',"a":1', ",1", "//", "/*", " ".repeat(16), "a".repeat(20)],
]
  .map((text) => Buffer.from(text))
  .concat(["80", "bf", "c0af", "c3", "e2", "e282", "eda080", "f0", "f09f", "f4908080", "ff"].map(unhex));
const BEFORE_A_TOKEN = Buffer.from(",:[{");
/** What may stand between tokens, where a text stays JSON. */
const BETWEEN = [" ", "\n", "1,", '"a",', "[],", '"b":{},', '"c":null,', "[[", '{"a":'].map((text) =>
  Buffer.from(text),
);

const splice = (bytes, from, to, piece) => Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)]);
const seedOf = (seeds, next) => {
  const kind = seeds[next(seeds.length)];
  return kind[next(kind.length)];
};

/** What is done to a text, from one place to another that is not far away. */
const CHANGES = [
  ({ bytes, at, next }) => splice(bytes, at, at + 1, Buffer.from([(bytes[at] ?? 0) ^ (1 << next(8))])),
  ({ bytes, at, next }) => splice(bytes, at, at + 1, Buffer.from([next(256)])),
  ({ bytes, at, to }) => splice(bytes, at, to, Buffer.alloc(0)),
  ({ bytes, at, next }) => (next(4) === 0 ? bytes.subarray(0, at) : bytes),
  ({ bytes, at, to }) => splice(bytes, at, at, bytes.subarray(at, to)),
  ({ bytes, at, to, next, other }) => {
    const from = next(other.length + 1);
    return splice(bytes, at, to, other.subarray(from, from + next(30)));
  },
  between,
  between,
  ({ bytes, at, next }) => splice(bytes, at, at, PIECES[next(PIECES.length)]),
  ({ bytes, at, next }) => splice(bytes, at, at, PIECES[next(PIECES.length)]),
];

function between({ bytes, next }) {
  const signs = [...bytes.keys()].filter((place) => BEFORE_A_TOKEN.includes(bytes[place]));
  const place = signs.length === 0 ? 0 : signs[next(signs.length)] + 1;
  return splice(bytes, place, place, BETWEEN[next(BETWEEN.length)]);
}

function mutated(next, seeds) {
  let bytes = seedOf(seeds, next);
  for (let left = [0, 1, 1, 1, 1, 2, 2, 3, 5, 8][next(10)]; left > 0; left--) {
    const at = next(bytes.length + 1);
    const to = Math.min(at + next(12), bytes.length);
    bytes = CHANGES[next(CHANGES.length)]({ bytes, at, to, next, other: seedOf(seeds, next) });
  }
  return next(4) === 0 ? splice(bytes, 0, 0, Buffer.alloc(next(41), " ")) : bytes;
}

test(`${MUTATIONS} mutated texts have the answer of JSON.parse`, (t) => {
  const ofCases = families.flatMap(([, cases]) => cases.map((entry) => basesOf(entry).at(-1)));
  const short = ofCases.filter(({ length }) => length < 2_000);
  const sample = readFileSync(new URL("../../samples/events.ndjson", import.meta.url), "utf8");
  const samples = sample.split("\n").map((line) => Buffer.from(line));
  const seeds = [short, short.filter(expected), handy, samples];
  const next = random(SEED);
  let right = 0;
  for (let index = 0; index < MUTATIONS; index++) {
    if (agreed(mutated(next, seeds), `text ${index} of JSON_SEED=${SEED}`)) right++;
  }
  t.diagnostic(`JSON_SEED=${SEED}: ${right} of ${MUTATIONS} mutated texts are JSON`);
  // Nothing but broken texts, or nothing but good ones, would be agreed on as well.
  assert.ok(
    MUTATIONS < 100 || (right > MUTATIONS / 10 && right < MUTATIONS * 0.9),
    `${right} of ${MUTATIONS} are JSON`,
  );
});

test("every text of up to three of the signs that matter", () => {
  const signs = '{}[]",:\\ 01-+.e\ufeff\u00e9';
  for (const one of ["", ...signs]) {
    for (const two of ["", ...signs]) {
      for (const three of ["", ...signs]) {
        agreed(encoder.encode(one + two + three), "a short text");
        agreed(encoder.encode(`["${one}${two}${three}"]`), "a short string");
      }
    }
  }
});
