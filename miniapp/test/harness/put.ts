/** Sets `root.cn.[0].cn.[1].v` as setData does: a path of names and positions, made where missing. */
export function put(data: Record<string, unknown>, place: string, value: unknown): void {
  const steps = place
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  const last = steps.pop() ?? '';
  let at: Record<string, unknown> = data;
  steps.forEach((step, n) => {
    at[step] ??= /^\d+$/.test(steps[n + 1] ?? last) ? [] : {};
    at = at[step] as Record<string, unknown>;
  });
  at[last] = value;
}
