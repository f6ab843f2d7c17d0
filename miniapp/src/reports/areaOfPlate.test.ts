import { expect, it } from 'vitest';
import { areaOfPlate } from './areaOfPlate';

it.each([
  ['411728001001001', '411728001001001'],
  ['411728001001001002', '411728001001001002'],
  ['https://weilianxin.example/g?area=411728001001001002&v=1', '411728001001001002'],
  ['pages/home/index?scene=411728001001001', '411728001001001'],
  ['g=411728001001001002', '411728001001001002'],
  ['https://weilianxin.example/g/411728001001', '411728001001'],
  ['https://weilianxin.example/g/4117280010015', null],
  ['411728001001', null],
  ['41172800100100', null],
  ['4117280010010010', null],
  ['6901234567892', null],
])('reads %s as %s', (scanned, code) => {
  expect(areaOfPlate(scanned)).toBe(code);
});
