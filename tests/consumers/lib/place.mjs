/**
 * A temporary folder outside the repository, in which the consumers are users like any other:
 *
 *     node_modules/                          the hosts
 *     app/node_modules/activity-tracker-events  the packed tarball, as npm installs it
 *     app/<consumer>/                        the consumers, copied
 *
 * Nothing in it is a link: what is wrong with the package must not be mended by the checkout that it was built in.
 */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { hosts } from "../../../scripts/lib/hosts.mjs";
import { npm } from "../../../scripts/lib/modules.mjs";
import { root } from "../../../scripts/lib/root.mjs";

const consumers = join(root, "tests", "consumers");
const PACKAGE = "activity-tracker-events";

/** The events, and what the Rust core says of them. */
export const golden = JSON.parse(readFileSync(join(consumers, "golden.json"), "utf8"));

/** What runs in here is no part of this test run and no npm script, and keeps its own things in the folder. */
function environment(folder) {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:npm_|NODE_|INIT_CWD$)/i.test(name));
  const home = join(folder, "home");
  return {
    ...Object.fromEntries(own),
    HOME: home,
    XDG_CACHE_HOME: join(home, ".cache"),
    XDG_CONFIG_HOME: join(home, ".config"),
    CI: "true",
    NO_COLOR: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    NG_CLI_ANALYTICS: "false",
    DO_NOT_TRACK: "1",
  };
}

/** Packs pkg/ and gives the path of the tarball. */
function pack(folder) {
  const [command, ...first] = npm();
  const args = [...first, "pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: join(root, "pkg"), encoding: "utf8" });
  assert.equal(status, 0, stderr);
  const answer = JSON.parse(stdout);
  return join(folder, (answer[0] ?? Object.values(answer)[0]).filename);
}

/** Installs the tarball, as a user would, into a folder of its own; fails where it comes from anywhere else. */
function install(folder, tarball) {
  writeFileSync(join(folder, "package.json"), '{ "name": "app", "private": true, "type": "module" }\n');
  const [command, ...first] = npm();
  const args = [...first, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--offline", tarball];
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, `${stdout}${stderr}`);
  const resolved = createRequire(join(folder, "package.json")).resolve(PACKAGE);
  const own = join(realpathSync(folder), "node_modules", PACKAGE) + sep;
  assert.ok(realpathSync(resolved).startsWith(own), `${PACKAGE} comes from ${resolved}, not from ${own}`);
}

/** Real files without their bytes once more, where the file system can do that. */
function copyTree(from, to) {
  if (spawnSync("cp", ["-al", from, to]).status === 0) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

export class Place {
  /** @param names - Which consumers, by their folders. */
  constructor(names = []) {
    const from = hosts();
    // Not a link either: macOS has one in the way to its temporary folder.
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), "consumers-")));
    assert.ok(!this.folder.startsWith(root + sep), "the temporary folder lies in the repository");
    this.app = join(this.folder, "app");
    this.env = environment(this.folder);
    this.children = new Set();
    mkdirSync(this.app);
    for (const name of ["package.json", "package-lock.json"]) cpSync(join(from, name), join(this.folder, name));
    copyTree(join(from, "node_modules"), join(this.folder, "node_modules"));
    install(this.app, pack(this.folder));
    for (const name of names) cpSync(join(consumers, name), join(this.app, name), { recursive: true });
    const ask = readFileSync(join(consumers, "ask.js"), "utf8");
    writeFileSync(join(this.app, "ask.js"), ask);
    writeFileSync(join(this.app, "ask.cjs"), ask.replace("export async function ask", "exports.ask = async function"));
    const events = JSON.stringify(golden.events, null, 2);
    writeFileSync(join(this.app, "events.js"), `export default ${events};\n`);
    writeFileSync(join(this.app, "events.json"), events);
  }

  /** The path of a file of a host's. */
  host(...path) {
    return join(this.folder, "node_modules", ...path);
  }

  /** One of the hosts' Nodes; the tools that need a newer one than runs the tests get 24. */
  node(version = 24) {
    return this.host(`node-${version}`, "bin", "node");
  }

  /** Starts a program within a consumer's folder; its output grows in `output`, `ended` resolves to its exit code. */
  start(name, command, args, { env, input } = {}) {
    const options = { cwd: join(this.app, name), env: { ...this.env, ...env }, detached: true };
    const child = spawn(command, args, options);
    this.children.add(child);
    const program = { child, output: "", errors: "", ended: undefined };
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      program.output += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      program.errors += chunk;
    });
    program.ended = new Promise((resolve) => {
      child.on("error", (error) => {
        program.errors += error.message;
        resolve(127);
      });
      child.on("close", (code, signal) => {
        this.children.delete(child);
        resolve(code ?? signal);
      });
    });
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    return program;
  }

  /** Runs a program to its end, which must be a good one, and gives what it wrote. */
  async run(name, command, args, options) {
    const program = this.start(name, command, args, options);
    const timer = setTimeout(() => stop(program.child), options?.within ?? 180_000);
    const code = await program.ended;
    clearTimeout(timer);
    assert.equal(code, 0, `${name}: ${command} ${args.join(" ")} ended with ${code}\n${tail(program)}`);
    return program.output;
  }

  /** Starts a server, and resolves when it has written what matches, to the first group of it. */
  async serve(name, command, args, ready, options) {
    const program = this.start(name, command, args, options);
    let over;
    program.ended.then((code) => {
      over = code;
    });
    const until = Date.now() + (options?.within ?? 60_000);
    for (;;) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: some colour their output even when told not to
      const found = ready.exec(`${program.output}${program.errors}`.replace(/\x1b\[[0-9;]*m/g, ""));
      if (found) return { program, address: found[1], stop: () => stop(program.child) };
      assert.equal(over, undefined, `${name}: ${command} ended with ${over}\n${tail(program)}`);
      assert.ok(Date.now() < until, `${name}: ${command} never wrote ${ready}\n${tail(program)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  remove() {
    for (const child of this.children) stop(child);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

/** A program and those that it started. */
function stop(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

const tail = ({ output, errors }) => `${output.slice(-4000)}\n${errors.slice(-4000)}`;

/** Whether a consumer was told what the core says. */
export function checkAnswers(found) {
  assert.deepEqual(found.answers, golden.answers);
  assert.deepEqual(found.totals, golden.totals);
  assert.deepEqual(found.lines, golden.lines);
  assert.deepEqual(found.streamed, golden.lines);
}

/** The folders of the consumers. */
export const folders = () =>
  readdirSync(consumers, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !["hosts", "lib"].includes(entry.name))
    .map(({ name }) => name);
