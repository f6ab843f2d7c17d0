import { CATEGORIES } from '../../shared/categories';
import type { NearbyResponse, ReportDetail, ReportPage } from '../../shared/schemas/reports';
import type { ThreadItem } from '../../shared/schemas/talk';
import {
  ADDRESSES,
  APPEALS,
  REPORT_WORDS,
  SUPPLEMENTS,
  THANKS,
  UNSOLVED,
  URGES,
  WITHDRAWALS,
} from '../seed/demonstrationWords';
import type { Random } from '../seed/random';
import type { SimulatedPerson } from './simulatedPerson';

/** What a resident does when the phone is in the hand; returns what was done, or null. */
export async function moveResident(
  person: SimulatedPerson,
  random: Random,
): Promise<string | null> {
  const draw = random.next();
  if (draw < 0.35) return report(person, random);
  if (draw < 0.45) return supportNeighbour(person, random);
  if (draw < 0.55) return talk(person, random);
  return answerOwn(person, random);
}

async function report(person: SimulatedPerson, random: Random): Promise<string | null> {
  const category = random.pick(CATEGORIES).code;
  const answer = await person.send('POST', '/reports', {
    category,
    words: random.pick(REPORT_WORDS[category] ?? ['请帮忙看一看。']),
    place: {
      source: 'list',
      areaCode: person.areaCode,
      address: person.home ?? random.pick(ADDRESSES),
    },
    hideName: random.chance(0.1),
  });
  return answer.status === 201 ? 'submit' : null;
}

async function supportNeighbour(person: SimulatedPerson, random: Random): Promise<string | null> {
  const near = await person.get<NearbyResponse>(`/reports/nearby?areaCode=${person.areaCode}`);
  const others = near.body.items?.filter((item) => !item.isMine && !item.supported) ?? [];
  if (others.length === 0) return null;
  const answer = await person.send('PUT', `/reports/${random.pick(others).id}/support`, {});
  return answer.status === 200 ? 'support' : null;
}

async function talk(person: SimulatedPerson, random: Random): Promise<string | null> {
  const opened = await person.send<ThreadItem>('POST', '/threads/mine', {});
  if (opened.status >= 300) return null;
  const answer = await person.send('POST', `/threads/${opened.body.id}/messages`, {
    kind: 'text',
    text: random.pick(['请问社保怎么办？', '家门口的灯什么时候修？', '谢谢您上次帮忙。']),
  });
  return answer.status < 300 ? 'message' : null;
}

const ANSWERS: Partial<
  Record<ReportDetail['abilities'][number], (random: Random) => { path: string; body: object }>
> = {
  rate: (random) => ({
    path: 'rating',
    body: random.chance(0.8)
      ? {
          solved: true,
          satisfaction: random.chance(0.8) ? 'satisfied' : 'basicallySatisfied',
          words: random.pick(THANKS),
        }
      : { solved: false, words: random.pick(UNSOLVED) },
  }),
  supplement: (random) => ({ path: 'supplement', body: { words: random.pick(SUPPLEMENTS) } }),
  urge: (random) => ({ path: 'urging', body: { words: random.pick(URGES) } }),
  appeal: (random) => ({ path: 'appeal', body: { words: random.pick(APPEALS) } }),
  withdraw: (random) => ({ path: 'withdrawal', body: { words: random.pick(WITHDRAWALS) } }),
};

/** How likely a resident does what may be done: what is asked of them always, taking back seldom. */
const LIKELY: Readonly<Record<string, number>> = {
  rate: 1,
  appeal: 0.5,
  supplement: 0.3,
  urge: 0.1,
  withdraw: 0.02,
};

async function answerOwn(person: SimulatedPerson, random: Random): Promise<string | null> {
  const { body } = await person.get<ReportPage>('/reports?limit=10');
  if (!body.items || body.items.length === 0) return null;
  const { id } = random.pick(body.items);
  const detail = (await person.get<ReportDetail>(`/reports/${id}`)).body;
  for (const [ability, answer] of Object.entries(ANSWERS)) {
    if (!(detail.abilities as readonly string[]).includes(ability)) continue;
    if (!random.chance(LIKELY[ability] ?? 0)) continue;
    const { path, body: sent } = answer(random);
    const taken = await person.send('POST', `/reports/${id}/${path}`, sent);
    return taken.status === 200 ? ability : null;
  }
  return null;
}
