/** Pages in a real browser, and a server for them. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, sep } from "node:path";
import { findChromium } from "../../../scripts/lib/browser.mjs";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** The strictest policy that lets WebAssembly run. */
const POLICY = "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

/** Serves a folder's files under the policy. */
export async function serveFolder(folder) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = join(folder, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const bytes = path.startsWith(folder + sep) ? await readFile(path).catch(() => undefined) : undefined;
    if (bytes === undefined) return response.writeHead(404).end();
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

/** A browser that is started when first needed. */
export class Browser {
  #place;
  #running;

  constructor(place) {
    this.#place = place;
  }

  async #start() {
    const { chromium } = createRequire(join(this.#place.folder, "package.json"))("playwright-core");
    const executablePath = findChromium(process.env);
    return chromium.launch({ executablePath, args: ["--no-sandbox"] });
  }

  /** Opens a page, waits until an element has text (`has`, or any), and gives all of it. Whatever the page complains of is a failure. */
  async text(address, selector, { has = /\S/, within = 60_000 } = {}) {
    this.#running ??= this.#start();
    const context = await (await this.#running).newContext();
    const complaints = [];
    try {
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        const { url } = message.location();
        // A browser asks for this one by itself.
        if (url.endsWith("/favicon.ico")) return;
        if (["error", "warning"].includes(message.type())) complaints.push(`${message.text()} ${url}`);
      });
      page.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
      await page.goto(address);
      const told = page.locator(selector).filter({ hasText: has }).first();
      await told.waitFor({ state: "attached", timeout: within }).catch((error) => complaints.push(error.message));
      assert.deepEqual(complaints, [], address);
      return await told.textContent();
    } finally {
      await context.close();
    }
  }

  async close() {
    await (await this.#running)?.close();
  }
}
