/**
 * Scrolling over more than a browser can lay out: no element may be higher than some ten million pixels. Where all rows
 * together are higher, the scroll bar stands for them at a smaller scale, but for both ends, which stay true to scale;
 * small steps (wheel, finger) move by as many pixels as ever, and the bar catches up when they pause.
 */
const MOST = 6_000_000;
const END = 100_000;

export class Scale {
  /** How high all rows are together, and how much of that is seen at once. */
  #all = 0;
  #seen = 0;
  /** How far the rows are scrolled, in their own pixels. */
  top = 0;
  /** The bar's place when it was last heard of. */
  #last = 0;

  /** Takes new measures; gives the height that is laid out. */
  measure(all: number, seen: number): number {
    this.#all = all;
    this.#seen = seen;
    this.top = Math.min(this.top, this.#mostTop);
    return Math.min(all, MOST);
  }

  get #mostTop(): number {
    return Math.max(0, this.#all - this.#seen);
  }

  get #mostBar(): number {
    return Math.max(0, Math.min(this.#all, MOST) - this.#seen);
  }

  /** Whether the bar's scale is another than that of the rows. */
  get scaled(): boolean {
    return this.#all > MOST;
  }

  /** The bar's place for the rows' place. */
  get bar(): number {
    if (!this.scaled) return this.top;
    if (this.top <= END) return this.top;
    const below = this.#mostTop - this.top;
    if (below <= END) return this.#mostBar - below;
    return END + ((this.top - END) * (this.#mostBar - 2 * END)) / (this.#mostTop - 2 * END);
  }

  /** The bar is somewhere: moves the rows. Gives whether they moved. */
  barAt(place: number): boolean {
    const step = place - this.#last;
    if (Math.abs(step) < 1) return false;
    this.#last = place;
    const before = this.top;
    const small = Math.abs(step) < 1.5 * this.#seen;
    this.to(this.scaled && !small ? this.#topOf(place) : this.scaled ? this.top + step : place);
    return this.top !== before;
  }

  #topOf(bar: number): number {
    if (bar <= END) return bar;
    const below = this.#mostBar - bar;
    if (below <= END) return this.#mostTop - below;
    return END + ((bar - END) * (this.#mostTop - 2 * END)) / (this.#mostBar - 2 * END);
  }

  to(top: number): void {
    this.top = Math.max(0, Math.min(top, this.#mostTop));
  }

  /** Says where the bar has been put, so that its own event is not taken for a step. */
  put(place: number): void {
    this.#last = place;
  }
}
