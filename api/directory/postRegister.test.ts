import { describe, expect, it } from 'vitest';
import { createPostRegister, type OpenedPost } from './postRegister';

const post = (id: string, areaCode: string | null): OpenedPost => ({
  _id: id,
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
    for (const order of [posts, posts.toReversed()])
      expect(
        createPostRegister(order)
          .ofPerson('p1')
          .map(({ id }) => id),
      ).toEqual(nearestFirst);
  });
});
