import {
  dispatchBody,
  progressBody,
  refusalBody,
  rejectionBody,
  resolutionBody,
  verificationBody,
} from '@shared/schemas/reportActions';
import { describe, expect, it } from 'vitest';
import { emptyStepDraft, type StepDraft, stepBody, stepGaps } from './stepDraft';

const draft = (change: Partial<StepDraft> = {}): StepDraft => ({ ...emptyStepDraft(), ...change });
const photo = (receipt: string | null) => ({ id: 'p', path: 'a', receipt, receiptUntil: null });
const RECEIPT = 'r'.repeat(30);

describe('the draft of a step', () => {
  it.each([
    ['verify', []],
    ['accept', []],
    ['askForMore', ['words']],
    ['reject', ['reason', 'words', 'whoCanHelp']],
    ['dispatch', ['target']],
    ['decline', ['words']],
    ['resolve', ['words']],
    ['note', ['words']],
  ] as const)('of %s misses %j while nothing is typed', (step, gaps) => {
    expect(stepGaps(step, draft({ words: '  ' }))).toEqual(gaps);
  });

  it('waits for photos that are not there yet', () => {
    const words = '已修好';
    expect(stepGaps('resolve', draft({ words, photos: [photo(null)] }))).toEqual(['photos']);
    expect(stepGaps('resolve', draft({ words, photos: [photo(RECEIPT)] }))).toEqual([]);
  });

  it('becomes the body that the API parses', () => {
    const words = ' 已到现场 ';
    const own = { kind: 'area', id: '411728001001001' } as const;
    const other = { kind: 'organisation', id: 'organisation-1' } as const;
    expect(verificationBody.parse(stepBody('verify', draft()))).toEqual({});
    expect(verificationBody.parse(stepBody('verify', draft({ words, category: 'road' })))).toEqual({
      words: '已到现场',
      category: 'road',
    });
    expect(dispatchBody.parse(stepBody('dispatch', draft({ target: own })))).toEqual({
      target: { kind: 'area', areaCode: own.id },
    });
    expect(dispatchBody.parse(stepBody('dispatch', draft({ target: other, words })))).toEqual({
      target: { kind: 'organisation', organisationId: other.id },
      words: '已到现场',
    });
    expect(refusalBody.parse(stepBody('decline', draft({ words })))).toEqual({
      reason: '已到现场',
    });
    const rejected = draft({ words, reason: 'notOurs', whoCanHelp: ' 县水利局 ' });
    expect(rejectionBody.parse(stepBody('reject', rejected))).toEqual({
      reason: 'notOurs',
      words: '已到现场',
      whoCanHelp: '县水利局',
    });
    expect(progressBody.parse(stepBody('progress', draft({ words })))).toEqual({
      words: '已到现场',
      photos: [],
    });
  });

  it('sends when and where a picture was taken only where there is one, or the person allowed it', () => {
    const capturedAt = '2026-05-06T02:00:00.000Z';
    const position = { longitude: 114, latitude: 33, datum: 'GCJ-02' } as const;
    const bare = stepBody('resolve', draft({ words: '好了', capturedAt }));
    expect(resolutionBody.parse(bare)).not.toHaveProperty('evidence');
    const full = draft({ words: '好了', capturedAt, position, photos: [photo(RECEIPT)] });
    expect(resolutionBody.parse(stepBody('resolve', full)).evidence).toEqual({
      capturedAt,
      position,
    });
  });
});
