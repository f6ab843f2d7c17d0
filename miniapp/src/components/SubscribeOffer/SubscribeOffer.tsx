import type { MeResponse } from '@shared/schemas/me';
import { useState } from 'react';
import {
  lowSubscriptions,
  offerSubscriptions,
  type SubscriptionSide,
} from '../../members/subscriptions';
import { subscribe as words } from '../../messages/subscribe';
import { showToast } from '../../platform/device';
import { inWechat } from '../../platform/wechat';
import { useSession } from '../../stores/session';
import { Card } from '../Card/Card';
import { Cell } from '../Cell/Cell';

const messagesLeft = (me: MeResponse): number =>
  me.subscriptions.reduce((sum, { left }) => sum + left, 0);

/** Offers messages in WeChat where there are few left; nothing elsewhere. WeChat wants a tap before its prompt. */
export function SubscribeOffer({ me, side }: { me: MeResponse | null; side: SubscriptionSide }) {
  const keepMe = useSession((session) => session.keepMe);
  const [refused, setRefused] = useState(false);
  if (!inWechat || !me || refused) return null;
  const low = lowSubscriptions(me, side);
  if (low.length === 0) return null;
  const ask = async () => {
    const { kept } = await offerSubscriptions(low, keepMe);
    const after = await kept;
    // Asked and not allowed: not asked again on this page.
    if (after && messagesLeft(after) > messagesLeft(me)) showToast(words.kept);
    else setRefused(true);
  };
  const left = Math.min(...low.map((one) => one.left));
  return (
    <Card flush>
      <Cell
        icon="bell"
        title={side === 'staff' ? words.staff : words.resident}
        note={side === 'staff' ? words.staffNote(left) : words.residentNote}
        value={words.allow}
        onPress={() => void ask()}
      />
    </Card>
  );
}
