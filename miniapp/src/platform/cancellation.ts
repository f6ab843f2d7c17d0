/** The person stopped it: nothing went wrong, and nothing is tried again. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** Lets go of something under way. WeChat of 2020 has no AbortController. */
export class Cancellation {
  #cancelled = false;
  #stop: () => void = () => {};

  get cancelled(): boolean {
    return this.#cancelled;
  }

  cancel(): void {
    this.#cancelled = true;
    this.#stop();
  }

  /** How to stop what runs now; at once where it was cancelled before it began. */
  stopBy(stop: () => void): void {
    this.#stop = stop;
    if (this.#cancelled) stop();
  }
}
