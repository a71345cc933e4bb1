/**
 * The worker script: checks parts of files for the thread that started it. `validateFile` and the command line start it
 * themselves; programs that are bundled into one file give its place as the option `worker`.
 *
 * @packageDocumentation
 */
import { parentPort, workerData } from "node:worker_threads";
import { initSync, loadCatalog } from "./index.js";
import { judge } from "./node/judge.js";
import { CREDIT, type FromWorker, type ToWorker, type WorkerData } from "./node/messages.js";
import { unreadable } from "./node/source.js";

/** How often a worker says how far it has read. */
const MOMENT = 50;

const given = workerData as Partial<WorkerData> | null;

if (parentPort !== null && given?.activityTrackerEvents === true) {
  const port = parentPort;
  const { module, options, catalogs } = given as WorkerData;
  const say = (message: FromWorker) => port.postMessage(message);
  initSync(module);
  for (const catalog of catalogs) loadCatalog(catalog);

  /** The job in hand; there is one at a time. */
  let job = 0;
  let credit = 0;
  let wake = () => {};

  port.on("message", async (message: ToWorker) => {
    if (message.type === "part") {
      job = message.job;
      credit = CREDIT;
      try {
        const { part } = message;
        let said = 0;
        const stopped = new Error("stopped");
        const parts = judge(part, options, (bytes) => {
          if (job !== message.job) throw stopped;
          const now = performance.now();
          if (now - said < MOMENT) return;
          said = now;
          say({ type: "read", job, bytes });
        });
        for (;;) {
          const { done, value } = await parts.next();
          if (done) {
            say({ type: "done", job: message.job, outcome: value });
            break;
          }
          while (credit <= 0 && job === message.job) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
          if (job !== message.job) {
            await parts.return(undefined as never);
            throw stopped;
          }
          credit--;
          say({ type: "records", job, records: value });
        }
      } catch (error) {
        const { code, message: text } = unreadable(error) as NodeJS.ErrnoException;
        say({ type: "failed", job: message.job, code, message: text });
      }
    } else if (message.job === job) {
      if (message.type === "taken") credit++;
      else job = 0;
      wake();
    }
  });
}
