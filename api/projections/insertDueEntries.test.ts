import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InboxEntry } from '../models/InboxEntry';
import { prepareDatabase } from '../test/database';
import type { DueLine } from './dueLines';
import { insertDueEntries } from './insertDueEntries';

const NOW = new Date('2026-11-25T02:00:00Z');
const personId = randomUUID();
const line = (n: number, rest: Partial<DueLine> = {}): DueLine => ({
  key: `key-${n}`,
  county: '411728',
  personId,
  as: 'staff',
  reportId: `report-${n}`,
  reportNumber: `2611-${n}`,
  late: n % 3 === 0,
  title: '已超期，请尽快核实',
  words: '道路设施',
  ...rest,
});
const lines = (from: number, to: number): DueLine[] =>
  Array.from({ length: to - from }, (_, n) => line(from + n));
const covered = async () =>
  (await InboxEntry.find().lean()).flatMap(({ covers }) => covers ?? []).sort();

beforeAll(prepareDatabase);
beforeEach(() => InboxEntry.deleteMany({}));

describe('deadlines in the inbox', () => {
  it('are told once each, however they are put together by how many at once', async () => {
    const views = [
      lines(0, 7),
      lines(1, 8),
      lines(2, 4),
      lines(0, 20),
      lines(15, 26),
      lines(5, 10),
    ];
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(views.map((view) => insertDueEntries(view, NOW)));
      expect(await covered()).toEqual(
        lines(0, 26)
          .map(({ key }) => key)
          .sort(),
      );
      if (round < 4) await InboxEntry.deleteMany({});
    }
    expect(await InboxEntry.countDocuments()).toBeLessThan(26);
  });

  it('are summed up by person and capacity, each with its own sentence', async () => {
    const rating = { as: 'resident' as const };
    await insertDueEntries(
      [...lines(0, 6), ...lines(10, 16).map((one) => ({ ...one, ...rating }))],
      NOW,
    );
    const entries = await InboxEntry.find().sort({ as: 1 }).lean();
    expect(entries.map(({ as, title, words, reportId }) => [as, title, words, reportId])).toEqual([
      [
        'resident',
        '您有 6 件反映等待评价',
        '到期未评价将按“未评价”结案，请到“我的反映”中评价',
        null,
      ],
      [
        'staff',
        '您有 6 件事到期，请处理',
        '2 件已超期，4 件即将到期，请到工作台按时限先后办理',
        null,
      ],
    ]);
  });
});
