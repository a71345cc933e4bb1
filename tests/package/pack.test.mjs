/** What is published: the tarball has the right files, each is what it says it is, and none has grown unnoticed. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { actions, catalogVersion, groups, jsonSchema, version } from "activity-tracker-events";
import { grown, measure } from "../../scripts/size.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (name) => readFileSync(join(root, name), "utf8");
const manifest = JSON.parse(read("pkg/package.json"));

/** Runs a program; what it said, and whether it succeeded. */
async function run(command, args, options = {}) {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd: root, ...options });
    return { ok: true, said: stdout + stderr, stdout };
  } catch (error) {
    return { ok: false, said: `${error.message}\n${error.stdout}${error.stderr}`, stdout: error.stdout };
  }
}
const tool = (name) => join(root, "node_modules", ".bin", name);

/** Every file that `exports` names, with its entry and conditions. */
function* exported(entry, value, conditions = []) {
  if (typeof value === "string") yield { entry, conditions, file: value.replace(/^\.\//, "") };
  else
    for (const [condition, inner] of Object.entries(value)) yield* exported(entry, inner, [...conditions, condition]);
}
const targets = Object.entries(manifest.exports).flatMap(([entry, value]) => [...exported(entry, value)]);

suite("the tarball", () => {
  const folder = mkdtempSync(join(tmpdir(), "activity-tracker-events-"));
  let tarball;
  let files;
  before(async () => {
    const args = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
    const { ok, stdout, said } = await run("npm", args, { cwd: join(root, "pkg") });
    assert.ok(ok, said);
    const [packed] = JSON.parse(stdout);
    tarball = join(folder, packed.filename);
    files = packed.files.map(({ path }) => path);
    mkdirSync(join(folder, "out"));
    const { ok: unpacked, said: why } = await run("tar", ["-xzf", tarball, "-C", join(folder, "out")]);
    assert.ok(unpacked, why);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const inside = (name) => readFileSync(join(folder, "out", "package", name));

  test("has every file that package.json names, and no other than their declarations", () => {
    const named = new Set(["package.json", "README.md", "LICENSE", ...Object.values(manifest.bin)]);
    for (const { file } of targets) {
      const pattern = new RegExp(`^${file.replaceAll(".", "\\.").replace("*", "[^/]+")}$`);
      const found = files.filter((path) => pattern.test(path));
      assert.ok(found.length > 0, `${file} is not in the tarball`);
      for (const path of found) named.add(path);
    }
    for (const key of ["main", "module", "types"]) assert.ok(files.includes(manifest[key].replace("./", "")), key);
    // The rest are declarations that others refer to, in both forms.
    // The viewer is a page of its own.
    const viewer = files.filter((path) => path.startsWith("dist/viewer/"));
    for (const part of ["index.html", ".js", ".css", ".wasm"]) {
      assert.ok(
        viewer.some((path) => path.endsWith(part)),
        `no ${part} in dist/viewer/`,
      );
    }
    for (const path of viewer) named.add(path);
    const rest = files.filter((path) => !named.has(path));
    for (const path of rest) assert.match(path, /^dist\/.*\.d\.c?ts$/);
    const module = (path) => path.replace(/\.d\.cts$/, ".d.ts");
    const declared = files.filter((path) => /\.d\.c?ts$/.test(path));
    for (const path of declared) assert.ok(files.includes(module(path)), path);
    const texts = declared.map((path) => inside(path).toString()).join("\n");
    for (const path of rest) {
      const name = path.replace(/^.*\//, "").replace(/\.d\.c?ts$/, "");
      assert.ok(texts.includes(`/${name}.js"`), `nothing refers to ${path}`);
    }
  });

  test("has the sources of nothing, no trap and no word of the machine it was built on", () => {
    for (const path of files) {
      const text = inside(path).toString("latin1");
      assert.ok(!text.includes(root), path);
      assert.ok(!text.includes("sourceMappingURL"), path);
    }
    const module = new WebAssembly.Module(inside("dist/core.wasm"));
    const names = WebAssembly.Module.exports(module).map(({ name }) => name);
    assert.ok(names.includes("validate"));
    assert.ok(!names.includes("trap"));
    // Who only checks events loads nothing of logs; a log's workers have all of it.
    assert.ok(!names.includes("indexQuery"));
    const ofLogs = WebAssembly.Module.exports(new WebAssembly.Module(inside("dist/log.wasm"))).map(({ name }) => name);
    assert.ok(["indexQuery", "validate"].every((name) => ofLogs.includes(name)));
  });

  test("needs nothing, runs nothing when it is installed, and is free of side effects", () => {
    const { dependencies, optionalDependencies, peerDependencies, scripts, sideEffects, type } = manifest;
    assert.deepEqual([dependencies, optionalDependencies, peerDependencies, scripts], Array(4).fill(undefined));
    assert.equal(type, "module");
    // A bundler leaves out what is imported for nothing but its effect, unless it is told that there is one.
    assert.deepEqual(sideEffects, ["./dist/cli.js", "./dist/log-worker.*", "./dist/worker.*"]);
    assert.equal(manifest.version, version);
  });

  test("pleases publint", async () => {
    const { ok, said } = await run(process.execPath, [tool("publint"), "--strict", tarball]);
    assert.ok(ok, said);
    assert.match(said, /All good!/);
  });

  test("pleases attw, each entry with types of its own for ES modules and CommonJS", async () => {
    const data = targets
      .filter(({ file }) => /\.(?:json|wasm)$/.test(file))
      .map(({ entry }) => entry.replace("./", ""));
    const args = ["--profile", "node16", "--format", "json", tarball, "--exclude-entrypoints", ...new Set(data)];
    const { ok, said, stdout } = await run(process.execPath, [tool("attw"), ...args], { maxBuffer: 1 << 28 });
    assert.ok(ok, said);
    const { analysis } = JSON.parse(stdout);
    const entries = Object.keys(analysis.entrypoints).sort();
    assert.deepEqual(entries, [".", "./ibm-cloud", "./log", "./log/worker", "./node", "./slim", "./worker"]);
    assert.deepEqual(
      analysis.problems.filter(({ resolutionKind }) => resolutionKind !== "node10"),
      [],
    );
  });
});

suite("the data", () => {
  const data = (name) =>
    JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(`activity-tracker-events/${name}`))));

  test("catalog.json is the catalog", () => {
    const catalog = data("catalog.json");
    assert.deepEqual(catalog, { version, catalogVersion, groups: groups(), actions: actions() });
    assert.ok(catalog.actions.every(({ description }) => description.length > 0));
  });

  test("the schemas are those of the two profiles", () => {
    assert.deepEqual(data("event.schema.json"), jsonSchema("ingest"));
    assert.deepEqual(data("event.emit.schema.json"), jsonSchema("emit"));
  });
});

suite("the sizes", () => {
  test("are what is written down, or less", () => {
    const table = JSON.parse(read("scripts/sizes.json"));
    const found = measure(join(root, "pkg"), table);
    assert.deepEqual(
      found.flatMap(({ file, sizes }) => grown(file, sizes, table[file])),
      [],
      "npm run size tells more",
    );
  });

  test("that grow by more than 2 % are refused", () => {
    const reached = { raw: 1000, gzip: 500, brotli: 400 };
    assert.deepEqual(grown("x", { raw: 1020, gzip: 510, brotli: 100 }, { reached }), []);
    assert.deepEqual(grown("x", { raw: 1021, gzip: 500, brotli: 400 }, { reached }), [
      "x (raw): 1,021 bytes, +2.1 % since it was 1,000",
    ]);
    assert.equal(grown("x", { raw: 1, gzip: 1, brotli: 1 }, {}).length, 3);
  });
});
