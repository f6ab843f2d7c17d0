import type { PhoneSide } from '../../../scripts/wechatSimulator/phoneSide';
import type { PlaceLedger } from './ledgerOfPlaces';
import type { PrivacyWorld } from './privacyWorld';
import type { Outgoing } from './tapOutgoing';

/** The field in which a platform is told whom a message is for or who wrote it; the rest is what others read. */
const ADDRESSEE: Readonly<Record<string, { place: string; field: string }>> = {
  '/cgi-bin/message/subscribe/send': { place: 'WeChat subscribe message', field: 'touser' },
  '/': { place: 'SMS', field: 'PhoneNumberSet' },
};

/** Everything the API sent to a platform, whom it is for apart from what it says. */
export function searchOutgoing(ledger: PlaceLedger, sent: readonly Outgoing[]): void {
  for (const { path, body } of sent) {
    const [name = '', query = ''] = path.split('?');
    const known = ADDRESSEE[name];
    ledger.search('address of a request', query);
    if (!known || !body) {
      ledger.search(`WeChat ${name.split('/').at(-1)}`, body);
      continue;
    }
    const { [known.field]: to, ...rest } = JSON.parse(body) as Record<string, unknown>;
    ledger.search(`${known.place} to`, JSON.stringify(to));
    ledger.search(known.place, JSON.stringify(rest));
  }
}

/** What arrived: 服务通知, the group's messages, short messages. @returns how many */
export async function searchReceived(
  ledger: PlaceLedger,
  phones: PhoneSide,
  { players }: PrivacyWorld,
  robotKey: string,
): Promise<number> {
  let count = 0;
  const look = (place: string, said: unknown): void => {
    count += 1;
    ledger.search(place, JSON.stringify(said));
  };
  for (const { canary } of players)
    for (const { data, page } of await phones.messages(canary.openid))
      look('WeChat subscribe message', { data, page });
  for (const { content } of await phones.robotMessages(robotKey)) look('group message', content);
  for (const { text, phone } of await phones.shortMessages()) {
    look('SMS', text);
    ledger.search('SMS to', phone);
  }
  return count;
}
