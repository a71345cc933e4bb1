import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** An archive as the tools' releases have them: one folder with programs that know nothing but their version. */
export function fakeArchive(folder, programs) {
  const work = mkdtempSync(join(tmpdir(), "ate-archive-"));
  mkdirSync(join(work, folder));
  for (const [name, version] of Object.entries(programs)) {
    writeFileSync(join(work, folder, name), `#!/bin/sh\necho "${name} ${version}"\n`);
    chmodSync(join(work, folder, name), 0o755);
  }
  execFileSync("tar", ["-czf", "archive.tar.gz", folder], { cwd: work });
  const bytes = readFileSync(join(work, "archive.tar.gz"));
  rmSync(work, { recursive: true });
  return bytes;
}

/**
 * A release server on loopback. `assets` are { name: { bytes, digest?, status?, hang? } }; without a digest the right
 * one is stated, with `digest: null` none. Returns its address, the requests it saw, and how to end it.
 */
export async function releaseServer(assets, { release = undefined } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url);
    const asset = assets[basename(request.url)];
    if (request.url.startsWith("/repos/")) {
      if (release) return release(request, response);
      const list = Object.entries(assets).map(([name, { bytes, digest = `sha256:${sha256(bytes)}` }]) => ({
        name,
        digest,
        browser_download_url: `${api}/download/${name}`,
      }));
      response.end(JSON.stringify({ assets: list }));
    } else if (asset?.hang) {
      // A first piece, then nothing: the worst kind of network.
      response.writeHead(200).write(asset.bytes.subarray(0, 10));
    } else {
      response.writeHead(asset ? (asset.status ?? 200) : 404).end(asset?.bytes);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const api = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { api, requests, close };
}
