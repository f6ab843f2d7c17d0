import { expect, it } from 'vitest';
import { emergencyNumbers } from './emergency';

it.each([
  ['村口路灯坏了三盏', []],
  ['隔壁着火了，冒着浓烟', ['119']],
  ['有人打架，一个人流血昏倒', ['110', '120']],
  ['孩子掉进水塘溺水了', ['119']],
  ['', []],
])('tells from "%s" to call %j', (words, numbers) => {
  expect(emergencyNumbers(words)).toEqual(numbers);
});
