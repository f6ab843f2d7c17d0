/** WeChat takes a page's title from its own configuration. */
export const usePageTitle = (_title: string): string | undefined => undefined;
