/**
 * The viewer and the user's files, served to this machine's browser alone: on 127.0.0.1, under a path that nobody can
 * guess, to requests that name this server as their host and come from its own pages.
 */
import { randomBytes } from "node:crypto";
import { type FileHandle, open, readdir, readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pipeline } from "node:stream/promises";

/** A file that the page may have. */
export interface Offered {
  /** As the user knows it. */
  name: string;
  path: string;
}

export interface Served {
  /** Where the viewer is. */
  url: string;
  /** The same, for one visit: what is given to other programs stands in the list of processes, for every user. */
  visit: string;
  close(): Promise<void>;
}

/** The files that the viewer consists of: by their names in an address. */
type Pages = Map<string, { path: string; type: string }>;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ndjson": "application/x-ndjson",
};
const HEADERS = {
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
/** The list of the offered files; the page asks for it where its head names it. */
const LIST = "files.json";

/**
 * Serves the viewer that lies in a folder.
 *
 * @param port - 0 for any that is free.
 * @throws an Error with `code` of the system, where the folder cannot be read or the port cannot be had.
 */
export async function serve(folder: string, files: readonly Offered[], port = 0): Promise<Served> {
  const pages = await pagesOf(folder);
  const index = (await readFile(join(folder, "index.html"))).toString();
  // The page's own policy is the one source; as a header it also holds for what a page cannot say of itself.
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/i.exec(index)?.[1];
  if (policy === undefined) throw new Error(`${join(folder, "index.html")} has no Content-Security-Policy`);
  const html = files.length === 0 ? index : index.replace(/<\/head>/, `<meta name="files" content="${LIST}"></head>`);
  const headers = { ...HEADERS, "content-security-policy": `${policy}; frame-ancestors 'none'` };
  const base = `/${token()}/`;
  let visit: string | undefined = `/${token()}`;

  const server = createServer((request, response) => {
    const refuse = (status: number, why: string, more = {}) => {
      response.writeHead(status, { ...headers, ...more, "content-type": "text/plain; charset=utf-8" });
      response.end(`${why}\n`);
    };
    const { port } = server.address() as AddressInfo;
    const why = stranger(request, port);
    if (why !== undefined) return refuse(403, why);
    if (request.method !== "GET" && request.method !== "HEAD") {
      return refuse(405, "This server only gives: GET and HEAD", { allow: "GET, HEAD" });
    }
    const path = (request.url ?? "/").replace(/[?#].*$/s, "");
    if (path === visit) {
      visit = undefined;
      response.writeHead(303, { ...headers, location: base });
      return response.end();
    }
    if (!path.startsWith(base)) {
      return refuse(404, "Nothing is here. The address of the viewer is the one that the terminal shows.");
    }
    const name = path.slice(base.length);
    const giveText = (type: string, text: string) => {
      const bytes = Buffer.from(text);
      response.writeHead(200, { ...headers, "content-type": type, "content-length": bytes.length });
      response.end(request.method === "HEAD" ? undefined : bytes);
    };
    if (name === "" || name === "index.html") return giveText(TYPES[".html"] as string, html);
    const gone = (error: NodeJS.ErrnoException) => refuse(404, `It cannot be read: ${error.message}`);
    if (name === LIST) {
      list(files).then((found) => giveText(TYPES[".json"] as string, JSON.stringify(found)), gone);
      return;
    }
    // Names are looked up among those that there are, never made into paths.
    const file = /^files\/(0|[1-9]\d{0,6})$/.exec(name)?.[1];
    const given = file === undefined ? undefined : files[Number(file)];
    const page = given ? { path: given.path, type: "application/octet-stream" } : pages.get(name);
    if (page === undefined) return refuse(404, "The viewer has no such file.");
    give(page, request, response, headers).catch((error) => {
      if (response.headersSent) response.destroy();
      else gone(error);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin + base,
    visit: origin + visit,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function token(): string {
  return randomBytes(16).toString("hex");
}

/**
 * Why a request is none of this machine's own page; undefined if it is. A page elsewhere whose name was turned to
 * 127.0.0.1 names itself as the host; one that asks across origins says so.
 */
function stranger({ headers }: IncomingMessage, port: number): string | undefined {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !own.includes(headers.host)) {
    return `This server answers as ${own.join(" and ")}, and as nobody else.`;
  }
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) {
    return "This server answers its own page, and no other.";
  }
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none" && headers["sec-fetch-mode"] !== "navigate") {
    return "This server answers its own page, and no other.";
  }
  return undefined;
}

async function pagesOf(folder: string): Promise<Pages> {
  const pages: Pages = new Map();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = path.slice(join(folder, "/").length).replaceAll("\\", "/");
    pages.set(name, { path, type: TYPES[extname(name)] ?? "application/octet-stream" });
  }
  return pages;
}

/** What the page is told of the files: one that has gone meanwhile is in the list, without its size. */
async function list(files: readonly Offered[]): Promise<{ name: string; url: string; size?: number }[]> {
  return Promise.all(
    files.map(async ({ name, path }, at) => {
      const found = await stat(path).catch(() => undefined);
      return { name, url: `files/${at}`, ...(found === undefined ? {} : { size: found.size }) };
    }),
  );
}

/** Gives a file, or the part of it that is asked for, and says by ETag of which state of the file it is. */
async function give(
  { path, type }: { path: string; type: string },
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): Promise<void> {
  const file = await open(path, "r");
  try {
    await giveFrom(file, type, request, response, headers);
  } finally {
    await file.close();
  }
}

async function giveFrom(
  file: FileHandle,
  type: string,
  { method, headers: asked }: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): Promise<void> {
  const { size, mtime, mtimeMs, ino } = await file.stat();
  const told = {
    ...headers,
    "content-type": type,
    "accept-ranges": "bytes",
    "last-modified": mtime.toUTCString(),
    etag: `"${[size, mtimeMs, ino].map((number) => number.toString(36)).join("-")}"`,
  };
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(asked.range ?? "") ?? [];
  const start = first === undefined ? 0 : Number(first);
  const end = Math.min(size, last ? Number(last) + 1 : size);
  if (first !== undefined && start >= end) {
    response.writeHead(416, { ...told, "content-range": `bytes */${size}` });
    response.end();
    return;
  }
  const part = first !== undefined;
  response.writeHead(part ? 206 : 200, {
    ...told,
    "content-length": end - start,
    ...(part ? { "content-range": `bytes ${start}-${end - 1}/${size}` } : {}),
  });
  if (method === "HEAD" || end === start) {
    response.end();
    return;
  }
  const pieces = file.createReadStream({ start, end: end - 1, highWaterMark: 1 << 20, autoClose: false });
  await pipeline(pieces, response);
}
