import type { Message } from '@shared/schemas/talk';
import { expect, test } from 'vitest';
import { withStatus } from './messageStatus';

const others = { delivered: 4, read: 2 };
const mine = (sequence: number, check: Message['check'] = 'shown'): Message =>
  ({ id: `m${sequence}`, sequence, check, mine: true }) as Message;

test('stands under the last message that came so far', () => {
  expect([
    ...withStatus(
      [1, 2, 3, 4, 5].map((n) => mine(n)),
      others,
    ),
  ]).toEqual([
    ['m2', 'read'],
    ['m4', 'delivered'],
    ['m5', 'sent'],
  ]);
});

test('never says of what others do not see that they read it', () => {
  expect([...withStatus([mine(1), mine(2, 'pending')], others)]).toEqual([['m1', 'read']]);
});
