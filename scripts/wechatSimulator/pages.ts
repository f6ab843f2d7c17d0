const WELL_FORMED = /^[A-Za-z][\w-]*(?:\/[\w-]+)+$/;

/**
 * Whether a page of the mini-program exists: one of `pages`, or, where none were given, any path
 * of the right form (`pages/home/index`, no leading slash, no query).
 */
export function pageExists(pages: ReadonlySet<string> | null, page: string): boolean {
  return pages ? pages.has(page) : WELL_FORMED.test(page);
}
