/** The API signs file addresses without a host: a browser asks where the page came from, WeChat must be told. */
export const absoluteUrl = (url: string): string => (url.startsWith('/') ? API_BASE + url : url);
