import { html } from "lit";

/** A source as the catalog states it, with the address in it as a link. */
export function sourceOf(source: string) {
  const [address] = /https:\/\/[^\s,)]+/.exec(source) ?? [];
  if (address === undefined) return source;
  const at = source.indexOf(address);
  return html`${source.slice(0, at)}<a href=${address} target="_blank" rel="noreferrer noopener">${new URL(address).host}</a>${source.slice(at + address.length)}`;
}
