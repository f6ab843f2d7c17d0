import { apiError } from '../errors';

/**
 * Lets `atOnce` pieces of work run and up to `waiting` wait in order.
 * @returns runs a piece of work; rejects with ApiError try_again where too many wait
 */
export function createWorkGate(atOnce: number, waiting: number) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw apiError('try_again');
      // The place is handed over, so `running` stays as it is.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
