/** Short words on what was just done: seen in a corner for a while, and said by screen readers. */

let place: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

export function announce(text: string): void {
  if (!place) {
    place = document.createElement("p");
    place.className = "said";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  const shown = place;
  clearTimeout(timer);
  // The same words twice are said twice only if they were gone in between.
  shown.textContent = "";
  requestAnimationFrame(() => {
    shown.textContent = text;
  });
  timer = setTimeout(() => {
    shown.textContent = "";
  }, 5_000);
}
