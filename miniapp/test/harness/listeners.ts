type Listener = (...payload: unknown[]) => void;

/** What the bundle registered with wx.onX, told by {@link Listeners.emit} and forgotten with wx.offX. */
export class Listeners {
  readonly #byName = new Map<string, Set<Listener>>();

  on(name: string, listener: Listener): void {
    const all = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, all.add(listener));
  }

  off(name: string, listener: Listener | undefined): void {
    if (listener) this.#byName.get(name)?.delete(listener);
    else this.#byName.delete(name);
  }

  has(name: string): boolean {
    return (this.#byName.get(name)?.size ?? 0) > 0;
  }

  emit(name: string, ...payload: unknown[]): void {
    for (const listener of this.#byName.get(name) ?? []) listener(...payload);
  }
}
