/** What an open log answers is what a plain filter over its parsed events gives, whatever the files and the workers. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { openLog } from "activity-tracker-events/log";
import { random } from "../common/random.mjs";
import { events, plainAnswer, plainOf, TEXTS, valuesOf } from "./plain.mjs";

const FACETS = "action group operation concern actor account region address outcome severity reason level rule file";
const ALL = { rows: [0, 100_000], facets: FACETS.split(" "), top: 1_000, buckets: 50 };
const folder = mkdtempSync(join(tmpdir(), "log-query-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The same text, some of it written in other ways. */
const escaped = (json, at) =>
  at % 3 === 0
    ? json.replace("training", "tr\\u0061ining").replaceAll(":job:", ":\\u006Aob:").replace("pm-20/job", "pm-20\\/job")
    : json;

/** Files with 900 events in all: lines, an array, values over several lines; what stands in each. */
const FILES = [
  ["c.json", events(3, 200, 700), (all) => `${all.map((event) => JSON.stringify(event, undefined, 1)).join("\n")}\n`],
  [
    "a.ndjson",
    events(1, 500, 0),
    (all) => `${all.map((event, at) => escaped(JSON.stringify(event), at)).join("\n")}\n`,
  ],
  ["b.json", events(2, 200, 500), (all) => JSON.stringify(all, undefined, 1)],
];
const paths = FILES.map(([name, all, write]) => {
  writeFileSync(join(folder, name), write(all));
  return { name, file: join(folder, name) };
});
const plainOfAll = (profile) =>
  [...FILES]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, all]) => all.map((event) => plainOf(event, name, profile)));

function compare(answer, all, query, byText) {
  const what = JSON.stringify(query);
  const { fitting, counts, inHistogram } = plainAnswer(all, query, byText);
  assert.equal(answer.total, fitting.length, what);
  assert.deepEqual([answer.of, answer.unsure, answer.soFar], [all.length, 0, false]);
  assert.deepEqual(
    answer.rows.map(({ index }) => index),
    fitting,
    what,
  );
  for (const [at, { facet, found }] of counts.entries()) {
    const { values, distinct, others } = answer.counts[at];
    assert.equal(answer.counts[at].facet, facet);
    assert.deepEqual(new Map(values.map(({ value, count }) => [value, count])), found, `${facet} of ${what}`);
    assert.deepEqual([distinct, others], [found.size, 0]);
    assert.ok(values.every(({ count }, place) => place === 0 || count <= values[place - 1].count));
  }
  const { counts: stretches, untimed } = answer.histogram;
  assert.equal(
    stretches.flat().reduce((sum, count) => sum + count, untimed),
    inHistogram,
    what,
  );
}

for (const profile of ["ingest", "emit"]) {
  suite(`a log under the profile ${profile}`, () => {
    const all = plainOfAll(profile);
    let log;
    before(async () => {
      // The other profile gets its turn by `setProfile`, without reading again.
      log = await openLog(paths, { jobs: 2, profile: profile === "emit" ? "ingest" : undefined });
      await log.loaded;
      await log.setProfile(profile);
    });
    after(() => log.close());

    test("filters and counts as a plain filter does", async () => {
      const next = random(11);
      for (let round = 0; round < 60; round++) {
        const filter = [];
        for (let count = next(4); count > 0; count--) {
          const facet = ALL.facets[next(ALL.facets.length)];
          if (filter.some((other) => other.facet === facet)) continue;
          const values = (most) => Array.from({ length: next(most) }, () => valuesOf(all[next(all.length)], facet)[0]);
          filter.push({ facet, include: values(3), exclude: values(3) });
        }
        const window = next(3) === 0 ? [Date.parse("2026-03-02"), Date.parse("2026-03-04T11:59")] : undefined;
        const query = { ...ALL, filter, window };
        compare(await log.query(query), all, query);
      }
    });

    test("finds what a plain search finds, also several at once", async () => {
      const filter = [{ facet: "outcome", include: ["failure", "refused"] }];
      await Promise.all(
        TEXTS.flatMap(([text, byText]) =>
          [
            { ...ALL, text },
            { ...ALL, text, filter },
          ].map(async (query) => compare(await log.query(query), all, query, byText)),
        ),
      );
    });

    test("gives rows as they are, and in the order asked", async () => {
      const { rows } = await log.query(ALL);
      for (const [at, row] of rows.entries()) {
        const { time, action, actor, account, region, address, outcome, severity, reason, level, rule } = all[at];
        const expected = { time, action, actor, account, region, address, outcome, severity, level };
        for (const [name, value] of Object.entries(expected)) assert.equal(row[name], value ?? undefined, name);
        assert.equal(row.reason, reason === null ? undefined : Number(reason));
        assert.deepEqual(
          row.rules ?? [],
          [...rule].sort((one, other) => (row.rules ?? []).indexOf(one) - (row.rules ?? []).indexOf(other)),
        );
        assert.equal(log.status.files[row.file].name, all[at].file);
      }
      for (const descending of [false, true]) {
        const sorted = await log.query({ rows: [10, 500], sort: { by: "time", descending } });
        const key = ({ time }) => (time === undefined ? Number.POSITIVE_INFINITY : descending ? -time : time);
        const expected = all
          .map((plain, at) => [key(plain), at])
          .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
        assert.deepEqual(
          sorted.rows.map(({ index }) => index),
          expected.slice(10, 510).map(([, at]) => at),
        );
      }
    });

    test("gives the events themselves, judged and described", async () => {
      const found = await log.events([899, 0, 450, 451, 0]);
      for (const [at, index] of [899, 0, 450, 451, 0].entries()) {
        const { bytes, report, description, source } = found[at];
        const { json, file, level, rule } = all[index];
        assert.deepEqual(JSON.parse(Buffer.from(bytes)), JSON.parse(json));
        assert.equal(source.file, file);
        assert.deepEqual(new Set(report.findings.map(({ rule }) => rule)), new Set(rule));
        assert.equal(
          report.findings.some((finding) => finding.level === "error"),
          level === "error",
        );
        assert.equal(description.action, all[index].action);
      }
    });

    test("gives the text of what fits, a line each", async () => {
      const query = { filter: [{ facet: "outcome", include: ["refused"] }], text: "training" };
      const lines = [];
      let rest = "";
      for await (const bytes of log.text(query)) {
        const parts = (rest + Buffer.from(bytes)).split("\n");
        rest = parts.pop();
        lines.push(...parts);
      }
      assert.equal(rest, "");
      const { fitting } = plainAnswer(all, query, TEXTS[0][1]);
      assert.ok(fitting.length > 10);
      assert.deepEqual(
        lines.map((line) => JSON.parse(line)),
        fitting.map((at) => JSON.parse(all[at].json)),
      );
      const some = [];
      for await (const bytes of log.text({ ...query, rows: [1, 2] }))
        some.push(...`${Buffer.from(bytes)}`.trim().split("\n"));
      assert.deepEqual(
        some.map((line) => JSON.parse(line)),
        fitting.slice(1, 3).map((at) => JSON.parse(all[at].json)),
      );
    });
  });
}
