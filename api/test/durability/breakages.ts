/** Promises the API can be run without, to see that the check notices; what each takes out stands in brokenApi.ts. */
export const BREAKAGES = ['w1', 'ackFirst', 'noIdempotency', 'resumeToken'] as const;
export type Breakage = (typeof BREAKAGES)[number];
