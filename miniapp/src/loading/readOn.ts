interface PageOfItems {
  items: unknown[];
  nextCursor: string | null;
}

/**
 * A page. A search that looked far and found nothing yet answers with an empty one that goes on: it is asked for the
 * next, as long as anybody waits for it.
 */
export async function readOn<Page extends PageOfItems>(
  ask: (cursor?: string) => Promise<Page>,
  cursor: string | undefined,
  isWaitedFor: () => boolean,
): Promise<Page> {
  let page = await ask(cursor);
  while (page.items.length === 0 && page.nextCursor !== null && isWaitedFor())
    page = await ask(page.nextCursor);
  return page;
}
