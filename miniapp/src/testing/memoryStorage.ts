/** A browser's localStorage in memory, with a limit of letters: what it takes outlives the stores built on it. */
export function memoryStorage(mostLetters = Number.POSITIVE_INFINITY): Storage {
  const methods = {
    getItem(this: Record<string, string>, name: string): string | null {
      return this[name] ?? null;
    },
    setItem(this: Record<string, string>, name: string, value: string): void {
      const others = Object.entries(this).filter(([one]) => one !== name);
      const letters = others.reduce((sum, [one, text]) => sum + one.length + text.length, 0);
      if (letters + name.length + value.length > mostLetters) throw new Error('QuotaExceededError');
      this[name] = value;
    },
    removeItem(this: Record<string, string>, name: string): void {
      delete this[name];
    },
  };
  // The methods stand on the prototype: its own keys are what is stored, as in a browser.
  return Object.create(methods) as Storage;
}
