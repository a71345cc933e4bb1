/**
 * A page that opens files as a log and shows them: a plain table of the first events, and what one of them says. The test
 * asks more of `window.opened`.
 */
import { openLog } from "activity-tracker-events/log";
import wasm from "activity-tracker-events/log.wasm?url";
import { ready, startWorker, watch } from "./workers.js";

const ROWS = 50;
const input = document.querySelector("input");
const status = document.querySelector("#status");
const body = document.querySelector("tbody");
const detail = document.querySelector("#detail");

async function open(files) {
  const workers = [];
  const begun = performance.now();
  const log = await openLog([...files], {
    worker: () => {
      const worker = startWorker();
      workers.push(worker);
      return worker;
    },
    wasm: await module,
    onProgress: ({ state, events, bytesRead, bytesTotal }) => {
      status.textContent = `${state}: ${events} events, ${bytesRead} of ${bytesTotal} bytes`;
    },
  });
  const first = firstRows(log, begun);
  const took = log.loaded.then(() => performance.now() - begun);
  return { log, workers, first, took };
}

/** Shows the first events as soon as there are any, and gives how much was read by then, and after how long. */
async function firstRows(log, begun) {
  for (;;) {
    const { of } = await show(log);
    const { bytesRead, bytesTotal, state } = log.status;
    if (of > 0 || state !== "loading") {
      return { events: of, share: bytesRead / bytesTotal, after: performance.now() - begun };
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function show(log) {
  const answer = await log.query({ rows: [0, ROWS] });
  body.replaceChildren(
    ...answer.rows.map((row) => {
      const line = document.createElement("tr");
      line.dataset.index = row.index;
      const time = row.time === undefined ? "" : new Date(row.time).toISOString();
      for (const text of [time, row.actor, row.action, row.outcome]) {
        line.insertCell().textContent = text ?? "";
      }
      return line;
    }),
  );
  return answer;
}

body.addEventListener("click", async ({ target }) => {
  const { bytes, report, description, source } = await window.opened.log.event(
    Number(target.closest("tr").dataset.index),
  );
  const text = new TextDecoder().decode(bytes);
  detail.textContent = [description.sentence, JSON.stringify(source), JSON.stringify(report), text].join("\n");
});

input.addEventListener("change", async () => {
  try {
    window.opened = await open(input.files);
    await window.opened.log.loaded;
    await show(window.opened.log);
    status.dataset.state = window.opened.log.status.state;
  } catch (error) {
    status.textContent = `${error.code}: ${error.message}`;
    status.dataset.state = "error";
  }
});

// Whatever a log needs of the server is fetched once, so that nothing is asked while one is open.
const module = fetch(wasm).then(async (response) => new Uint8Array(await response.arrayBuffer()));
watch();
await Promise.all([ready, module]);
Object.assign(window, { open, startWorker });
status.textContent = "ready";
