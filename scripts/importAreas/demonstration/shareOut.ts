/**
 * Shares `total` whole things by weight, each part between its limits, as even as they allow.
 * Throws RangeError when the limits leave no way.
 */
export function shareOut(
  total: number,
  parts: readonly { readonly weight: number; readonly min: number; readonly max: number }[],
): number[] {
  const shares = parts.map(({ min }) => min);
  let left = total - shares.reduce((a, b) => a + b, 0);
  if (left < 0) throw new RangeError('less to share than the least');
  for (; left > 0; left -= 1) {
    let poorest = -1;
    let lowest = Infinity;
    parts.forEach(({ weight, max }, i) => {
      const share = shares[i] ?? 0;
      const ratio = (share + 0.5) / weight;
      if (share < max && ratio < lowest) {
        poorest = i;
        lowest = ratio;
      }
    });
    if (poorest === -1) throw new RangeError('more to share than the most');
    shares[poorest] = (shares[poorest] ?? 0) + 1;
  }
  return shares;
}
