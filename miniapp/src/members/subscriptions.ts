import type { MeResponse } from '@shared/schemas/me';
import { keepSubscriptions } from '../api/me';
import { toProblem } from '../api/problem';
import { askToSubscribe } from '../platform/wechat';

type Subscription = MeResponse['subscriptions'][number];

/** Whose messages: of one's own reports, or of one's tasks as a member of the staff. */
export type SubscriptionSide = 'resident' | 'staff';

const OF_SIDE: Record<SubscriptionSide, readonly string[]> = {
  resident: ['reportProgress', 'reportResolved'],
  staff: ['taskAssigned', 'taskDue'],
};
/** A report takes some three messages, a member of the staff some a day. */
const LOW: Record<SubscriptionSide, number> = { resident: 3, staff: 5 };
/** WeChat asks for no more in one prompt. */
const MOST_A_PROMPT = 3;

/** What there is little left of, the least first: only this is asked for. */
export const lowSubscriptions = (me: MeResponse, side: SubscriptionSide): Subscription[] =>
  leastFirst(me.subscriptions).filter(
    ({ template, left }) => OF_SIDE[side].includes(template) && left < LOW[side],
  );

/** What the page 我 asks for: whatever there is least of. */
export const leastSubscriptions = (me: MeResponse): Subscription[] =>
  leastFirst(me.subscriptions).slice(0, MOST_A_PROMPT);

const leastFirst = (subscriptions: readonly Subscription[]): Subscription[] =>
  [...subscriptions].sort((a, b) => a.left - b.left);

/**
 * WeChat's prompt, on the tap itself. Once it is answered the tap goes on with what it was for: the answer is kept
 * beside that, and what goes wrong with it is not worth a word.
 * @param keepMe oneself afterwards, where something was asked and could be kept
 */
export async function offerSubscriptions(
  subscriptions: readonly Subscription[],
  keepMe: (me: MeResponse) => void,
): Promise<{ kept: Promise<MeResponse | null> }> {
  const results = await askToSubscribe(
    subscriptions.slice(0, MOST_A_PROMPT).map(({ templateId }) => templateId),
  );
  return { kept: results.length === 0 ? Promise.resolve(null) : keepAnswer(results, keepMe) };
}

async function keepAnswer(
  results: Parameters<typeof keepSubscriptions>[0],
  keepMe: (me: MeResponse) => void,
): Promise<MeResponse | null> {
  try {
    const me = await keepSubscriptions(results);
    keepMe(me);
    return me;
  } catch (thrown) {
    toProblem(thrown);
    return null;
  }
}
