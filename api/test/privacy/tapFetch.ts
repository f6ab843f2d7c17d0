/** A request of the API to the outside: WeChat, 企业微信, SMS. */
export interface Outgoing {
  readonly path: string;
  readonly body: string;
}

/** Hears what leaves this process by `fetch`, as it leaves, except what tests ask of themselves; `stop` ends it. */
export function tapFetch(hear: (request: Outgoing) => void): { stop(): void } {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (!/^\/(api|simulator|metrics)\b/.test(url.pathname))
      hear({
        path: url.pathname + url.search,
        body: typeof init?.body === 'string' ? init.body : '',
      });
    return real(input, init);
  };
  return {
    stop() {
      globalThis.fetch = real;
    },
  };
}
