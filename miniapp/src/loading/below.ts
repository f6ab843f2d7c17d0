interface Item {
  id: string;
}

/** What of a list that is shown lies below its beginning, which was read again: nothing where they do not meet. */
export function below<Shown extends Item>(shown: Shown[], beginning: readonly Item[]): Shown[] {
  const known = new Set(beginning.map(({ id }) => id));
  const last = shown.map(({ id }) => known.has(id)).lastIndexOf(true);
  return last < 0 ? [] : shown.slice(last + 1);
}
