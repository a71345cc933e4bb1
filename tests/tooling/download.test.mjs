import assert from "node:assert/strict";
import { test } from "node:test";
import { releaseAsset, Unavailable } from "../../scripts/lib/download.mjs";
import { releaseServer, sha256 } from "./release-server.mjs";

const NAME = "tool-v1.tar.gz";
const BYTES = Buffer.from("the bytes of an archive");

async function attempt(t, assets, options) {
  const server = await releaseServer(assets, options);
  t.after(server.close);
  return releaseAsset({ api: server.api, repo: "some/tool", tag: "v1", asset: NAME, quietMs: 300 });
}

const refuses = (why) => (error) => {
  assert.ok(error instanceof Unavailable, String(error));
  assert.match(error.message, why);
  return true;
};

test("the right hash: the archive", async (t) => {
  assert.deepEqual(await attempt(t, { [NAME]: { bytes: BYTES } }), BYTES);
});

test("a hash in capitals is the same hash", async (t) => {
  const digest = `sha256:${sha256(BYTES).toUpperCase()}`;
  assert.deepEqual(await attempt(t, { [NAME]: { bytes: BYTES, digest } }), BYTES);
});

test("the wrong hash: thrown away", async (t) => {
  const digest = `sha256:${sha256("something else")}`;
  await assert.rejects(attempt(t, { [NAME]: { bytes: BYTES, digest } }), refuses(/wrong SHA-256/));
});

test("no hash, or one of another kind: not taken", async (t) => {
  await assert.rejects(attempt(t, { [NAME]: { bytes: BYTES, digest: null } }), refuses(/states no SHA-256/));
  await assert.rejects(attempt(t, { [NAME]: { bytes: BYTES, digest: "md5:0" } }), refuses(/states no SHA-256/));
});

test("404, for the release and for the archive", async (t) => {
  const gone = (_, response) => response.writeHead(404).end("{}");
  await assert.rejects(attempt(t, {}, { release: gone }), refuses(/answered 404/));
  await assert.rejects(attempt(t, { [NAME]: { bytes: BYTES, status: 404 } }), refuses(/answered 404/));
});

test("a release without an archive for this platform", async (t) => {
  await assert.rejects(attempt(t, { other: { bytes: BYTES } }), refuses(/has no tool-v1/));
});

test("an answer that is not a release (a portal's login page)", async (t) => {
  const portal = (_, response) => response.end("<html>Please log in</html>");
  await assert.rejects(attempt(t, {}, { release: portal }), refuses(/no release/));
});

test("a server that falls silent costs its time limit and no more", async (t) => {
  const silent = () => {};
  const start = Date.now();
  await assert.rejects(attempt(t, {}, { release: silent }), refuses(/does not answer/));
  await assert.rejects(attempt(t, { [NAME]: { bytes: BYTES, hang: true } }), refuses(/does not answer/));
  assert.ok(Date.now() - start < 5000);
});

test("nobody there", async () => {
  const server = await releaseServer({});
  server.close();
  const request = { api: server.api, repo: "some/tool", tag: "v1", asset: NAME, quietMs: 300 };
  await assert.rejects(releaseAsset(request), refuses(/cannot be reached \(ECONNREFUSED\)/));
});
