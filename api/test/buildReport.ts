import { randomUUID } from 'node:crypto';
import type { Action } from '@shared/actions';
import { NO_CLOCKS } from '@shared/clocks';
import type { State } from '@shared/states';
import { NEW_COURSE, Report, type ReportDocument, type TimelineEntry } from '../models/Report';
import { TEST_COUNTY } from './buildCounty';

let count = 0;

/** A step as the commands write it, as far as the projections look at it. */
export const entry = (sequence: number, overrides: Partial<TimelineEntry> = {}): TimelineEntry => ({
  sequence,
  at: new Date(Date.now() + sequence),
  action: 'progress' as Action,
  category: 'road',
  byPersonId: null,
  byName: '第一村第一网格 网格员',
  from: 'accepted' as State,
  to: 'accepted' as State,
  audience: 'all',
  words: null,
  summary: `第 ${sequence} 步`,
  photos: [],
  receivers: [],
  keyHash: null,
  bodyHash: null,
  ...overrides,
});

/** A report whose timeline waits to be projected. */
export async function buildReport(
  timeline: TimelineEntry[],
  overrides: Partial<ReportDocument> = {},
): Promise<ReportDocument> {
  count += 1;
  const now = new Date();
  const report: ReportDocument = {
    _id: randomUUID(),
    county: TEST_COUNTY,
    number: `261122${String(count).padStart(8, '0')}`,
    bodyHash: 'b',
    version: timeline.length,
    sequence: timeline.length,
    projectedSequence: 0,
    pendingProjection: true,
    state: 'accepted',
    category: 'road',
    urgency: 'normal',
    words: '村口的路灯不亮了',
    textCheck: 'unchecked',
    reporter: { personId: randomUUID(), hideName: false },
    about: null,
    place: { source: 'list', position: null, accuracyMetres: null, address: null },
    areaPath: [{ code: TEST_COUNTY, name: '试验县', level: 'county' }],
    areaCode: TEST_COUNTY,
    photos: [],
    holder: {
      kind: 'none',
      postIds: [],
      organisationId: null,
      role: null,
      areaCode: null,
      name: '',
      why: '',
    },
    assignments: [],
    clocks: NO_CLOCKS,
    nextDueAt: null,
    nextDueFor: null,
    remindAt: null,
    dueTold: 'none',
    viewerKeys: [],
    taskKeys: [],
    timeline,
    rating: null,
    reopenings: 0,
    ...NEW_COURSE,
    createdAt: now,
    updatedAt: now,
    ...overrides,
  };
  await Report.collection.insertOne(structuredClone(report) as never);
  return report;
}
