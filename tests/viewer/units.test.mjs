/** Parts of the viewer that need no page: the address, scrolling, times, CSV. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { root } from "../../scripts/lib/root.mjs";

async function load(name) {
  const { outputFiles } = await build({
    entryPoints: [join(root, "www", "src", `${name}.ts`)],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const [{ Scale }, route, format, csv] = await Promise.all(["scroll", "route", "format", "csv"].map(load));

test("ten million rows are all reached, and small steps stay small", () => {
  const [rows, height, seen] = [10_000_000, 28, 700];
  const scale = new Scale();
  const laid = scale.measure(rows * height, seen);
  assert.equal(laid, 6_000_000);
  const bottom = laid - seen;
  // The bar at its ends is at the ends.
  scale.barAt(bottom);
  assert.equal(scale.top, rows * height - seen);
  scale.barAt(0);
  assert.equal(scale.top, 0);
  // Wherever the bar is put, it stays when its place is put right.
  for (let i = 0; i <= 1000; i++) {
    const place = (bottom * i) / 1000;
    scale.barAt(place < 2000 ? place + 5000 : place - 2000);
    scale.put(place < 2000 ? place + 5000 : place - 2000);
    scale.barAt(place);
    assert.ok(Math.abs(scale.bar - place) < 1 || i === 0, `${i}: ${scale.bar} ${place}`);
  }
  // A turn of the wheel moves by its pixels; then the bar is put right, and nothing moves.
  scale.barAt(bottom / 2);
  const { top } = scale;
  scale.barAt(bottom / 2 + 100);
  assert.equal(scale.top, top + 100);
  scale.put(scale.bar);
  assert.equal(scale.barAt(scale.bar), false);
  // From the middle to the end, wheel by wheel with pauses, nothing gets stuck.
  scale.to(rows * height - seen - 5000);
  scale.put(scale.bar);
  for (let i = 0; i < 60; i++) {
    scale.barAt(Math.min(bottom, scale.bar + 100));
    scale.put(scale.bar);
  }
  assert.equal(scale.top, rows * height - seen);
});

test("few rows scroll as they are", () => {
  const scale = new Scale();
  assert.equal(scale.measure(2800, 700), 2800);
  scale.barAt(1400);
  assert.equal(scale.top, 1400);
  scale.measure(280, 700);
  assert.equal(scale.top, 0);
});

test("a route survives its way through the address", () => {
  const all = {
    view: "events",
    text: 'a&b=c #"é" reason>=400',
    filter: [
      { facet: "actor", include: ["ana@example.com", "a=b&c"], exclude: [null] },
      { facet: "outcome", exclude: ["success"] },
      { facet: "group", include: [null] },
    ],
    window: [1_772_323_200_000, 1_772_323_260_999],
    sort: { by: "time", descending: true },
    event: 12,
    pane: "filters",
    profile: "emit",
    entry: "pm-20.<asset_type>.create",
    group: "iam",
    find: "ünï",
  };
  assert.deepEqual(route.parseFragment(route.fragmentOf(all)), all);
  assert.equal(route.fragmentOf(route.START), "#events");
});

test("what an address says that nobody understands is left out", () => {
  const parsed = route.parseFragment("#events?is=nonsense%3D1&sort=-nothing&event=-4&from=x&to=y&__proto__=1&is=actor");
  assert.deepEqual(parsed.filter, [{ facet: "actor", include: [null] }]);
  assert.deepEqual([parsed.sort, parsed.event, parsed.window], [undefined, undefined, undefined]);
  assert.equal(route.parseFragment("#<script>").view, "events");
});

test("a value is either wanted or not wanted", () => {
  let filter = route.withValue([], "actor", "ana", "include");
  filter = route.withValue(filter, "actor", "ana", "exclude");
  assert.deepEqual(filter, [{ facet: "actor", exclude: ["ana"] }]);
  assert.deepEqual(route.withoutValue(filter, "actor", "ana"), []);
});

test("no field of CSV is taken for a formula", () => {
  for (const text of ["=1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "|x", "%0A", "\uff1d1"]) {
    assert.match(csv.field(text), /^"'/, JSON.stringify(text));
  }
  assert.equal(csv.field("plain"), "plain");
  assert.equal(csv.field('a"b'), '"a""b"');
  assert.equal(csv.field("a;b"), '"a;b"');
  assert.equal(csv.field(-5), "-5");
  assert.equal(csv.field(undefined), "");
  assert.equal(csv.line(["a", 1, undefined]), "a,1,\r\n");
});

test("times are written and read in the same zone", () => {
  const time = Date.UTC(2026, 2, 10, 14, 5, 6, 7);
  assert.equal(format.moment(time, "utc"), "2026-03-10 14:05:06.007");
  for (const zone of ["utc", "local"]) assert.equal(format.readMoment(format.moment(time, zone), zone), time);
  assert.equal(format.readMoment("2026-03-10", "utc"), Date.UTC(2026, 2, 10));
  assert.equal(format.readMoment("2026-03-10 14:05", "utc", true), Date.UTC(2026, 2, 10, 14, 5, 59, 999));
  assert.equal(format.readMoment("2026-02-30", "utc"), undefined);
  assert.equal(format.readMoment("soon", "utc"), undefined);
  assert.equal(format.moment(Number.MAX_VALUE, "utc"), "");
});

test("a share is never all or nothing unless it is", () => {
  assert.equal(format.percent(1, 100_000), "< 1 %");
  assert.equal(format.percent(99_999, 100_000), "99 %");
  assert.equal(format.percent(2, 2), "100 %");
  assert.equal(format.bytes(999_999), "1 MB");
  assert.equal(format.bytes(1_000_000_000), "1.0 GB");
  assert.equal(format.span(1130), "1.13 s");
  assert.equal(format.span(59_999), "60.0 s");
  assert.equal(format.span(3_600_000), "1 h 0 min");
});
