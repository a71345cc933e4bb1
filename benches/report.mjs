/** The tables of `npm run bench`, as Markdown. */

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const KB = 1024;
const times = (number) => (number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number.toFixed(2));

/**
 * How the time of a row compares with that of another: of each round its own ratio, and of those the median with the
 * lowest and the highest. Undefined where either row has not run.
 */
export function ratio(rows, over, under) {
  const [above, below] = [over, under].map((id) => rows?.find((row) => row.id === id));
  if (!above || !below || above.times.length === 0 || below.times.length === 0) return undefined;
  const [a, b] = [above.perEvent(), below.perEvent()];
  const all = a.map((time, round) => time / b[round]);
  return { median: median(all), from: Math.min(...all), to: Math.max(...all) };
}

const shown = ({ median, from, to }, unit) =>
  from === to ? `${times(median)}${unit}` : `${times(median)}${unit} (${times(from)}–${times(to)})`;

/** What is to be reached. Of `atLeast` more is better, of `atMost` less. */
const GOALS = [
  {
    what: "bytes → verdicts: how many times as fast as `JSON.parse` of ready strings",
    part: "bytes",
    found: ({ groups }) => ratio(groups.bytes, "parse", "lines"),
    atLeast: 6,
    aim: 9,
    unit: "×",
  },
  {
    what: "bytes → verdicts: how many times as fast as bytes → `JSON.parse` → ajv",
    part: "bytes",
    found: ({ groups }) => ratio(groups.bytes, "decode-ajv", "lines"),
    atLeast: 8,
    aim: 12,
    unit: "×",
  },
  {
    what: "one event as text, `validate`: how many times as fast as `JSON.parse`",
    part: "text",
    found: ({ groups }) => ratio(groups.text, "parse", "validate"),
    atLeast: 4,
    aim: 6,
    unit: "×",
  },
  {
    what: "one event as text, `isValid`: how many times as fast as `JSON.parse`",
    part: "text",
    found: ({ groups }) => ratio(groups.text, "parse", "is-valid"),
    atLeast: 4,
    aim: 6,
    unit: "×",
  },
  {
    what: "one parsed object, `validate`: time of ajv’s",
    part: "objects",
    found: ({ groups }) => ratio(groups.cold, "validate", "ajv"),
    atMost: 1.8,
    aim: 1.4,
    unit: "×",
  },
  {
    what: "one parsed object, `isValid`: time of ajv’s",
    part: "objects",
    found: ({ groups }) => ratio(groups.cold, "is-valid", "ajv"),
    atMost: 1.8,
    aim: 1.4,
    unit: "×",
  },
  {
    what: "many parsed objects, `validateMany`: time of ajv’s",
    part: "objects",
    found: ({ groups }) => ratio(groups.cold, "many", "ajv"),
    atMost: 1.1,
    aim: 0.9,
    unit: "×",
  },
  {
    what: "bytes → verdicts with the IBM Cloud pack loaded: time of that without",
    part: "bytes",
    found: ({ groups }) => ratio(groups.bytes, "lines-pack", "lines"),
    atMost: 1.03,
    aim: 1,
    unit: "×",
  },
  {
    what: "WebAssembly, many lines: time of the native build’s",
    part: "bytes",
    found: ({ groups }) => ratio(groups.bytes, "lines", "native-lines"),
    atMost: 1.3,
    aim: 1.15,
    unit: "×",
  },
  {
    what: "`core.wasm`, brotli (quality 11)",
    part: "size",
    found: ({ sizes }) => single(sizes?.find(({ name }) => name === "core.wasm")?.brotli / KB),
    atMost: 56,
    aim: 40,
    unit: " KB",
  },
  {
    what: "compile and instantiate, in a fresh process",
    part: "start",
    found: ({ starts }) => single(starts?.module.total),
    atMost: 2,
    aim: 0.5,
    unit: " ms",
  },
];

const single = (number) => (Number.isFinite(number) ? { median: number, from: number, to: number } : undefined);

function verdict({ atLeast, atMost, aim }, found) {
  if (!found) return "not there yet";
  const reaches = (goal) => (atLeast === undefined ? found.median <= goal : found.median >= goal);
  return reaches(aim) ? "aim reached" : reaches(atLeast ?? atMost) ? "reached" : "**not reached**";
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? "---" : "---:"))), ...rows.map(line), ""].join("\n");
}

function goals(results) {
  const wanted = GOALS.filter(({ part }) => results.parts.includes(part));
  if (wanted.length === 0) return "";
  const rows = wanted.map((goal) => {
    const found = goal.found(results);
    const sign = goal.atLeast === undefined ? "≤" : "≥";
    const must = `${sign} ${goal.atLeast ?? goal.atMost}${goal.unit}`;
    return [
      goal.what,
      found ? shown(found, goal.unit) : "–",
      must,
      `${sign} ${goal.aim}${goal.unit}`,
      verdict(goal, found),
    ];
  });
  return `## Goals\n\n${table(["what", "measured", "must be", "aim", ""], rows)}\n`;
}

function measured(rows, base) {
  const head = ["row", "time of the first row’s", "µs an event", "valid", "invalid"];
  return table(
    head,
    rows.map((row) => {
      if (row.times.length === 0) return [row.name, "not there yet", "", "", ""];
      const { valid, invalid } = row.verdicts;
      const share = row.id === base ? "1" : shown(ratio(rows, row.id, base), "");
      return [row.name, share, times(median(row.perEvent()) / 1_000), valid, invalid];
    }),
  );
}

const number = new Intl.NumberFormat("en-US");

function variants(groups) {
  const rows = Object.entries(groups).flatMap(([group, rows]) => {
    const variant = /^bytes(?: of (.*))?$/.exec(group);
    if (!variant) return [];
    const cell = (over, under) => {
      const found = ratio(rows, over, under);
      return found ? shown(found, "×") : "not there yet";
    };
    return [
      [
        `\`${variant[1] ?? "default"}\``,
        ...[cell("parse", "lines"), cell("decode-ajv", "lines")],
        ...[cell("parse", "validate"), cell("decode-ajv", "validate")],
      ],
    ];
  });
  const head = ["corpus", "`validateLines` / `JSON.parse`", "/ ajv", "`validate`, each line / `JSON.parse`", "/ ajv"];
  return `How many times as fast as \`JSON.parse\` of ready strings, and as bytes → \`JSON.parse\` → ajv:\n\n${table(head, rows)}`;
}

function environment({ machine, clock, corpus, events, rounds, few, slice }) {
  const lines = [
    `- Machine: ${machine.cpu}, ${machine.cores} cores, ${machine.memory}; load at the start ${machine.load}`,
    `- Node ${machine.node}; ajv ${machine.ajv}; zod ${machine.zod}; serde_json ${machine.serdeJson}${machine.rustc ? `; rustc ${machine.rustc}` : ""}`,
    `- Commit ${machine.commit}; \`${machine.command}\``,
    clock === "cpu"
      ? "- Clock: processor time of all threads, the garbage collector's among them, since the machine had other work"
      : "- Clock: time on the wall",
  ];
  if (corpus) {
    const mean = Math.round(corpus.bytes / corpus.events);
    lines.push(
      `- Corpus: ${number.format(events)} events, ${number.format(Math.round(corpus.bytes / 1e6))} MB, ${number.format(mean)} bytes on average; ` +
        `${rounds} round${rounds === 1 ? "" : "s"} in slices of ${number.format(Math.min(slice, events))}; rows of one event and of objects take the first ${number.format(Math.min(few, events))} of each slice`,
    );
  }
  return lines.join("\n");
}

const READING = `## How to read this

- **Ratios, not times.** All rows ran in one process (the native ones in a second one that waits while the other works),
  taking turns slice by slice. A ratio is that of two times of the same round; given is the median of the rounds, with the
  lowest and the highest in brackets. Where those lie far apart, the machine had other things to do.
- **Bytes → verdicts** begins with the bytes of lines, as a file or a socket gives them. \`JSON.parse\` of *ready strings* is
  given its strings for nothing, and answers only whether a line is JSON. Strings are made for one slice at a time.
- **The same question.** ajv is compiled from the project's own \`jsonSchema("ingest")\`, so it finds the errors of single
  fields and no warning: its verdicts are the same numbers as ours, and the run fails if they are not. Zod has a schema of
  the same shape, which does not know which days exist. Ours runs all rules of the profile \`ingest\`; \`JSON.parse\` and
  \`serde_json\` check nothing but the syntax (the typed struct also types).
- **With the IBM Cloud pack** is a second copy of the package in the same process, with a module of its own, in which the
  pack is loaded. The verdicts on the corpus are the same: its actions are those of the built-in catalog.
- **Cold and hot.** *Cold* objects were parsed just before the row and nothing has read them since: so they are in a
  program that parses and checks. *Hot* are the same ${200} objects over and over, in the nearest cache. The goals are for cold
  ones.
- **Native** is a release build for the default target of the platform, without flags for this processor; WebAssembly has
  its 128-bit SIMD.
- **Start** is measured in fresh processes, on the wall whatever the clock of the rest, medians of each figure. V8 compiles a function of a module when it is first
  called: what compiling leaves out, the first verdict pays, so the way to the first verdict is given too.
- The corpus is made by \`benches/corpus.mjs\` from a seed: the actions of the catalog, three orders of keys, 30 % of the
  bytes in \`requestData\` and \`responseData\`, 3 % of the events broken.
`;

/** Everything that was measured. */
export function markdown(results) {
  const { groups, sizes, starts } = results;
  const parts = ["# Benchmarks\n\nWritten by `npm run bench`.\n", `${environment(results)}\n`, goals(results)];
  if (groups.bytes) parts.push("## Bytes → verdicts\n", measured(groups.bytes, "parse"));
  if (Object.keys(groups).some((group) => group.startsWith("bytes of ")))
    parts.push("### By corpus\n", variants(groups));
  if (groups.bytes) {
    const cell = (over, under) => {
      const found = ratio(groups.bytes, over, under);
      return found ? shown(found, "×") : "not there yet";
    };
    const rows = [
      ["`validateLines`", cell("lines", "native-lines")],
      ["`validate` of each line", cell("validate", "native-validate")],
      ["`isValid` of each line", cell("is-valid", "native-is-valid")],
    ];
    parts.push("### WebAssembly and native\n", table(["", "time of the native build’s"], rows));
  }
  if (groups.text) parts.push("## One event as text\n", measured(groups.text, "parse"));
  if (groups.cold) {
    parts.push("## Parsed objects\n", "Cold:\n", measured(groups.cold, "ajv"), "Hot:\n", measured(groups.hot, "ajv"));
  }
  if (sizes) {
    const rows = sizes.map(({ name, ...bytes }) => [
      `\`${name}\``,
      ...["raw", "gzip", "brotli"].map((kind) => `${(bytes[kind] / KB).toFixed(1)} KB`),
    ]);
    parts.push("## Size\n", table(["file", "raw", "gzip", "brotli"], rows));
    parts.push(
      "`index.js` and `index.cjs` each carry `core.wasm` as a text; a program loads one of the two. 1 KB is 1,024 bytes.\n",
    );
  }
  if (starts) {
    const ms = (number) => (number === undefined ? "" : `${number.toFixed(2)} ms`);
    const { module, package: whole, ajv } = starts;
    parts.push(
      "## Start\n",
      table(
        ["", "import", "start", "first verdict", "all"],
        [
          [
            "the package, from its import to a verdict",
            ms(whole.import),
            ms(whole.start),
            ms(whole.firstVerdict),
            ms(whole.total),
          ],
          [
            "ajv, the same; start is compiling the schema",
            ms(ajv.import),
            ms(ajv.start),
            ms(ajv.firstVerdict),
            ms(ajv.total),
          ],
        ],
      ),
      `The module alone, from bytes in memory: ${ms(module.compile)} to compile and ${ms(module.instantiate)} to instantiate, ${ms(module.total)} together.\n`,
    );
  }
  parts.push(READING);
  return `${parts
    .filter(Boolean)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}
