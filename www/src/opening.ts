/** The ways to open something that are not a drop or a paste. */
import sampleUrl from "../../samples/events.ndjson?url";
import { messageOf, store } from "./state.js";

export type Pick = "files" | "folder";

/** Asks the page for its picker: only the page has one, so that it stays while its parts come and go. */
export function pick(from: HTMLElement, what: Pick): void {
  from.dispatchEvent(new CustomEvent<Pick>("ate-pick", { detail: what, bubbles: true, composed: true }));
}

/** Opens what the page is asked for by its address (`#events?sample`, as a link has it), or by its server. */
export async function openAsked(): Promise<void> {
  const [, asked = ""] = location.hash.split("?");
  if (!new URLSearchParams(asked).has("sample")) return openServed();
  store.opening = true;
  store.changed();
  await painted();
  return openSample();
}

/** Once the page was painted: what is opened then does not keep it from that. A page that nobody sees is not painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 500);
  });
}

/** Opens the events that come with the page. */
export async function openSample(): Promise<void> {
  store.opening = true;
  store.changed();
  try {
    const response = await fetch(sampleUrl);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    await store.open([{ name: "sample.ndjson", file: await response.blob() }]);
  } catch (error) {
    store.opening = false;
    store.fail(`The sample could not be loaded: ${messageOf(error)}. It is a file beside the page.`);
  }
}

/** Opens the files that the page's own server offers, where it names a list of them (`view` of the command line). */
export async function openServed(): Promise<void> {
  const list = document.querySelector<HTMLMetaElement>('meta[name="files"]')?.content;
  if (!list) return;
  store.opening = true;
  store.changed();
  try {
    const response = await fetch(list);
    if (!response.ok) throw new Error((await response.text()).trim() || `the server answered ${response.status}`);
    const offered: { name: string; url: string }[] = await response.json();
    // They are read there by parts: of a large one the page could not hold a copy.
    await store.open(offered.map(({ name, url }) => ({ name, url: new URL(url, response.url).href })));
  } catch (error) {
    store.opening = false;
    store.fail(`The files could not be had from the command line: ${messageOf(error)}`);
  }
}
