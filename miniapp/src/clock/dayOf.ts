const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** '2026-11-22' in Asia/Shanghai, for names of files. */
export const dayOf = (time: Date): string =>
  new Date(time.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
