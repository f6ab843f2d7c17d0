import { expect, it } from 'vitest';
import { placeWords } from './placeWords';

it.each([
  ['社区北门', undefined, '社区北门'],
  ['社区北门', '社区北门', '社区北门'],
  ['社区北门', '社区北门 ', '社区北门'],
  ['昕水镇 向阳社区北门', '社区北门', '昕水镇 向阳社区北门'],
  ['社区北门', '社区北门第二根电杆', '社区北门第二根电杆'],
  ['昕水镇 第一网格', '老槐树旁', '昕水镇 第一网格 老槐树旁'],
])('says "%s" and "%s" once: %s', (label, address, words) => {
  expect(placeWords({ label, address })).toBe(words);
});
