import type { MeResponse } from '@shared/schemas/me';
import { expect, it } from 'vitest';
import { leastSubscriptions, lowSubscriptions } from './subscriptions';

const me = (left: Record<string, number>) =>
  ({
    subscriptions: Object.entries(left).map(([template, count]) => ({
      template,
      templateId: template,
      title: template,
      left: count,
    })),
  }) as unknown as MeResponse;
const names = (found: { template: string }[]) => found.map(({ template }) => template);

it('asks only for what is low, on the side the moment belongs to, the least first', () => {
  const somebody = me({ reportProgress: 2, reportResolved: 0, taskAssigned: 4, taskDue: 5 });
  expect(names(lowSubscriptions(somebody, 'resident'))).toEqual([
    'reportResolved',
    'reportProgress',
  ]);
  expect(names(lowSubscriptions(somebody, 'staff'))).toEqual(['taskAssigned']);
  expect(lowSubscriptions(me({ reportProgress: 3, reportResolved: 9 }), 'resident')).toEqual([]);
});

it('asks for the three there are least of where all are asked for', () => {
  const somebody = me({ reportProgress: 9, reportResolved: 7, taskAssigned: 8, taskDue: 1 });
  expect(names(leastSubscriptions(somebody))).toEqual([
    'taskDue',
    'reportResolved',
    'taskAssigned',
  ]);
});
