/** The npm package's dist folder: every entry for ES modules and CommonJS, their declarations, and the data files. */
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { namesOf } from "./facts.mjs";
import { run, tail } from "./run.mjs";
import { Stop, say } from "./say.mjs";

/** Minified code is broken into lines of about so many characters. */
const LINE_LIMIT = 1000;

/**
 * What stands alone: the library in its three forms, which differ only in where the WebAssembly module comes from
 * (`pkg/src/carried/`), and the logs, whose workers have a module of their own in the place of the core.
 */
const LIBRARY = [
  { name: "index", carried: "inlined" },
  { name: "slim", carried: "nothing" },
  { name: "workerd", source: "index", carried: "imported", formats: ["esm"] },
  { name: "log", carried: "nothing", placed: true },
  { name: "log-worker", carried: "nothing", module: "log" },
];

/**
 * What stands beside the library and imports it; it carries no copy of it. What gets the module from elsewhere imports
 * the library without, for the time that this saves at the start.
 */
const HOSTED = [
  { name: "node" },
  { name: "worker", library: "slim" },
  { name: "cli", library: "slim", formats: ["esm"], executable: true },
];

const FORMATS = ["esm", "cjs"];
const EXTENSION = { esm: "js", cjs: "cjs" };

/** Data as modules, which stand alone too. */
const DATA = ["ibm-cloud"];

/** The declarations: of what runs in every host, with nothing of Node's known in there, and of what is for Node. */
const DECLARATIONS = {
  "tsconfig.types.json": ["index", "slim", ...DATA],
  "tsconfig.types.node.json": ["node", "worker", "log", "log-worker"],
};

/** What the compiler is told, in pkg/. */
export const CONFIGS = ["tsconfig.json", ...Object.keys(DECLARATIONS)];

async function typescript(root, env, config) {
  // By its own name: other versions of the compiler are about, for the tests.
  const { resolve } = createRequire(join(root, "package.json"));
  const tsc = join(dirname(resolve("typescript/package.json")), "bin", "tsc");
  const { code, output } = await run(process.execPath, [tsc, "-p", `pkg/${config}`], { cwd: root, env });
  if (code !== 0) throw new Stop(`TypeScript: ${config}\n${tail(output, 60)}`);
}

/**
 * Puts the form of pkg/src/carried/ that an entry wants in the place of the one that the sources name, and likewise the
 * module.
 */
const carrying = (source, form, module = "core") => ({
  name: "carrying",
  setup(build) {
    build.onResolve({ filter: /\/generated\/core\.js$/ }, () => ({ path: join(source, "generated", `${module}.js`) }));
    build.onResolve({ filter: /\/carried\/inlined\.js$/ }, () => ({ path: join(source, "carried", `${form}.ts`) }));
    build.onResolve({ filter: /\/core\.wasm$/ }, () => ({ path: "./core.wasm", external: true }));
  },
});

/** Leaves other entries outside, in the format of the one that imports them. */
const besideLibrary = (source, own, library, format) => ({
  name: "beside-library",
  setup(build) {
    const names = ["index", ...DATA, ...HOSTED.map(({ name }) => name)].filter((name) => name !== own);
    build.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, resolveDir }) => {
      const name = names.find((name) => join(resolveDir, path) === join(source, `${name}.js`));
      return name && { path: `./${name === "index" ? library : name}.${EXTENSION[format]}`, external: true };
    });
  },
});

/** CommonJS has no import.meta; its file name says the same. */
const META = {
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
};

/** An entry that says where its file is, to find what lies beside it in Node: by its URL, or by its path. */
const PLACED = {
  esm: { banner: { js: "const ownFile = () => import.meta.url;" } },
  cjs: { banner: { js: "const ownFile = () => __filename;" } },
};

/** Bundles every entry; gives what went into each file and what it imports. */
async function bundle(root, dist) {
  const esbuild = createRequire(join(root, "package.json"))("esbuild");
  const source = join(root, "pkg", "src");
  const common = {
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    target: "es2022",
    charset: "utf8",
    logLevel: "silent",
    legalComments: "none",
  };
  const made = {};
  const make = async (name, format, options) => {
    const file = `${name}.${EXTENSION[format]}`;
    const entryPoints = [join(source, `${name}.ts`)];
    try {
      const built = await esbuild.build({ ...common, entryPoints, format, outfile: join(dist, file), ...options });
      if (built.warnings.length > 0) throw new Error(built.warnings.map(({ text }) => text).join("; "));
      made[file] = Object.values(built.metafile.outputs)[0];
    } catch (error) {
      throw new Stop(`esbuild: ${file}: ${error.message}`);
    }
  };
  for (const { name, source: from = name, carried, module, placed, formats = FORMATS } of LIBRARY) {
    for (const format of formats) {
      const entryPoints = [join(source, `${from}.ts`)];
      const plugins = [carrying(source, carried, module)];
      const more = placed ? PLACED[format] : {};
      // Node prints the line of a throw that nobody caught, which must not be all of the file.
      const options = { entryPoints, plugins, platform: "neutral", minify: true, lineLimit: LINE_LIMIT, ...more };
      await make(name, format, options);
    }
  }
  for (const name of DATA) {
    for (const format of FORMATS) await make(name, format, { platform: "neutral", minify: true });
  }
  for (const { name, library = "index", formats = FORMATS } of HOSTED) {
    for (const format of formats) {
      const plugins = [besideLibrary(source, name, library, format)];
      await make(name, format, { plugins, platform: "node", ...(format === "cjs" ? META : {}) });
    }
  }
  return made;
}

/**
 * What would make the package fail in one host or another is found here at once. (A top-level await, or import.meta in
 * the library, is found by esbuild: CommonJS has neither.)
 */
function checkDist(dist, made) {
  const isLibrary = (file) => [...LIBRARY.map(({ name }) => name), ...DATA].some((name) => file.startsWith(`${name}.`));
  for (const [file, { imports, inputs }] of Object.entries(made)) {
    const refuse = (what, why) => {
      throw new Stop(`dist/${file} has ${what}: ${why}`);
    };
    const carries = Object.keys(inputs).some((input) => input.endsWith("/core-bytes.ts"));
    if (carries && !file.startsWith("index.")) refuse("the module's bytes", "only the default entry carries them");
    for (const { path } of imports) {
      const beside = file === "workerd.js" ? path === "./core.wasm" : !isLibrary(file);
      if (!beside) refuse(`an import of ${path}`, "the library stands alone, in hosts that have no modules of Node's");
    }
    const evaluates = /\beval\(|(?<!`)\bFunction\(/.exec(readFileSync(join(dist, file), "utf8"))?.[0];
    if (evaluates) refuse(`\`${evaluates}\``, "a Content-Security-Policy may forbid it");
  }
}

const RELATIVE = /(?<=\bfrom |\bimport |\bimport\()"(\.[^"]*)"/g;

/** The declarations that an entry needs, its own and those that they refer to. */
function reachable(types, entries) {
  const found = new Set();
  const visit = (file, from) => {
    if (found.has(file)) return;
    let text;
    try {
      text = readFileSync(join(types, file), "utf8");
    } catch {
      throw new Stop(`the declarations of ${from} refer to ${file}, which is not part of the package`);
    }
    found.add(file);
    for (const [, path] of text.matchAll(RELATIVE)) {
      visit(normalize(join(dirname(file), path.replace(/\.js$/, ".d.ts"))), file);
    }
  };
  for (const entry of entries) visit(`${entry}.d.ts`, entry);
  return found;
}

/** CommonJS users get the same declarations under the names that TypeScript wants to see there. */
function writeDeclarations(types, entries, dist) {
  for (const file of reachable(types, entries)) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    const text = readFileSync(join(types, file), "utf8");
    writeFileSync(join(dist, file), text);
    const cjs = text.replace(RELATIVE, (path) => path.replace(/\.js"$/, '.cjs"'));
    writeFileSync(join(dist, file.replace(/\.ts$/, ".cts")), cjs);
  }
}

/** The whole catalog as data, for tools that want no code. It is asked of the package itself. */
async function writeCatalog(dist) {
  const url = pathToFileURL(join(dist, "index.js"));
  const { actions, catalogVersion, groups, loadCatalog, lookup, version } = await import(`${url}?${Date.now()}`);
  const write = (file, groups, actions, space) => {
    const catalog = { version, catalogVersion, groups, actions };
    writeFileSync(join(dist, file), `${JSON.stringify(catalog, null, space)}\n`);
  };
  write("catalog.json", groups(), actions(), 1);
  const builtIn = groups().length;
  const { ibmCloud } = await import(pathToFileURL(join(dist, "ibm-cloud.js")));
  loadCatalog(ibmCloud);
  // As a look-up gives them: some have a built-in template that says more.
  write("ibm-cloud.json", groups().slice(builtIn), namesOf(ibmCloud.text).map(lookup));
}

/** The schema of the command line's configuration file, as the command line prints it. */
async function writeConfigSchema(root, env, dist) {
  const { code, output } = await run(process.execPath, [join(dist, "cli.js"), "schema", "config"], { cwd: root, env });
  if (code !== 0) throw new Stop(`the schema of the configuration file\n${tail(output)}`);
  writeFileSync(join(dist, "config.schema.json"), output);
}

/** Builds pkg/dist from the TypeScript sources and the WebAssembly modules, by their names. */
export async function assemble(root, env, modules) {
  say("package: pkg/dist");
  const work = join(root, "target", "package");
  const dist = join(work, "dist");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  await typescript(root, env, "tsconfig.json");
  const made = await bundle(root, dist);
  for (const [config, entries] of Object.entries(DECLARATIONS)) {
    await typescript(root, env, config);
    writeDeclarations(join(work, basename(config, ".json")), entries, dist);
  }
  for (const [name, wasm] of Object.entries(modules)) copyFileSync(join(root, wasm), join(dist, `${name}.wasm`));
  cpSync(join(root, "pkg", "src", "schema"), dist, { recursive: true });
  cpSync(join(root, "pkg", "src", "messages"), join(dist, "messages"), { recursive: true });
  for (const { name } of HOSTED.filter(({ executable }) => executable)) {
    const file = join(dist, `${name}.js`);
    const text = readFileSync(file, "utf8");
    if (!text.startsWith("#!")) writeFileSync(file, `#!/usr/bin/env node\n${text}`);
    chmodSync(file, 0o755);
  }
  checkDist(dist, made);
  await writeCatalog(dist);
  await writeConfigSchema(root, env, dist);
  // The folder changes hands whole: nobody who imports it meanwhile finds half of it.
  rmSync(join(root, "pkg", "dist"), { recursive: true, force: true });
  renameSync(dist, join(root, "pkg", "dist"));
  copyFileSync(join(root, "LICENSE"), join(root, "pkg", "LICENSE"));
}
