/** What the tests ask of a worker of a log, whatever it is. */

addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  postMessage({ violation: `worker: ${violatedDirective} ${blockedURI}` }),
);

const PIECE = 64 * 1024 * 1024;

const ANSWERS = {
  /** Whether a request gets anywhere. */
  async request({ url }) {
    const tries = {
      fetch: () => fetch(url),
      blind: () => fetch(url, { mode: "no-cors" }),
      script: () => importScripts(url),
      socket: () => opened(new WebSocket(url.replace("http", "ws"))),
      source: () => opened(new EventSource(url)),
    };
    const passed = [];
    for (const [name, attempt] of Object.entries(tries)) {
      try {
        await attempt();
        passed.push(name);
      } catch {
        // As it should be.
      }
    }
    return passed;
  },
  /** What a page would do without a log: 64 MB pieces, their text, its lines, each parsed and dropped. */
  async parse({ file }) {
    const begun = performance.now();
    const counts = { events: 0, unreadable: 0 };
    let rest = "";
    for (let at = 0; at < file.size; at += PIECE) {
      const lines = (rest + (await file.slice(at, at + PIECE).text())).split("\n");
      rest = at + PIECE < file.size ? lines.pop() : "";
      for (const line of lines) {
        if (line === "") continue;
        try {
          JSON.parse(line);
          counts.events++;
        } catch {
          counts.unreadable++;
        }
      }
    }
    return { ...counts, took: performance.now() - begun };
  },
  /** Milliseconds that one pass over some numbers takes here, the best of several. */
  pass({ numbers }) {
    const column = Uint32Array.from({ length: numbers }, (_, at) => (at * 2_654_435_761) >>> 0);
    let best = Number.POSITIVE_INFINITY;
    let sum = 0;
    for (let run = 0; run < 30; run++) {
      const begun = performance.now();
      for (let at = 0; at < column.length; at++) sum += column[at];
      best = Math.min(best, performance.now() - begun);
    }
    return { best, sum };
  },
};

function opened(connection) {
  return new Promise((resolve, reject) => {
    connection.onopen = resolve;
    connection.onerror = reject;
  });
}

addEventListener("message", async (event) => {
  const { asked, id, ...how } = event.data ?? {};
  if (asked === undefined) return;
  // The log's part of the worker would not know what to make of it.
  event.stopImmediatePropagation();
  postMessage({ id, answer: await ANSWERS[asked](how) });
});
