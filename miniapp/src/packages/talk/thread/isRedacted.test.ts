import { expect, it } from 'vitest';
import { canBeRedacted, isRedacted } from './isRedacted';

const own = { as: 'resident', mine: true, kind: 'text', text: '我住在玛瑙巷九号' } as const;
const gone = { ...own, text: '（一条消息因含个人信息已删除）\n本人：含家庭住址' };
const others = { ...own, mine: false } as const;

it.each([
  ['own words', own, { mine: true, canWrite: true }, true],
  ['own words where the post has ended', own, { mine: false, canWrite: false }, true],
  ['what is gone already', gone, { mine: true, canWrite: true }, false],
  ['an answer, to the resident', { ...others, as: 'staff' }, { mine: true, canWrite: true }, false],
  ['a resident’s words, to who speaks there', others, { mine: false, canWrite: true }, true],
  ['a resident’s words, to who only reads', others, { mine: false, canWrite: false }, false],
  ['what the system says', { ...own, as: 'system' }, { mine: false, canWrite: true }, false],
  ['a picture', { ...own, kind: 'photo', text: null }, { mine: true, canWrite: true }, true],
] as const)('%s may be taken out or not', (_, message, thread, may) => {
  expect(canBeRedacted(message, thread)).toBe(may);
});

it('knows the trace', () => {
  expect([isRedacted(gone), isRedacted(own)]).toEqual([true, false]);
});
