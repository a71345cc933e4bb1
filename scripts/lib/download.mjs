import { createHash } from "node:crypto";

/** Why a prebuilt archive is not to be had; the caller then builds from source. */
export class Unavailable extends Error {}

/** Fetches, giving up when nothing at all arrives for a while: a closed network may swallow packets without a word. */
async function get(url, { quietMs, accept }) {
  const control = new AbortController();
  let timer;
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(), quietMs);
  };
  alive();
  try {
    const response = await fetch(url, { signal: control.signal, headers: { accept } });
    if (!response.ok) throw new Unavailable(`${new URL(url).host} answered ${response.status}`);
    const chunks = [];
    for await (const chunk of response.body) {
      alive();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    const why = control.signal.aborted
      ? "does not answer"
      : `cannot be reached (${error.cause?.code ?? error.message})`;
    throw new Unavailable(`${new URL(url).host} ${why}`);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * An asset of a GitHub release, checked against the SHA-256 that the release itself states for it.
 *
 * The hash comes from where the archive comes from: it catches a cut or garbled transfer and a mirror that serves
 * something else, but not a replaced release. Hashes pinned in here would be stronger; they have to be taken from the
 * releases by somebody who can reach them.
 */
export async function releaseAsset({ api, repo, tag, asset, quietMs = 4000 }) {
  const list = await get(`${api}/repos/${repo}/releases/tags/${tag}`, {
    quietMs,
    accept: "application/vnd.github+json",
  });
  let entry;
  try {
    entry = JSON.parse(list).assets.find(({ name }) => name === asset);
  } catch {
    throw new Unavailable(`${new URL(api).host} gave an answer that is no release`);
  }
  if (!entry) throw new Unavailable(`the release has no ${asset}`);
  const expected = /^sha256:([0-9a-f]{64})$/i.exec(entry.digest ?? "")?.[1];
  if (!expected) throw new Unavailable(`the release states no SHA-256 for ${asset}`);
  const archive = await get(entry.browser_download_url, { quietMs, accept: "application/octet-stream" });
  const found = createHash("sha256").update(archive).digest("hex");
  if (found !== expected.toLowerCase()) throw new Unavailable(`${asset} has the wrong SHA-256, it is thrown away`);
  return archive;
}
