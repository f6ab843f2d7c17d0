import type { Platform } from './phone';

/** WeChat's side of one person's phone, answered by the WeChat simulator at `simulatorUrl`. */
export function platformOf(simulatorUrl: string, openid: string): Platform {
  const post = async (place: string, body: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${simulatorUrl}/simulator/${place}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid, ...body }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`the simulator answered ${response.status}: ${text}`);
    return text ? (JSON.parse(text) as Record<string, unknown>) : {};
  };
  return {
    login: async () => String((await post('login', {})).code),
    phoneCode: async () => String((await post('phone-code', {})).code),
    subscribe: async (choices) => {
      for (const accept of [true, false]) {
        const wanted = accept ? 'accept' : 'reject';
        const templateIds = Object.keys(choices).filter((id) => choices[id] === wanted);
        if (templateIds.length > 0) await post('subscribe', { templateIds, accept });
      }
    },
  };
}
