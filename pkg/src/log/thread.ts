/** Workers as whoever starts them sees them, in a browser and in Node. */
import { coded, messageOf } from "../errors.js";
import { builtin, inNode, inOldNode } from "./host.js";

/** Where the file lies that runs here; the build writes it (scripts/lib/assemble.mjs). */
declare const ownFile: () => string;

/** A worker. */
export interface Thread {
  /** Settles when it has begun; rejected if it is lost before. */
  readonly alive: Promise<void>;
  start(message: object, transfer: Transferable[]): void;
  say(message: unknown): void;
  /** Whether the process waits for it, in Node. */
  hold(on: boolean): void;
  end(): Promise<void>;
}

/** What lies beside the file that runs here, in Node. */
function beside(name: string): string {
  const { dirname, join } = builtin("node:path");
  const own = ownFile();
  return join(dirname(own.startsWith("file:") ? builtin("node:url").fileURLToPath(own) : own), name);
}

/** The bytes of the module that lies beside the file that runs here, in Node; undefined where there is no such file. */
export async function ownModule(): Promise<Uint8Array | undefined> {
  return inNode ? builtin("node:fs").promises.readFile(beside("log.wasm")) : undefined;
}

/**
 * Starts a worker and listens to it.
 *
 * @param onLost - Called once at most, when the worker is no more though nobody ended it.
 * @throws `bad_option`, `unsupported`, `worker_lost`
 */
export function start(
  make: (() => object) | undefined,
  onMessage: (message: unknown) => void,
  onLost: (why: string) => void,
): Thread {
  const worker = make === undefined ? own() : made(make);
  let over = false;
  const lost = (why: string) => {
    if (over) return;
    over = true;
    onLost(why);
  };
  return isNodes(worker)
    ? ofNode(worker, onMessage, lost, () => {
        over = true;
      })
    : ofBrowser(worker as Worker, onMessage, lost, () => {
        over = true;
      });
}

type NodeWorker = import("node:worker_threads").Worker;

function isNodes(worker: object): worker is NodeWorker {
  return typeof (worker as Partial<NodeWorker>).on === "function";
}

function ofNode(
  worker: NodeWorker,
  hear: (message: unknown) => void,
  lost: (why: string) => void,
  end: () => void,
): Thread {
  let why: string | undefined;
  worker.on("message", hear);
  worker.on("error", (error) => {
    why = messageOf(error);
  });
  worker.on("exit", (code) => lost(why ?? `it ended with code ${code}`));
  return {
    // Its end is told by an event, whenever it comes.
    alive: Promise.resolve(),
    start: (message, transfer) => worker.postMessage(message, transfer as never),
    say: (message) => worker.postMessage(message),
    hold: (on) => (on ? worker.ref() : worker.unref()),
    end: async () => {
      end();
      await worker.terminate();
    },
  };
}

/** So many locks were named here. */
let lives = 0;

function ofBrowser(
  worker: Worker,
  hear: (message: unknown) => void,
  lost: (why: string) => void,
  end: () => void,
): Thread {
  // No event tells that a worker was ended, by the page or by the browser: but then others get the lock that it held.
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  const life = locks && `activity-tracker-events log ${performance.timeOrigin} ${Math.random()} ${++lives}`;
  const waiting = new AbortController();
  let held = () => {};
  let dead = (_: Error) => {};
  const alive = new Promise<void>((resolve, reject) => {
    held = resolve;
    dead = reject;
  });
  alive.catch(() => {});
  if (life === undefined) held();
  const over = (why: string) => {
    dead(coded("worker_lost", `a worker was lost before it began: ${why}`));
    lost(why);
  };
  worker.addEventListener("message", ({ data }) => {
    if (locks === undefined || life === undefined || data?.type !== "held") {
      hear(data);
      return;
    }
    locks.request(life, { signal: waiting.signal }, () => over("it was ended")).catch(() => {});
    held();
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    over(event.message || "its script cannot be loaded or run");
  });
  worker.addEventListener("messageerror", () => over("a message to it could not be read"));
  return {
    alive,
    start: (message, transfer) => worker.postMessage({ ...message, life }, transfer),
    say: (message) => worker.postMessage(message),
    hold: () => {},
    end: async () => {
      end();
      waiting.abort();
      worker.terminate();
    },
  };
}

function own(): NodeWorker {
  if (!inNode) {
    const why = inOldNode
      ? "in Node, logs need version 20.16 or later of 20, or 22.3 or later"
      : "openLog needs the option `worker` here: a function that starts a worker of activity-tracker-events/log/worker";
    throw coded(inOldNode ? "unsupported" : "bad_option", why);
  }
  const { Worker } = builtin("node:worker_threads");
  return new Worker(beside("log-worker.cjs"));
}

function made(make: () => object): object {
  let worker: unknown;
  try {
    worker = make();
  } catch (error) {
    throw coded("worker_lost", `the option \`worker\` started no worker: ${messageOf(error)}`, error);
  }
  if (typeof (worker as Partial<Worker> | undefined)?.postMessage === "function") return worker as object;
  throw coded("bad_option", "`worker` must be a function that gives a new Worker");
}
