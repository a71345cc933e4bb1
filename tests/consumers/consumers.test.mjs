/**
 * The packed package where its users have it. Each consumer prints, serves or shows what the package says of the events
 * in golden.json, and has to agree with the Rust core. One that cannot run has failed.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { broker } from "../../scripts/lib/hosts.mjs";
import { Browser, serveFolder } from "./lib/page.mjs";
import { checkAnswers, folders, freePort, golden, Place } from "./lib/place.mjs";
import { example } from "./lib/readme.mjs";

const CONSUMERS = folders();
const place = new Place(CONSUMERS);
const browser = new Browser(place);
const ran = new Set();
after(async () => {
  await browser.close();
  place.remove();
});

/** What a program prints. */
async function checkRun(name, command, args) {
  ran.add(name);
  checkAnswers(JSON.parse(await place.run(name, command, args)));
}

/** What a page shows. */
async function checkPage(name, address, selector = "pre") {
  ran.add(name);
  checkAnswers(JSON.parse(await browser.text(address, selector)));
}

/** What a server answers when it is sent the events. */
async function checkPost(name, address) {
  ran.add(name);
  const response = await fetch(address, { method: "POST", body: JSON.stringify(golden.events) });
  const text = await response.text();
  assert.equal(response.status, 200, text);
  checkAnswers(JSON.parse(text));
}

/** What a page shows that is served from a folder, under a strict policy. */
async function checkFolder(name, folder, path = "/") {
  const server = await serveFolder(folder);
  try {
    await checkPage(name, server.address + path);
  } finally {
    server.stop();
  }
}

/** What a page shows whose components are README.md's. */
async function checkComponents(name, folder) {
  ran.add(name);
  const server = await serveFolder(folder);
  try {
    const told = golden.answers.map(({ description }) => description.sentence + (description.view ?? ""));
    assert.equal(await browser.text(server.address, "main"), told.join(""));
  } finally {
    server.stop();
  }
}

/** While a server of a host runs. */
async function whileServed(served, check) {
  const server = await served;
  try {
    await check(server.address);
  } finally {
    server.stop();
  }
}

suite("consumers", { concurrency: 2 }, () => {
  test("Next: page on the server, component in the browser, route", { timeout: 300_000 }, async () => {
    const next = place.host("next", "dist", "bin", "next");
    await place.run("next", process.execPath, [next, "build"], { within: 280_000 });
    const args = [next, "start", "--hostname", "127.0.0.1", "--port", "0"];
    await whileServed(place.serve("next", process.execPath, args, /(http:\/\/127\.0\.0\.1:\d+)/), async (address) => {
      const page = await (await fetch(address)).text();
      const sentence = golden.answers[0].description.sentence;
      assert.ok(page.includes(`<p id="sentence">${sentence}</p>`), "the server renders the client's component too");
      await checkPage("next", address, "#server");
      await checkPage("next", address, "#client");
      await checkPost("next", `${address}/answers`);
    });
  });

  test("Angular: README's component, built by its own tool", { timeout: 300_000 }, async () => {
    writeFileSync(join(place.app, "angular", "src", "audit-event.ts"), example("angular"));
    await place.run("angular", place.node(), [place.host("@angular", "cli", "bin", "ng.js"), "build"]);
    await checkComponents("angular", join(place.app, "angular", "dist", "browser"));
  });

  for (const [name, file] of [
    ["react", "AuditEvent.jsx"],
    ["vue", "AuditEvent.vue"],
  ]) {
    test(`${name}: README's component, built by Vite`, async () => {
      writeFileSync(join(place.app, name, file), example(name));
      await place.run(name, process.execPath, [place.host("vite", "bin", "vite.js"), "build"]);
      await checkComponents(name, join(place.app, name, "dist"));
    });
  }

  for (const version of [20, 22, 24, 26]) {
    for (const file of ["main.mjs", "main.cjs"]) {
      test(`Node ${version}, ${file}`, () => checkRun("node", place.node(version), [file]));
    }
  }

  test("a page without a bundler", () => checkFolder("browser", place.app, "/browser/"));

  test("Vite: dev server", async () => {
    const args = [place.host("vite", "bin", "vite.js"), "--host", "127.0.0.1", "--port", "0"];
    await whileServed(place.serve("vite", process.execPath, args, /Local:\s+(http:\S+)/), (address) =>
      checkPage("vite", address),
    );
  });

  test("Vite: build", async () => {
    await place.run("vite", process.execPath, [place.host("vite", "bin", "vite.js"), "build"]);
    await checkFolder("vite", join(place.app, "vite", "dist"));
  });

  test("webpack", async () => {
    const args = ["--mode", "production", "--entry", "./main.js", "--output-path", "public"];
    await place.run("webpack", place.node(), [place.host("webpack-cli", "bin", "cli.js"), ...args]);
    await checkFolder("webpack", join(place.app, "webpack", "public"));
  });

  test("esbuild: for a page, and for Node as CommonJS", async () => {
    const esbuild = place.host("esbuild", "bin", "esbuild");
    const args = [esbuild, "main.js", "--bundle", "--minify"];
    await place.run("esbuild", process.execPath, [...args, "--outfile=public/main.js"]);
    await checkFolder("esbuild", join(place.app, "esbuild", "public"));
    await place.run("esbuild", process.execPath, [...args, "--platform=node", "--outfile=node.cjs"]);
    await checkRun("esbuild", process.execPath, ["node.cjs"]);
  });

  for (const env of ["node", "jsdom"]) {
    test(`jest, ${env}`, async () => {
      const args = [place.host("jest", "bin", "jest.js"), "--env", env];
      const answers = `${env}.json`;
      await place.run("jest", process.execPath, args, { env: { ANSWERS: answers } });
      ran.add("jest");
      checkAnswers(JSON.parse(readFileSync(join(place.app, "jest", answers), "utf8")));
    });
  }

  // Without a permission: the package asks for nothing.
  test("Deno", () => {
    const deno = place.host("@deno", "linux-x64-glibc", "deno");
    return checkRun("deno", deno, ["run", "--no-prompt", "--node-modules-dir=manual", "main.js"]);
  });

  for (const file of ["main.js", "main.cjs"]) {
    test(`Bun, ${file}`, () => checkRun("bun", place.host("@oven", "bun-linux-x64", "bin", "bun"), ["run", file]));
  }

  test("Kafka: README's gate, and a broker", async () => {
    ran.add("kafka");
    const port = await freePort();
    const listener = `tcp://127.0.0.1:${port}`;
    const args = ["broker", "--listener-url", listener, "--advertised-listener-url", listener];
    place.start("kafka", broker(), [...args, "--storage-engine", "memory://tansu/"]);
    const env = { KAFKA: `127.0.0.1:${port}` };
    const feed = place.run("kafka", place.node(), ["main.mjs"], { env, within: 60_000 });
    writeFileSync(join(place.app, "kafka", "gate.mjs"), example("kafka"));
    place.start("kafka", place.node(), ["gate.mjs"], { env });
    const all = golden.events.map((event, index) => [index, event]);
    const is = (valid) => all.filter(([index]) => golden.answers[index].report.valid === valid);
    assert.deepEqual(JSON.parse(await feed), { "events-checked": is(true), "events-refused": is(false) });
  });

  test("workerd", async () => {
    await place.run("workerd", process.execPath, ["build.mjs"]);
    const workerd = place.host("@cloudflare", "workerd-linux-64", "bin", "workerd");
    const args = ["serve", "config.capnp", "--control-fd=2"];
    const ready = /"event":"listen","socket":"http","port":(\d+)/;
    await whileServed(place.serve("workerd", workerd, args, ready), (port) =>
      checkPost("workerd", `http://127.0.0.1:${port}`),
    );
  });
});

test("no consumer was left out", () => assert.deepEqual([...ran].sort(), CONSUMERS.sort()));
