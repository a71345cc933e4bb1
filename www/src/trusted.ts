/**
 * The page's only way to make something that runs of a text: the worker's script. It comes from beside the page and is
 * started from a `blob:` address, because such a worker inherits the page's policy, while one that is loaded from its own
 * address has none when the policy stands in the page.
 */
interface Policy {
  createScriptURL(url: string): unknown;
}

const scripts = new Set<string>();

const rules: Policy = {
  createScriptURL(url) {
    if (!scripts.has(url)) throw new TypeError(`not a script of the viewer: ${url}`);
    return url;
  },
};

const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: Policy): Policy } }).trustedTypes;
const policy = factory?.createPolicy("viewer", rules) ?? rules;

/** Fetches a worker's script, and gives what starts it as often as wanted. */
export async function workerFrom(address: string): Promise<() => Worker> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`);
  const url = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: "text/javascript" }));
  scripts.add(url);
  return () => new Worker(policy.createScriptURL(url) as string);
}
