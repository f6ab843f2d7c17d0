import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldFault } from '../../../scripts/wechatSimulator/fieldRules';
import {
  fitCharacterString,
  fitField,
  fitName,
  fitNumber,
  fitPhrase,
  fitThing,
  fitTime,
} from './fitFields';

test.each([
  ['路灯不亮', '路灯不亮'],
  ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
  ['一二三四五六七八九十一二三四五六七八九十多', '一二三四五六七八九十一二三四五六七八九…'],
  ['第一行\n第二行\t完', '第一行 第二行 完'],
  ['谢谢👍🏻！', '谢谢！'],
  ['  ', '无'],
  ['𠮷'.repeat(20), '𠮷'.repeat(20)],
])('thing %j → %j', (text, fitted) => expect(fitThing(text)).toBe(fitted));

test.each([
  ['已派单', '已派单'],
  ['办理中（延期）', '办理中延期'],
  ['等待群众评价', '等待群众评'],
  ['OK', '有进展'],
])('phrase %j → %j', (text, fitted) => expect(fitPhrase(text)).toBe(fitted));

test.each([
  ['SP260506-0001', 'SP260506-0001'],
  ['编号1', '1'],
  ['', '-'],
  ['x'.repeat(40), 'x'.repeat(32)],
])('character_string %j → %j', (text, fitted) => expect(fitCharacterString(text)).toBe(fitted));

test.each([
  ['阿卜杜热合曼·买买提', '阿卜杜热合曼·买买提'],
  ['古丽巴哈尔·阿卜杜热依木', '古丽巴哈尔·阿卜杜热'],
  ['Alexander Johannsen II', 'Alexander Johannsen'],
  ['', '居民'],
])('name %j → %j', (text, fitted) => expect(fitName(text)).toBe(fitted));

test.each([
  [3, '3'],
  [2.5, '2.50'],
  [-4, '-4'],
  [1e40, '0'],
  [Number.NaN, '0'],
])('number %d → %s', (value, fitted) => expect(fitNumber(value)).toBe(fitted));

test('time is told in Shanghai, midnight as 00', () => {
  expect(fitTime(new Date('2026-05-06T09:30:00Z'))).toBe('2026年5月6日 17:30');
  expect(fitTime(new Date('2026-12-31T16:00:00Z'))).toBe('2027年1月1日 00:00');
});

test('whatever goes in, the platform takes what comes out', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const cases = fc.oneof(
    fc.tuple(fc.constantFrom('thing1', 'phrase2', 'character_string3', 'name4'), text),
    fc.tuple(fc.constant('number5'), fc.double()),
    fc.tuple(
      fc.constant('time6'),
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    ),
  );
  fc.assert(
    fc.property(cases, ([key, value]) => {
      const fitted = fitField(key as 'thing1', value);
      expect([value, fitted, fieldFault(key, fitted)]).toEqual([value, fitted, null]);
    }),
    { numRuns: 2000 },
  );
});
