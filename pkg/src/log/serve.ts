/** What a worker of a log does first: it hears what it is to be. */
import { loadCatalog } from "../catalog.js";
import { initSync } from "../core.js";
import { builtin, inNode } from "./host.js";
import { Indexer } from "./indexer.js";
import type { FromIndex, Start, ToIndex } from "./messages.js";
import { toldOf } from "./module.js";
import { Reader } from "./reader.js";

/** The thread that started this one. */
interface Page {
  hear(take: (message: unknown) => void): void;
  say(message: unknown, transfer?: Transferable[]): void;
}

/** What must stay as long as the worker does. */
const kept: unknown[] = [];

export function serve(): void {
  const page = pageOf();
  let indexer: Indexer | undefined;
  page?.hear((message) => {
    if (indexer !== undefined) {
      indexer.hear(message as ToIndex);
      return;
    }
    const start = message as Partial<Start> | null;
    if (start?.activityTrackerEvents !== "index" && start?.activityTrackerEvents !== "reader") return;
    const given = start as Start;
    if (given.life !== undefined) hold(given.life, () => page.say({ type: "held" } satisfies FromIndex));
    try {
      initSync(given.module);
      for (const catalog of given.catalogs) loadCatalog(catalog);
      if (given.activityTrackerEvents === "reader") {
        kept.push(new Reader(given.index, given.store));
        return;
      }
      indexer = new Indexer(given, (message: FromIndex, transfer) => page.say(message, transfer), given.judging);
    } catch (error) {
      page.say({ type: "failed", id: 0, error: toldOf(error) } satisfies FromIndex);
    }
  });
}

/** Holds a lock until this worker is no more. */
function hold(life: string, held: () => void): void {
  const forever = new Promise<void>(() => {});
  navigator.locks
    .request(life, () => {
      held();
      return forever;
    })
    .catch(held);
}

/** Undefined where this is no worker. */
function pageOf(): Page | undefined {
  if (inNode) {
    const { parentPort: port } = builtin("node:worker_threads");
    if (port === null) return undefined;
    return {
      hear: (take) => port.on("message", take),
      say: (message, transfer = []) => port.postMessage(message, transfer as never),
    };
  }
  const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
  if (typeof scope.postMessage !== "function" || (globalThis as { window?: unknown }).window !== undefined) {
    return undefined;
  }
  return {
    hear: (take) => scope.addEventListener("message", ({ data }) => take(data)),
    say: (message, transfer = []) => scope.postMessage(message, transfer),
  };
}

declare class DedicatedWorkerGlobalScope {
  addEventListener(type: "message", listen: (event: MessageEvent) => void): void;
  postMessage(message: unknown, transfer: Transferable[]): void;
}
