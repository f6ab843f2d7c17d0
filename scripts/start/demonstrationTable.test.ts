import { expect, it } from 'vitest';
import { tableOf } from './demonstrationTable';

it('shows two people of each role, in columns also with Chinese names', () => {
  const person = (name: string, role: string, post: string | null) => ({
    id: name,
    name,
    role,
    post,
  });
  expect(
    tableOf([
      person('王芳', 'resident', null),
      person('欧阳文彬', 'gridMember', '河西村第三网格 网格员'),
      person('李强', 'resident', null),
      person('张三', 'resident', null),
    ]),
  ).toEqual(['  王芳      居民', '  欧阳文彬  河西村第三网格 网格员', '  李强      居民']);
});
