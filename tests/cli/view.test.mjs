/** `view`: the page and the named files are served to this machine's own page, and to nobody else. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { cli, file, folder, root, run, sample } from "./run.mjs";

/** Starts the server and waits for the address that it prints. */
async function view(args, { env = {}, open = false } = {}) {
  const child = spawn(process.execPath, [cli, "view", ...(open ? [] : ["--no-open"]), ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  const said = { out: "", err: "" };
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said.err += text;
  });
  const ended = new Promise((resolve) => child.on("close", (code, signal) => resolve(code ?? signal)));
  const url = await new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said.out += text;
      if (said.out.includes("\n")) resolve(said.out.split("\n")[0]);
    });
    ended.then((code) => reject(new Error(`it ended with ${code}: ${said.err}`)));
  });
  const end = (signal = "SIGINT") => {
    child.kill(signal);
    return ended;
  };
  return { url, said, end };
}

/** Asks a server for exactly this, and no browser's or fetch's idea of it. */
function ask(url, { path, method = "GET", headers = {} } = {}) {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: path ?? pathname, method, headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    asked.on("error", reject).end();
  });
}

suite("view", () => {
  let served;
  let base;
  const log = () => join(folder, "my log.ndjson");
  before(async () => {
    file("my log.ndjson", sample);
    file("more/a.json", "{}\n");
    file("secret.txt", "a secret");
    served = await view(["my log.ndjson", "more"]);
    base = new URL(served.url).pathname;
  });
  after(() => served.end());

  test("is on 127.0.0.1, under a path that nobody can guess", async () => {
    assert.match(served.url, /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
    for (const path of ["/", "/index.html", "/files.json", "/files/0", `/${"0".repeat(32)}/`]) {
      assert.equal((await ask(served.url, { path })).status, 404, path);
    }
    const { port } = new URL(served.url);
    // No other address of this machine answers.
    const other = await new Promise((resolve) => {
      const socket = connect({ host: "127.0.0.2", port }, () => resolve("answers"));
      socket.on("error", ({ code }) => resolve(code));
    });
    assert.equal(other, "ECONNREFUSED");
  });

  test("serves the viewer with its policy as a header", async () => {
    const { status, headers, body } = await ask(served.url);
    assert.equal(status, 200);
    const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(body);
    assert.equal(headers["content-security-policy"], `${policy}; frame-ancestors 'none'`);
    assert.match(policy, /default-src 'none'.*require-trusted-types-for 'script'/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["cross-origin-resource-policy"], "same-origin");
    const [, script] = /<script[^>]* src="\.\/([^"]+)"/.exec(body);
    const found = await ask(served.url, { path: base + script });
    assert.equal(found.status, 200);
    assert.match(found.headers["content-type"], /^text\/javascript/);
    assert.equal(found.headers["content-security-policy"], headers["content-security-policy"]);
  });

  test("offers the named files, whole and in parts", async () => {
    assert.match((await ask(served.url)).body, /<meta name="files" content="files\.json">/);
    const list = JSON.parse((await ask(served.url, { path: `${base}files.json` })).body);
    assert.deepEqual(list, [
      { name: "my log.ndjson", url: "files/0", size: Buffer.byteLength(sample) },
      { name: "more/a.json", url: "files/1", size: 3 },
    ]);
    const path = `${base}files/0`;
    assert.equal((await ask(served.url, { path })).body, sample);
    const part = await ask(served.url, { path, headers: { range: "bytes=10-19" } });
    assert.deepEqual([part.status, part.body], [206, sample.slice(10, 20)]);
    // Parts say of which state of the file they are: one of as many bytes that was written at the same time is another.
    const { mtime, atime } = statSync(log());
    writeFileSync(log(), sample.replace("{", " "));
    utimesSync(log(), atime, new Date(mtime.getTime() + 2));
    const changed = await ask(served.url, { path, headers: { range: "bytes=10-19" } });
    assert.notEqual(changed.headers.etag, part.headers.etag);
    writeFileSync(log(), sample);
    assert.equal(part.headers["content-range"], `bytes 10-19/${Buffer.byteLength(sample)}`);
    const rest = await ask(served.url, { path, headers: { range: `bytes=${Buffer.byteLength(sample) - 5}-` } });
    assert.deepEqual([rest.status, rest.body], [206, sample.slice(-5)]);
    const beyond = await ask(served.url, { path, headers: { range: "bytes=999999999-" } });
    assert.deepEqual([beyond.status, beyond.headers["content-range"]], [416, `bytes */${Buffer.byteLength(sample)}`]);
    const head = await ask(served.url, { path, method: "HEAD" });
    assert.deepEqual([head.status, head.body], [200, ""]);
    assert.equal(Number(head.headers["content-length"]), Buffer.byteLength(sample));
  });

  test("answers no other host: a name that was turned to 127.0.0.1 reads nothing", async () => {
    const { port } = new URL(served.url);
    for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1", `127.0.0.1:${Number(port) + 1}`]) {
      const { status, body } = await ask(served.url, { headers: { host } });
      assert.equal(status === 403 || status === 400, true, `${host}: ${status}`);
      assert.ok(!body.includes("<html"), host);
    }
    assert.equal((await ask(served.url, { headers: { host: `localhost:${port}` } })).status, 200);
  });

  test("answers no other origin", async () => {
    const path = `${base}files/0`;
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `http://localhost:${new URL(served.url).port}` },
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" },
      { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" },
    ]) {
      const { status, body } = await ask(served.url, { path, headers });
      assert.deepEqual([status, body.includes("action")], [403, false], JSON.stringify(headers));
    }
    const { origin } = new URL(served.url);
    const own = { origin, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" };
    assert.equal((await ask(served.url, { path, headers: own })).status, 200);
  });

  test("gives nothing that was not named, however it is asked for", async () => {
    for (const name of [
      "../package.json",
      "../../../../../../etc/passwd",
      "..%2f..%2fpackage.json",
      "%2e%2e/cli.js",
      "assets/../../cli.js",
      "..\\cli.js",
      "files/2",
      "files/-1",
      "files/00",
      "files/1e0",
      "files/0/",
      `files/${encodeURIComponent(join(folder, "secret.txt"))}`,
      join(folder, "secret.txt"),
      "__proto__",
      "constructor",
    ]) {
      const { status, body } = await ask(served.url, { path: base + name });
      assert.equal(status, 404, name);
      assert.ok(!body.includes("secret") && !body.includes("root:"), name);
    }
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      assert.equal((await ask(served.url, { method })).status, 405, method);
    }
  });

  test("says what happened to a file that has gone", async () => {
    const gone = file("gone.ndjson", sample);
    const other = await view([gone]);
    rmSync(gone);
    const { status, body } = await ask(other.url, { path: `${new URL(other.url).pathname}files/0` });
    assert.equal(status, 404);
    assert.match(body, /^It cannot be read: ENOENT/);
    const [listed] = JSON.parse((await ask(other.url, { path: `${new URL(other.url).pathname}files.json` })).body);
    assert.deepEqual(listed, { name: gone, url: "files/0" });
    assert.equal(await other.end(), 0);
  });

  test("without files, the page asks for none", async () => {
    const bare = await view([]);
    assert.ok(!(await ask(bare.url)).body.includes('name="files"'));
    assert.equal(readFileSync(join(root, "pkg/dist/viewer/index.html"), "utf8"), (await ask(bare.url)).body);
    assert.equal(await bare.end("SIGTERM"), 0);
  });

  test("opens the browser by an address that serves once", { skip: process.platform !== "linux" }, async () => {
    const bin = join(folder, "bin");
    const noted = join(folder, "opened");
    mkdirSync(bin);
    writeFileSync(join(bin, "xdg-open"), `#!/bin/sh\necho "$1" > '${noted}'\n`);
    chmodSync(join(bin, "xdg-open"), 0o755);
    const opened = await view([log()], { open: true, env: { PATH: `${bin}:${process.env.PATH}` } });
    let visit = "";
    for (let tries = 0; visit === "" && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
      try {
        visit = readFileSync(noted, "utf8").trim();
      } catch {}
    }
    assert.notEqual(visit, opened.url);
    const first = await ask(visit);
    assert.equal(first.status, 303);
    assert.equal(new URL(first.headers.location, visit).href, opened.url);
    assert.equal((await ask(visit)).status, 404);
    assert.equal(await opened.end(), 0);

    writeFileSync(join(bin, "xdg-open"), "#!/bin/sh\nexit 3\n");
    const failed = await view([], { open: true, env: { PATH: `${bin}:${process.env.PATH}` } });
    for (let tries = 0; !failed.said.err.includes("No browser") && tries < 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    assert.match(failed.said.err, /No browser could be opened: open the address yourself/);
    await failed.end();
  });

  test("misuse is told before anything is served", async () => {
    const busy = createServer();
    await new Promise((resolve) => busy.listen(0, "127.0.0.1", resolve));
    const { port } = busy.address();
    for (const [args, why] of [
      [["no-such-file"], /no-such-file: there is no such file/],
      [["*.nothing"], /no file fits this pattern/],
      [["-"], /save standard input to one first/],
      [["--port", "x"], /--port is "x"; it must be an integer from 0 \(any\) to 65535/],
      [["--port", "65536"], /it must be an integer/],
      [["--port", String(port)], new RegExp(`port ${port} is in use`)],
      [["--opn"], /there is no option --opn/],
    ]) {
      const { status, stdout, stderr } = await run(["view", "--no-open", ...args]);
      assert.deepEqual([status, stdout], [2, ""], args.join(" "));
      assert.match(stderr, why);
    }
    busy.close();
  });
});
