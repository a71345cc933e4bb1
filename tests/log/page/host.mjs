/** The page, built by Vite as a user would, on a server that counts what it is asked, in a real browser. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";
import { findChromium } from "../../../scripts/lib/browser.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm" };

/** Builds the page into a folder. */
export async function buildPage(folder) {
  await build({ root: here, configFile: join(here, "vite.config.mjs"), build: { outDir: folder, emptyOutDir: true } });
}

/** Serves a folder under the policy that its page names, as a header too; `give` says whether it answers a request itself. */
export async function servePage(folder, give = () => false) {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const [, policy] = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html);
  const requests = [];
  const server = createServer(async (request, response) => {
    requests.push(request.url);
    if (give(request, response)) return;
    const { pathname } = new URL(request.url, "http://localhost");
    const path = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const bytes = path.startsWith(folder + sep) ? await readFile(path).catch(() => undefined) : undefined;
    if (bytes === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(bytes);
  });
  return { requests, ...(await listening(server)) };
}

/** Another origin, which would answer anybody. */
export async function serveOther() {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const type = request.url.endsWith(".js") ? "text/javascript" : "text/event-stream";
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": type }).end();
  });
  server.on("upgrade", (request, socket) => {
    requests.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  return { requests, ...(await listening(server)) };
}

async function listening(server) {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

const ARGS = ["--no-sandbox"];

/** A browser; with a folder, one context whose files lie on disk there, as a person's do. */
export function browse(folder) {
  const options = { executablePath: findChromium(process.env), args: ARGS };
  return folder === undefined ? chromium.launch(options) : chromium.launchPersistentContext(folder, options);
}

/** Opens the page and waits until it is ready; whatever it complains of is collected in `complaints`. */
export async function openPage(context, address) {
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector("#status").textContent !== "");
  return { page, complaints };
}

/** A page of its own, closed again however the work with it ends. */
export async function withPage(browser, address, work) {
  const context = await browser.newContext();
  try {
    const { page, complaints } = await openPage(context, address);
    await work(page, complaints, context);
  } finally {
    await context.close();
  }
}

/** Has the page open files, and waits until they are read. */
export async function openFiles(page, paths, within = 300_000) {
  await page.evaluate(async () => {
    document.querySelector("#status").removeAttribute("data-state");
    await window.opened?.log.close();
    window.opened = undefined;
    // The same files again would be no change.
    document.querySelector("input").value = "";
  });
  await page.setInputFiles("input", paths);
  await page.waitForSelector("#status[data-state]", { timeout: within, state: "attached" });
  return page.evaluate(
    () => window.opened?.log.status ?? { state: "error", problem: document.querySelector("#status").textContent },
  );
}
