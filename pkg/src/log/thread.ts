/** Workers as whoever starts them sees them, in a browser and in Node. */
import { coded, messageOf } from "../errors.js";
import { builtin, inNode, inOldNode } from "./host.js";

/** Where the file lies that runs here; the build writes it (scripts/lib/assemble.mjs). */
declare const ownFile: () => string;

/** A worker. */
export interface Thread {
  say(message: unknown, transfer: Transferable[]): void;
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
    say: (message, transfer) => worker.postMessage(message, transfer as never),
    hold: (on) => (on ? worker.ref() : worker.unref()),
    end: async () => {
      end();
      await worker.terminate();
    },
  };
}

function ofBrowser(
  worker: Worker,
  hear: (message: unknown) => void,
  lost: (why: string) => void,
  end: () => void,
): Thread {
  // By its closing one hears of a worker's end that no event tells: that somebody ended it, or the browser did.
  const life = new MessageChannel();
  life.port1.addEventListener("close", () => lost("it was ended"));
  life.port1.start();
  worker.addEventListener("message", ({ data }) => hear(data));
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    lost(event.message || "its script cannot be loaded or run");
  });
  worker.addEventListener("messageerror", () => lost("a message to it could not be read"));
  let first = true;
  return {
    say: (message, transfer) => {
      const more = first ? [life.port2] : [];
      worker.postMessage(first ? { ...(message as object), life: life.port2 } : message, [...transfer, ...more]);
      first = false;
    },
    hold: () => {},
    end: async () => {
      end();
      worker.terminate();
      life.port1.close();
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
