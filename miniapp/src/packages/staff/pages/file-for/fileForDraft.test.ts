import { submitReportBody } from '@shared/schemas/reports';
import { expect, it } from 'vitest';
import { emptyFileFor, fileForBody, fileForGaps } from './fileForDraft';

const full = {
  ...emptyFileFor(),
  name: ' 张大爷 ',
  category: 'road',
  words: '门前的路灯坏了',
  place: { source: 'list', areaCode: '411728001001001', label: '河西村第三网格' },
} as const;

it('asks for the resident before the matter', () => {
  expect(fileForGaps(emptyFileFor())).toEqual(['name', 'category', 'words', 'place']);
  expect(fileForGaps({ ...full, photos: [] })).toEqual([]);
});

it.each([
  ['', []],
  ['13900000001', []],
  ['0396-123', ['phone']],
  ['1390000000', ['phone']],
])('takes the phone %j with gaps %j', (phone, gaps) => {
  expect(fileForGaps({ ...full, photos: [], phone })).toEqual(gaps);
});

it('becomes a report that says for whom it is, with a phone only where there is one', () => {
  const without = submitReportBody.parse(fileForBody({ ...full, photos: [] }));
  expect(without.onBehalfOf).toEqual({ name: '张大爷' });
  const withPhone = fileForBody({ ...full, photos: [], phone: ' 13900000001 ' });
  expect(submitReportBody.parse(withPhone).onBehalfOf).toEqual({
    name: '张大爷',
    phone: '13900000001',
  });
});
