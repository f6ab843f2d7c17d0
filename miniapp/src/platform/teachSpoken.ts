/** A browser knows ARIA by itself. */
export const teachSpoken = (): void => {};
