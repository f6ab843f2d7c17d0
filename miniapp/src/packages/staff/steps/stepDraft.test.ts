import * as bodies from '@shared/schemas/reportActions';
import { describe, expect, it } from 'vitest';
import type { StaffStep } from '../../../api/steps';
import { addDays, firstDay } from './day';
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
    expect(bodies.verificationBody.parse(stepBody('verify', draft()))).toEqual({});
    expect(
      bodies.verificationBody.parse(stepBody('verify', draft({ words, category: 'road' }))),
    ).toEqual({
      words: '已到现场',
      category: 'road',
    });
    expect(bodies.dispatchBody.parse(stepBody('dispatch', draft({ target: own })))).toEqual({
      target: { kind: 'area', areaCode: own.id },
    });
    expect(
      bodies.dispatchBody.parse(stepBody('dispatch', draft({ target: other, words }))),
    ).toEqual({
      target: { kind: 'organisation', organisationId: other.id },
      words: '已到现场',
    });
    expect(bodies.refusalBody.parse(stepBody('decline', draft({ words })))).toEqual({
      reason: '已到现场',
    });
    const rejected = draft({ words, reason: 'notOurs', whoCanHelp: ' 县水利局 ' });
    expect(bodies.rejectionBody.parse(stepBody('reject', rejected))).toEqual({
      reason: 'notOurs',
      words: '已到现场',
      whoCanHelp: '县水利局',
    });
    expect(bodies.progressBody.parse(stepBody('progress', draft({ words })))).toEqual({
      words: '已到现场',
      photos: [],
    });
  });

  it('sends when and where a picture was taken only where there is one, or the person allowed it', () => {
    const capturedAt = '2026-05-06T02:00:00.000Z';
    const position = { longitude: 114, latitude: 33, datum: 'GCJ-02' } as const;
    const bare = stepBody('resolve', draft({ words: '好了', capturedAt }));
    expect(bodies.resolutionBody.parse(bare)).not.toHaveProperty('evidence');
    const full = draft({ words: '好了', capturedAt, position, photos: [photo(RECEIPT)] });
    expect(bodies.resolutionBody.parse(stepBody('resolve', full)).evidence).toEqual({
      capturedAt,
      position,
    });
  });
});

/** A draft in which everything a step may need was filled in, and the schema that the API parses its body with. */
const FULL = draft({
  words: '说一句',
  reason: 'notOurs',
  whoCanHelp: '县水利局',
  target: { kind: 'organisation', id: 'organisation-1' },
  assisting: [
    {
      target: { kind: 'organisation', id: 'organisation-2' },
      name: '供电所',
      part: ' 断电 ',
      day: '2026-12-01',
    },
    {
      target: { kind: 'organisation', id: 'organisation-1' },
      name: '城管局',
      part: '自己',
      day: null,
    },
  ],
  place: { source: 'list', areaCode: '411728001001001', label: '河西村第三网格' },
  original: ' 261122-4821-7306 ',
  day: '2026-12-01',
  granted: 'no',
  outcome: 'fail',
  assignmentId: 'report-1-2',
});
const SCHEMAS: Record<StaffStep, { parse: (body: unknown) => unknown }> = {
  contact: bodies.contactBody,
  verify: bodies.verificationBody,
  askForMore: bodies.informationRequestBody,
  reject: bodies.rejectionBody,
  decideAppeal: bodies.appealDecisionBody,
  merge: bodies.mergerBody,
  unmerge: bodies.separationBody,
  move: bodies.relocationBody,
  dispatch: bodies.dispatchBody,
  transfer: bodies.transferBody,
  whistle: bodies.whistleBody,
  acceptPart: bodies.partAcceptanceBody,
  declinePart: bodies.partRefusalBody,
  answerPart: bodies.partAnswerBody,
  recallPart: bodies.partRecallBody,
  accept: bodies.acceptanceBody,
  decline: bodies.refusalBody,
  escalate: bodies.escalationBody,
  progress: bodies.progressBody,
  askExtension: bodies.extensionRequestBody,
  decideExtension: bodies.extensionDecisionBody,
  suspend: bodies.suspensionBody,
  resume: bodies.resumptionBody,
  resolve: bodies.resolutionBody,
  remind: bodies.reminderBody,
  inspect: bodies.inspectionBody,
  supervise: bodies.supervisionBody,
  liftSupervision: bodies.supervisionBody,
  takeUp: bodies.takeUpBody,
  close: bodies.closingBody,
  note: bodies.noteBody,
};

describe('a full draft', () => {
  it.each(Object.keys(SCHEMAS) as StaffStep[])('of %s is what the API takes', (step) => {
    expect(stepGaps(step, FULL)).toEqual([]);
    expect(() => SCHEMAS[step].parse(stepBody(step, FULL))).not.toThrow();
  });

  it('never asks the one who leads to assist, and gives a part until offices close', () => {
    const { assisting } = bodies.dispatchBody.parse(stepBody('dispatch', FULL));
    expect(assisting).toEqual([
      {
        target: { kind: 'organisation', organisationId: 'organisation-2' },
        part: '断电',
        resolveBy: '2026-12-01T18:00:00+08:00',
      },
    ]);
  });

  it('needs words for a refusal of more time, none for granting it', () => {
    expect(stepGaps('decideExtension', draft({ granted: 'no' }))).toEqual(['words']);
    expect(stepGaps('decideExtension', draft({ granted: 'yes' }))).toEqual([]);
    expect(stepGaps('decideExtension', draft())).toEqual(['decision']);
  });
});

it.each([
  // 23:59 in Shanghai is still the same day, a minute later the next
  [null, '2026-12-31T15:59:00Z', '2027-01-01'],
  [null, '2026-12-31T16:00:00Z', '2027-01-02'],
  ['2027-02-28T10:00:00Z', '2026-12-31T16:00:00Z', '2027-03-01'],
  ['2020-01-01T10:00:00Z', '2026-12-31T15:59:00Z', '2027-01-01'],
])('the first day after %s is, at %s, %s', (after, now, day) => {
  expect(firstDay(after, new Date(now))).toBe(day);
  expect(addDays(day, -1) < day).toBe(true);
});
