type Listener = (reason: unknown, promise: Promise<unknown>) => void;
type Claim = (reason: unknown, promise: unknown) => boolean;

const claims = new Set<Claim>();
let others: Listener[] = [];

/**
 * Rejections of promises born in a device's realm belong to that device; all others go to whoever listened before.
 * @returns a function that stops watching.
 */
export function watchRejections(claim: Claim): () => void {
  if (claims.size === 0) {
    others = process.listeners('unhandledRejection') as Listener[];
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', route);
  }
  claims.add(claim);
  return () => {
    claims.delete(claim);
    if (claims.size > 0) return;
    process.off('unhandledRejection', route);
    for (const listener of others) process.on('unhandledRejection', listener);
  };
}

function route(reason: unknown, promise: Promise<unknown>): void {
  for (const claim of claims) if (claim(reason, promise)) return;
  if (others.length === 0) throw reason;
  for (const listener of others) listener(reason, promise);
}
