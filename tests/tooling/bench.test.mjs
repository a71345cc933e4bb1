/** The corpus that is measured with, and that the benchmark runs and its rows agree. Nothing here looks at a time. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { suite, test } from "node:test";
import * as api from "activity-tracker-events";
import { lines, VARIANTS, WAYS_TO_BREAK } from "../../benches/corpus.mjs";
import { root } from "../../scripts/lib/root.mjs";

const EVENTS = 5_000;
const corpora = new Map();

/** All lines of a corpus, each with whether `validate` has a warning or an error for it. */
function corpus(variant) {
  if (!corpora.has(variant)) {
    const made = Array.from(lines({ seed: 7, variant, events: EVENTS }), ({ text, broken }) => {
      const found = api.validate(text).findings.filter(({ level }) => level !== "info");
      return { text, broken, found };
    });
    corpora.set(variant, made);
  }
  return corpora.get(variant);
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const size = (text) => Buffer.byteLength(text);
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const within = (number, from, to, what) => assert.ok(number >= from && number <= to, `${what}: ${number}`);

suite("the corpus", () => {
  test("is the same bytes for the same seed, and others for another", () => {
    const digest = (seed, variant) => {
      const hash = createHash("sha256");
      for (const { text } of lines({ seed, variant, events: 500 })) hash.update(`${text}\n`);
      return hash.digest("hex");
    };
    for (const variant of VARIANTS) {
      assert.equal(digest(1, variant), digest(1, variant));
      assert.notEqual(digest(1, variant), digest(2, variant));
    }
    assert.equal(new Set(VARIANTS.map((variant) => digest(1, variant))).size, VARIANTS.length);
  });

  test("begins alike however long it is, so that a slice needs no more than its beginning", () => {
    const texts = (events) => Array.from(lines({ seed: 3, events }), ({ text }) => text);
    assert.deepEqual(texts(50), texts(200).slice(0, 50));
  });

  test("has broken events, in the share of its variant and nowhere else", () => {
    const shares = { default: [2, 4], ordinary: [0, 0], broken: [27, 33], names: [2, 4], small: [2, 4] };
    for (const variant of VARIANTS) {
      const all = corpus(variant);
      for (const { text, broken, found } of all) {
        assert.equal(found.length > 0, broken !== undefined, `${broken}: ${JSON.stringify(found)}\n${text}`);
      }
      const share = (100 * all.filter(({ broken }) => broken).length) / EVENTS;
      within(share, ...shares[variant], `${variant}, per cent broken`);
    }
  });

  test("is broken in many ways", () => {
    const all = corpus("broken").filter(({ broken }) => broken);
    assert.deepEqual([...new Set(all.map(({ broken }) => broken))].sort(), [...WAYS_TO_BREAK].sort());
    const rules = new Set(all.flatMap(({ found }) => found.map(({ rule }) => rule)));
    assert.ok(rules.size >= 20, [...rules].join(" "));
  });

  test("has events of the sizes that are told", () => {
    for (const variant of ["default", "ordinary", "names"]) {
      const sizes = corpus(variant)
        .map(({ text }) => size(text))
        .sort((a, b) => a - b);
      within(mean(sizes), 1_650, 1_850, `${variant}, mean size`);
      assert.ok(sizes.at(EVENTS * 0.98) > 2 * sizes[EVENTS * 0.02], `${variant}: sizes vary`);
    }
    within(mean(corpus("small").map(({ text }) => size(text))), 700, 1_050, "small, mean size");
  });

  test("is free-form in 30 % of its bytes", () => {
    for (const variant of ["default", "ordinary", "names"]) {
      let [free, all] = [0, 0];
      for (const { text } of corpus(variant)) {
        const event = parsed(text);
        if (event === undefined) continue;
        // As text the event may have escapes that JSON.stringify does not write.
        all += size(JSON.stringify(event));
        for (const key of ["requestData", "responseData"]) {
          if (event?.[key]) free += size(JSON.stringify(event[key]));
        }
      }
      within(free / all, 0.27, 0.34, `${variant}, free-form`);
    }
  });

  test("has three orders of keys, and most of the catalog's actions", () => {
    const events = corpus("ordinary").map(({ text }) => JSON.parse(text));
    const first = new Set(events.map((event) => Object.keys(event)[0]));
    assert.deepEqual([...first].sort(), ["action", "eventTime", "logSourceCRN"]);
    const known = new Set(events.map(({ action }) => api.lookup(action)?.template ?? action));
    assert.ok(known.size > 0.9 * api.actions().length, `${known.size} actions`);
  });

  test("has names beyond ASCII, as they are and escaped, where it says so", () => {
    const share = (variant, has) => corpus(variant).filter(({ text }) => has(text)).length / EVENTS;
    const wide = (text) => Buffer.byteLength(text) > text.length;
    const escapes = (text) => /\\u[0-9a-f]{4}/.test(text);
    within(share("names", wide), 0.55, 0.75, "raw");
    within(share("names", escapes), 0.25, 0.4, "escaped");
    within(share("default", wide), 0.005, 0.08, "raw in the default corpus");
  });

  test("knows its variants", () => {
    assert.throws(() => [...lines({ variant: "huge", events: 1 })], /no such corpus: huge/);
  });
});

test("npm run bench:lookup prints each of its figures", () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const run = spawnSync(process.execPath, ["benches/lookup.mjs", "--rounds", "1"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  assert.equal(run.status, 0, run.stderr);
  assert.match(run.stdout, /^( *\d+ ns {2}.+\n){6} *\d+\.\d ms {2}loadCatalog\(ibmCloud\)/);
});

suite("npm run bench", () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const bench = (...args) =>
    spawnSync(process.execPath, ["benches/bench.mjs", ...args], { cwd: root, env, encoding: "utf8" });

  test("runs every row there can be, and its rows agree on their verdicts", () => {
    const { status, stdout, stderr } = bench("--smoke");
    assert.equal(status, 0, stderr);
    for (const part of ["Goals", "Bytes → verdicts", "One event as text", "Parsed objects", "Size", "Start"]) {
      assert.ok(stdout.includes(`\n## ${part}\n`), part);
    }
    assert.match(stdout, /^\| bytes → verdicts with the IBM Cloud pack loaded: [^|]+ \| \d+\.\d\d× \| ≤ 1\.03× \|/m);
    // A row may be missing only for want of the function that it measures; that of native lines, of the crate's.
    const missing = stdout
      .split("\n")
      .filter((line) => /^\| .*not there yet/.test(line) && !/many lines|native/.test(line));
    const whole = typeof api.validateLines === "function" && typeof api.validateMany === "function";
    assert.equal(missing.length === 0, whole, missing.join("\n"));
  });

  test("says what it does not know", () => {
    for (const [args, said] of [
      [["--only", "speed"], /--only knows bytes, /],
      [["--events", "many"], /--events takes a whole number/],
      [["--clock", "sun"], /--clock knows wall and cpu/],
      [["--fast"], /--fast/],
    ]) {
      const { status, stderr } = bench(...args);
      assert.equal(status, 1);
      assert.match(stderr, said);
    }
  });
});
