import fc from 'fast-check';
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

  it('with changes over it answers as one made of what there is then, and stays as it is itself', () => {
    const changed = fc.record({
      id: fc.integer({ min: 0, max: 400 }).map((n) => `post-${n}`),
      personId: fc.integer({ min: 0, max: 200 }).map((n) => `p${n}`),
      areaCode: fc.constantFrom('411728', '411728001', '411728001001', null),
      gone: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(changed, { minLength: 600, maxLength: 900 }), (steps) => {
        const posts = new Map<string, StaffPost>();
        let register = createPostRegister([]);
        for (const { gone, id, personId, areaCode } of steps) {
          const next = gone ? null : { ...post(id, areaCode), personId };
          const kept = register.find(id);
          const after = register.with(new Map([[id, next]]));
          expect(register.find(id)).toBe(kept);
          register = after;
          if (next) posts.set(id, next);
          else posts.delete(id);
          // Whose it was, and whose it is.
          for (const name of new Set([kept?.personId ?? personId, personId])) {
            const own = [...posts.values()].filter((one) => one.personId === name);
            expect(register.ofPerson(name)).toEqual(createPostRegister(own).all());
          }
        }
        const oracle = createPostRegister([...posts.values()]);
        expect(register.all()).toEqual(oracle.all());
        for (const code of ['411728', '411728001', '411728001001'])
          expect(register.atArea(code)).toEqual(oracle.atArea(code));
        expect(register.ofOrganisation('roads')).toEqual(oracle.ofOrganisation('roads'));
        for (let n = 0; n <= 400; n++)
          expect(register.find(`post-${n}`)).toEqual(oracle.find(`post-${n}`));
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });
});
