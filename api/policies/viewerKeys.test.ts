import { expect, it } from 'vitest';
import type { ReportDocument } from '../models/Report';
import { areasThatSee, reportTaskKeys } from './viewerKeys';

const PATH = ['411728', '411728001', '411728001001', '411728001001001'];

/** A resolved report about somebody of the village that is to be inspected. */
const aboutVillage = {
  county: '411728',
  about: { postId: 'post', personId: 'person', areaCode: '411728001001' },
  areaPath: PATH.map((code) => ({ code, name: '', level: '' })),
  holder: { kind: 'reporter' },
  assignments: [],
  inspection: { why: 'doubt', state: 'due', outcome: null },
} as unknown as ReportDocument;

it('waits for no supervisor of the area a report is about, nor below', () => {
  expect(areasThatSee(aboutVillage)).toEqual(['411728', '411728001']);
  expect(reportTaskKeys(aboutVillage)).toEqual(['supervisor@411728', 'supervisor@411728001']);
});
