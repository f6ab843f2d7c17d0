import { describe, expect, it } from 'vitest';
import { createPostRegister, type StaffPost } from './postRegister';

const post = (id: string, areaCode: string | null): StaffPost => ({
  id,
  role: 'gridLeader',
  areaCode,
  organisationId: areaCode === null ? 'roads' : null,
  personId: 'p1',
  onDuty: true,
  name: '王敏',
  phone: null,
});

describe('createPostRegister', () => {
  it('names the post nearest to the people first, in whatever order posts were changed', () => {
    const posts = [
      post('county', '411728'),
      post('department', null),
      post('b', '411728001001001'),
      post('village', '411728001001'),
      post('a', '411728001001001'),
    ];
    const nearestFirst = ['a', 'b', 'village', 'county', 'department'];
    for (const order of [posts, posts.toReversed()]) {
      const register = createPostRegister(order);
      for (const found of [register.ofPerson('p1'), register.all()])
        expect(found.map(({ id }) => id)).toEqual(nearestFirst);
    }
  });
});
