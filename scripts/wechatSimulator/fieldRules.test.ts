import { expect, test } from 'vitest';
import { fieldFault } from './fieldRules';

const FINE: [key: string, value: unknown][] = [
  ['thing1', '字'.repeat(20)],
  ['thing1', 'a1，。！'],
  ['number1', '3'],
  ['number1', 12.5],
  ['number1', '9'.repeat(32)],
  ['letter1', 'a'.repeat(32)],
  ['symbol1', '!@#'],
  ['character_string1', 'SP260506-0001'],
  ['character_string1', '#'.repeat(32)],
  ['time1', '15:01'],
  ['time1', '15:01:59'],
  ['time1', '2019年10月1日 15:01'],
  ['time1', '2019-10-01 15:01:02'],
  ['time1', '2019年10月1日 15:01~2019年10月1日 18:00'],
  ['date1', '2019年10月1日'],
  ['date1', '2019年10月1日 15:01'],
  ['date1', '2018/01/01'],
  ['date1', '2018.01'],
  ['date1', '01-01'],
  ['date1', '10月1日~10月7日'],
  ['amount1', '¥100.50'],
  ['amount1', '100元'],
  ['phone_number1', '+86-0766-66888866'],
  ['car_number1', '粤A8Z888挂'],
  ['name1', '一二三四五六七八九十'],
  ['name1', 'a'.repeat(20)],
  ['phrase1', '货物配送中'],
];

test.each(FINE)('%s may be %j', (key, value) => expect(fieldFault(key, value)).toBeNull());

const WRONG: [key: string, value: unknown][] = [
  ['thing1', '字'.repeat(21)],
  ['thing1', '两\n行'],
  ['number1', '3个'],
  ['number1', '9'.repeat(33)],
  ['letter1', 'a1'],
  ['symbol1', '!!!!!!'],
  ['symbol1', 'a'],
  ['character_string1', '编号1'],
  ['character_string1', '1'.repeat(33)],
  ['time1', '2019年10月1日'],
  ['time1', '24:00'],
  ['time1', '2026-05-06T09:30:00Z'],
  ['time1', '2019年13月1日 15:01'],
  ['date1', '今天'],
  ['amount1', '12345678901'],
  ['phone_number1', '123456789012345678'],
  ['car_number1', '粤A8Z8889挂'],
  ['name1', '一二三四五六七八九十多'],
  ['name1', 'a'.repeat(21)],
  ['phrase1', '一二三四五六'],
  ['phrase1', '第2步'],
  ['unheardof1', 'x'],
  ['thing1', { text: 'x' }],
];

test.each(WRONG)('%s may not be %j', (key, value) =>
  expect(fieldFault(key, value)).toBe('invalid'),
);

test.each([undefined, null, ''])('%j is empty', (value) => {
  expect(fieldFault('thing1', value)).toBe('is empty');
});
