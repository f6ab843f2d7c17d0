/** Counts what is under way on a device, so that a test waits for rest and never for a fixed time. */
export class Activity {
  readonly #underWay = new Map<symbol, string>();

  /** Marks a beginning; the returned function marks its end. */
  begin(what: string): () => void {
    const key = Symbol(what);
    this.#underWay.set(key, what);
    return () => {
      this.#underWay.delete(key);
    };
  }

  get pending(): string[] {
    return [...this.#underWay.values()];
  }

  /**
   * Resolves when nothing has been under way for several turns of the event loop, so that what a finished call
   * starts in its callbacks is waited for too.
   * @throws when it does not come to rest within `limitMilliseconds`, naming what is still under way.
   */
  async idle(limitMilliseconds = 20_000): Promise<void> {
    const end = Date.now() + limitMilliseconds;
    for (let calmTurns = 0; calmTurns < 5; ) {
      await new Promise((resolve) => setTimeout(resolve));
      calmTurns = this.#underWay.size > 0 ? 0 : calmTurns + 1;
      if (Date.now() > end) throw new Error(`still under way: ${this.pending.join(', ')}`);
    }
  }
}
