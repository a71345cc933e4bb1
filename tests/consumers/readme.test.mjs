/** Every example of README.md runs as it is printed, where the packed tarball is installed. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { gzipSync } from "node:zlib";
import { root } from "../../scripts/lib/root.mjs";
import { Browser, serveFolder } from "./lib/page.mjs";
import { folders, golden, Place } from "./lib/place.mjs";
import { example, examples } from "./lib/readme.mjs";

const place = new Place();
const browser = new Browser(place);
after(async () => {
  await browser.close();
  place.remove();
});

/** The event that README.md tells of. */
const base = JSON.parse(readFileSync(join(root, "tests", "cases", "base", "notebook.json"), "utf8"));
const refused = {
  ...base,
  action: "data-science-experience.notebook.delete",
  outcome: "failure",
  severity: "critical",
  reason: { reasonCode: 403, reasonType: "Forbidden", reasonForFailure: "Not authorized" },
  initiator: { ...base.initiator, name: "ana@example.com" },
  target: { ...base.target, name: "Churn" },
};
const SENTENCE = "ana@example.com was not allowed to delete notebook “Churn” (403).";
const ndjson = golden.events.join("\n");
const reports = golden.answers.map(({ report }) => report);

/** A folder with an example and what it reads. */
function folder(name, files) {
  mkdirSync(join(place.app, name));
  for (const [file, text] of Object.entries({ "event.json": JSON.stringify(refused), ...files })) {
    writeFileSync(join(place.app, name, file), text);
  }
}

/** An expression with what it gives behind it: `describe(event).title; // "…"`. */
const SAID = /^(\w.*); \/\/ (".*")$/gm;

/** Runs an example on Node; what it says its expressions give, they do give. */
async function runExample(name) {
  const code = example(name);
  folder(name, { "main.mjs": code });
  const output = await place.run(name, process.execPath, ["main.mjs"]);
  const said = [...code.matchAll(SAID)].map(([, , value]) => JSON.parse(value));
  writeFileSync(join(place.app, name, "said.mjs"), code.replace(SAID, "console.log(JSON.stringify($1));"));
  const found = await place.run(name, process.execPath, ["said.mjs"]);
  assert.deepEqual(
    found
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
    said,
  );
  return output;
}

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><body></body>
<script type="module" src="./main.js"></script></html>`;

/** What a page shows that is an example, served by Vite, once it shows the last of it. */
async function show(name, last, files) {
  folder(name, { "index.html": page, "main.js": example(name), ...files });
  const args = [place.host("vite", "bin", "vite.js"), "--host", "127.0.0.1", "--port", "0"];
  const server = await place.serve(name, process.execPath, args, /Local:\s+(http:\S+)/);
  try {
    return (await browser.text(server.address, "body", { has: last })).trim();
  } finally {
    server.stop();
  }
}

/** A client that goes away in the middle of what it sends. */
async function leave(port) {
  const socket = connect(Number(port), "127.0.0.1");
  await once(socket, "connect");
  const head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9999\r\n\r\n";
  await new Promise((resolve) => socket.write(`${head}${golden.events[0]}`, resolve));
  socket.destroy();
  await once(socket, "close");
}

/** How each example shows that it does what it says; those with a folder of their own run in consumers.test.mjs. */
const CHECKS = {
  describe: () => runExample("describe"),
  actions: () => runExample("actions"),
  pack: () => runExample("pack"),
  language: () => runExample("language"),

  vite: async () => assert.equal(await show("vite", SENTENCE), SENTENCE),

  // Built: the policy then shows that the module comes as a file, and nothing else does.
  slim: async () => {
    folder("slim", { "index.html": page, "main.js": example("slim") });
    await place.run("slim", process.execPath, [place.host("vite", "bin", "vite.js"), "build"]);
    const assets = readdirSync(join(place.app, "slim", "dist", "assets"));
    assert.equal(assets.filter((name) => name.endsWith(".wasm")).length, 1, `${assets}`);
    const server = await serveFolder(join(place.app, "slim", "dist"));
    try {
      const told = "Stop a training.";
      assert.equal((await browser.text(server.address, "body", { has: told })).trim(), told);
    } finally {
      server.stop();
    }
  },

  viewer: async () => {
    const told = golden.answers.map(({ description }, index) => `${index + 1}: ${description.sentence}`);
    assert.equal(await show("viewer", told.at(-1), { "events.ndjson": ndjson }), told.join(""));
  },

  node: async () => {
    folder("node", { "main.mjs": example("node") });
    const program = place.start("node", process.execPath, ["main.mjs"], { input: ndjson });
    assert.equal(await program.ended, 0, program.errors);
    const first = reports.filter(({ valid }) => !valid).map(({ findings }) => findings[0].message);
    assert.equal(program.errors, first.map((message) => `${message}\n`).join(""));
  },

  stream: async () => {
    folder("stream", { "main.mjs": example("stream"), "hour.ndjson": ndjson });
    const program = place.start("stream", process.execPath, ["main.mjs"]);
    assert.equal(await program.ended, 0, program.errors);
    const { events, invalid, unreadable } = golden.totals;
    const totals = `${events} events, ${invalid} of them invalid, ${unreadable} lines that are no event\n`;
    assert.equal(program.output, totals);
    const errors = golden.lines.filter(({ report }) => !report.valid);
    assert.equal(program.errors, errors.map(({ line, report }) => `${line} ${report.findings[0].message}\n`).join(""));
  },

  file: async () => {
    folder("file", { "main.mjs": example("file"), "day.ndjson.gz": gzipSync(ndjson) });
    const told = golden.lines.map(({ line, report }) => `${line} ${report.findings[0].message}\n`);
    assert.equal(await place.run("file", process.execPath, ["main.mjs"]), `${told.join("")}false\n`);
  },

  log: async () => {
    const events = [...golden.events, JSON.stringify(refused), JSON.stringify(refused)];
    folder("log", { "main.mjs": example("log"), "events.ndjson": events.join("\n") });
    const [first, ...sentences] = (await place.run("log", process.execPath, ["main.mjs"])).trim().split("\n");
    const [, total, count] = /^(\d+) \{ value: 'ana@example\.com', count: (\d+) \}$/.exec(first);
    assert.ok(Number(count) >= 2 && Number(total) >= Number(count), first);
    assert.equal(sentences.length, 1);
  },

  // Each command by itself, in a shell, with the exit code that the logs call for.
  ci: async () => {
    const commands = example("ci").trim().split("\n");
    assert.equal(commands.length, 4);
    folder("ci", {});
    mkdirSync(join(place.app, "ci", "logs"));
    writeFileSync(join(place.app, "ci", "logs", "hour.json.gz"), gzipSync(ndjson));
    for (const command of commands) {
      const program = place.start("ci", "sh", ["-c", command]);
      assert.equal(await program.ended, / check /.test(command) ? 1 : 0, `${command}\n${program.errors}`);
      if (/ > /.test(command)) {
        const { version, runs } = JSON.parse(readFileSync(join(place.app, "ci", "events.sarif"), "utf8"));
        assert.deepEqual([version, runs.length], ["2.1.0", 1]);
      } else
        assert.match(program.output, / check logs/.test(command) ? /hour\.json\.gz/ : /::error|Delete a .*deployment/);
    }
  },

  http: async () => {
    folder("http", { "main.mjs": example("http") });
    const env = { PORT: "0" };
    const server = await place.serve("http", process.execPath, ["main.mjs"], /Listening on (\d+)/, { env });
    try {
      const post = async (body) => {
        const options = { method: "POST", body, duplex: "half" };
        const response = await fetch(`http://127.0.0.1:${server.address}`, options);
        return (await response.text())
          .split("\n")
          .filter(Boolean)
          .map((line) => JSON.parse(line));
      };
      await leave(server.address);
      assert.deepEqual(await post(golden.events[1]), [{ line: 1, report: reports[1] }]);
      // What a report says of places is of the whole body.
      const expected = reports.map(
        (report, index) => golden.lines.find(({ line }) => line === index + 1)?.report ?? report,
      );
      const pieces = new Blob([ndjson]).stream();
      assert.deepEqual(
        await post(pieces),
        expected.map((report, index) => ({ line: index + 1, report })),
      );
    } finally {
      server.stop();
    }
  },

  emit: async () => {
    folder("emit", { "main.mjs": example("emit") });
    const program = place.start("emit", process.execPath, ["--test", "main.mjs"]);
    assert.equal(await program.ended, 0, program.output);
    assert.match(program.output, /pass 1\n/);
    writeFileSync(join(place.app, "emit", "event.json"), JSON.stringify({ ...refused, outcome: "done" }));
    const broken = place.start("emit", process.execPath, ["--test", "main.mjs"]);
    assert.equal(await broken.ended, 1, broken.output);
    assert.match(broken.output, /outcome\/value/);
  },
};

suite("README.md", { concurrency: 2 }, () => {
  for (const name of Object.keys(CHECKS)) test(name, CHECKS[name]);
});

test("no example is left out", () => {
  const run = [...Object.keys(CHECKS), ...folders().filter((name) => examples.has(name))];
  assert.deepEqual([...new Set(run)].sort(), [...examples.keys()].sort());
});
