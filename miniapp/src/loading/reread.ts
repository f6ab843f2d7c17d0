import { below } from './below';

interface Shown<Item> {
  items: Item[];
  next: string | null;
}
interface PageOfItems<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** More pages are not read again at once: what lies deeper stays as it was. */
const MOST_PAGES = 3;

/** Reads again as much of a list as is shown; null where nothing changed. */
export async function reread<Item extends { id: string }>(
  ask: (cursor?: string) => Promise<PageOfItems<Item>>,
  shown: Shown<Item>,
): Promise<Shown<Item> | null> {
  let { items, nextCursor: next } = await ask();
  for (let pages = 1; pages < MOST_PAGES && next !== null; pages++) {
    if (items.length >= shown.items.length) break;
    const page = await ask(next);
    items = [...items, ...page.items];
    next = page.nextCursor;
  }
  // A search that found nothing yet: what is shown lies further down than is read again at every change.
  if (items.length === 0 && next !== null) return null;
  const deeper = below(shown.items, items);
  if (next !== null && deeper.length > 0) {
    items = [...items, ...deeper];
    next = shown.next;
  }
  const same = next === shown.next && JSON.stringify(items) === JSON.stringify(shown.items);
  return same ? null : { items, next };
}
