/**
 * Workers as the policy of the page wants them: their script is fetched, and started from a blob: URL, so that they are
 * under the policy too. What they do against it is collected.
 */
import script from "./worker.js?worker&url";

/** What page and workers did that the policy forbids. */
export const violations = [];
const long = [];

const policy = window.trustedTypes.createPolicy("viewer", { createScriptURL: (url) => url });
let url;

export const ready = fetch(script).then(async (response) => {
  url = URL.createObjectURL(await response.blob());
});

export function startWorker() {
  const worker = new Worker(policy.createScriptURL(url));
  worker.addEventListener("message", ({ data }) => {
    if (data?.violation !== undefined) violations.push(data.violation);
  });
  return worker;
}

/** Collects violations and long tasks of the page, for the test. */
export function watch() {
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    violations.push(`page: ${violatedDirective} ${blockedURI}`),
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) long.push({ startTime, duration });
  }).observe({ type: "longtask", buffered: true });
  Object.assign(window, { violations, long });
}
