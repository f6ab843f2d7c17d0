import type { ListReportsQuery } from '@shared/schemas/reports';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../actor';
import { Report } from '../models/Report';
import { ReportSearch } from '../models/ReportSearch';
import { textGrams } from '../searchGrams';
import { prepareDatabase } from '../test/database';
import { listReports } from './listReports';
import { countLedger, streamLedger } from './streamLedger';

const COUNTY = '411728';
const VILLAGE = '411728101201';
const NEWEST = Date.UTC(2026, 10, 1);

const actorOf = (areaCode: string): Actor => ({
  personId: 'somebody',
  county: COUNTY,
  consentVersion: '',
  family: '',
  sealedOpenid: null,
  posts: [{ id: 'post', role: 'villageCadre', areaCode, organisationId: null, onDuty: true }],
});
const county = actorOf(COUNTY);
const village = actorOf(VILLAGE);

interface Made {
  readonly _id: string;
  readonly words: string;
  readonly inVillage: boolean;
  /** How many steps of a second before the newest. */
  readonly age: number;
}

async function make(reports: readonly Made[]): Promise<void> {
  await Promise.all([Report.collection.deleteMany({}), ReportSearch.collection.deleteMany({})]);
  const createdAt = (age: number) => new Date(NEWEST - age * 1000);
  await Report.collection.insertMany(
    reports.map(({ _id, inVillage, age }) => ({
      _id: _id as never,
      county: COUNTY,
      number: _id,
      state: 'submitted',
      words: '',
      viewerKeys: [`area:${COUNTY}`, ...(inVillage ? [`area:${VILLAGE}`] : [])],
      createdAt: createdAt(age),
    })),
  );
  await ReportSearch.collection.insertMany(
    reports.map(({ _id, words, age }) => ({
      _id: _id as never,
      county: COUNTY,
      grams: textGrams(words),
      createdAt: createdAt(age),
    })),
  );
}

/** Page after page to the end. */
async function read(actor: Actor, query: Partial<ListReportsQuery>) {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const asked = { scope: 'area', limit: 20, ...query, ...(cursor ? { cursor } : {}) } as const;
    const { rows, nextCursor } = await listReports(actor, asked);
    pages.push(rows.map(({ _id }) => _id));
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return pages;
}

/** What a ledger of the words has. */
async function take(actor: Actor, search: string, most: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const { _id } of streamLedger(actor, { search }, most)) ids.push(_id);
  return ids;
}

const newestFirst = (a: Made, b: Made) => a.age - b.age || (a._id < b._id ? 1 : -1);

beforeAll(prepareDatabase);

describe('a search by words', () => {
  // Of three reports each moment, so that pages end within one; a village has one report in seven.
  const all: Made[] = Array.from({ length: 1500 }, (_, n) => ({
    _id: `report-${(n * 7919) % 1500}`,
    words: `村口的路灯不亮了${n % 5 === 0 ? '，井盖松动' : ''}${n % 500 === 3 ? '，有蛇' : ''}`,
    inVillage: n % 7 === 0,
    age: Math.floor(n / 3),
  }));

  beforeAll(() => make(all));

  it.each([
    ['common words in the county', county, '路灯'],
    ['words of a fifth in the county', county, '井盖松动'],
    ['rare words in the county', county, '有蛇'],
    ['common words in a village', village, '路灯'],
    ['two words in a village', village, '井盖 路灯'],
    ['rare words in a village', village, '有蛇'],
    ['words nobody wrote', county, '飞碟'],
    ['no word at all', county, '！？'],
  ])('finds all of them once and in order: %s', async (_, actor, search) => {
    const pieces = search.match(/\p{Script=Han}+/gu);
    const expected = all
      .filter(({ words, inVillage }) => {
        const carries = pieces?.every((piece) => words.includes(piece)) ?? false;
        return carries && (actor === county || inVillage);
      })
      .sort(newestFirst)
      .map(({ _id }) => _id);
    const pages = await read(actor, { search });
    expect(pages.flat()).toEqual(expected);
    expect(pages.slice(0, -1).every((page) => page.length === 20)).toBe(true);
    expect(await countLedger(actor, { search }, 5000)).toBe(expected.length);
    expect(await take(actor, search, 5000)).toEqual(expected);
  });

  it('is narrowed by a period and by a state', async () => {
    const to = new Date(NEWEST - 400_000).toISOString();
    const expected = all.filter(({ age, words }) => age > 400 && words.includes('井盖'));
    const found = await read(county, { search: '井盖', to });
    expect(found.flat()).toEqual(expected.sort(newestFirst).map(({ _id }) => _id));
    expect(await read(county, { search: '井盖', state: ['closed'] })).toEqual([[]]);
  });

  it('a ledger takes no more than it may', async () => {
    expect(await countLedger(county, { search: '路灯' }, 100)).toBeGreaterThan(100);
    expect((await take(county, '路灯', 100)).length).toBe(100);
  });

  it('gets past a moment with more reports than a turn looks at', async () => {
    const crowd = Array.from({ length: 2500 }, (_, n) => ({
      _id: `crowd-${n}`,
      words: '路灯',
      inVillage: true,
      age: 0,
    }));
    await make([...crowd, { _id: 'old', words: '路灯', inVillage: true, age: 9 }]);
    expect(await countLedger(village, { search: '路灯' }, 5000)).toBe(2501);
  });

  it('answers after ten thousand with nothing, and goes on at the cursor', async () => {
    const far = Array.from({ length: 24_000 }, (_, n) => ({
      _id: `far-${n}`,
      words: n % 2 ? '路灯' : '水管',
      inVillage: n % 2 === 0,
      age: n,
    }));
    await make([...far, { _id: 'old', words: '路灯', inVillage: true, age: 30_000 }]);
    const pages = await read(village, { search: '路灯' });
    expect(pages.flat()).toEqual(['old']);
    expect(pages[0], 'looked far, found nothing yet').toEqual([]);
  });
});
