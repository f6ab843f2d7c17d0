import { randomUUID } from 'node:crypto';
import { allEndpoints } from '../../routes/allEndpoints';
import type { Canary } from './canaries';
import type { Player } from './privacyWorld';

/**
 * Every operation asked wrongly, with personal data in the path, the query, the body, the key and the headers: whatever
 * is answered and logged then must not say it again. @returns how many were sent
 */
export async function sendMistakes(
  url: string,
  { name, phone, openid, home }: Canary,
  sender: Player,
): Promise<number> {
  const authorization = `Bearer ${await sender.device.accessToken()}`;
  const wrong = JSON.stringify({
    [phone]: name,
    words: { name, phone, openid, home },
    phone,
    name,
  });
  const bodies = ['application/json', 'text/plain'] as const;
  let sent = 0;
  for (const { method, path } of allEndpoints) {
    const at = path.replace(/:\w+/g, phone);
    const asked = `${url}/api/v1${at}?${new URLSearchParams({ search: name, phone, page: home })}`;
    const isRead = method === 'get';
    for (const type of isRead ? [null] : bodies) {
      const response = await fetch(asked, {
        method: method.toUpperCase(),
        headers: {
          authorization,
          'user-agent': `phone of ${phone}`,
          'x-request-id': `${openid}-${openid}`,
          referer: `http://${phone}.example/${encodeURIComponent(name)}`,
          ...(type ? { 'content-type': type, 'idempotency-key': randomUUID() } : {}),
        },
        ...(type ? { body: type === 'text/plain' ? wrong : wrong.slice(0, -1) } : {}),
      });
      await response.arrayBuffer();
      sent += 1;
      if (isRead) continue;
      const whole = await fetch(asked, {
        method: method.toUpperCase(),
        headers: {
          authorization,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: wrong,
      });
      await whole.arrayBuffer();
      sent += 1;
    }
  }
  return sent;
}
