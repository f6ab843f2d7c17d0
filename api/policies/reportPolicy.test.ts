import { ROLES } from '@shared/roles';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../actor';
import { Report, type ReportDocument } from '../models/Report';
import { prepareDatabase } from '../test/database';
import { canRead, visibleTo } from './reportPolicy';
import { reportKeys } from './viewerKeys';

const COUNTIES = ['411728', '530423'] as const;
const PEOPLE = ['p1', 'p2', 'p3', 'p4'];
const ORGANISATIONS = ['o1', 'o2'];

/** Codes of a small tree: two children a parent, down to the micro-grid. */
const areaCode = fc
  .tuple(fc.constantFrom(...COUNTIES), fc.array(fc.constantFrom('001', '002'), { maxLength: 4 }))
  .map(([county, steps]) => county + steps.join(''));
const pathOf = (code: string): string[] =>
  Array.from({ length: (code.length - 6) / 3 + 1 }, (_, n) => code.slice(0, 6 + n * 3));

const post = fc
  .record({
    role: fc.constantFrom(...ROLES),
    areaCode: fc.option(areaCode),
    organisationId: fc.option(fc.constantFrom(...ORGANISATIONS)),
    onDuty: fc.boolean(),
  })
  .map((drawn, ...rest) => ({ id: `post-${JSON.stringify(drawn)}-${rest.length}`, ...drawn }));

const actor: fc.Arbitrary<Actor> = fc.record({
  personId: fc.constantFrom(...PEOPLE),
  county: fc.constantFrom(...COUNTIES),
  consentVersion: fc.constant('1'),
  family: fc.constant('f'),
  sealedOpenid: fc.constant(null),
  posts: fc.array(post, { maxLength: 3 }),
});

const assignment = fc.record({
  id: fc.constant('a'),
  kind: fc.constant('lead' as const),
  areaCode: fc.option(areaCode),
  organisationId: fc.option(fc.constantFrom(...ORGANISATIONS)),
  toName: fc.constant(''),
  state: fc.constantFrom('waiting', 'accepted', 'declined', 'resolved', 'replaced'),
  acceptBy: fc.constant(new Date(0)),
  resolveBy: fc.constant(new Date(0)),
  dispatchedBy: fc.constant('post'),
});

const report = fc
  .record({
    code: areaCode,
    reporter: fc.constantFrom(...PEOPLE),
    about: fc.option(fc.record({ personId: fc.constantFrom(...PEOPLE), areaCode })),
    assignments: fc.array(assignment, { maxLength: 2 }),
  })
  .map((drawn) => {
    const document = {
      county: drawn.code.slice(0, 6),
      reporter: { personId: drawn.reporter, hideName: false },
      about: drawn.about && { postId: 'post', ...drawn.about },
      areaPath: pathOf(drawn.code).map((code) => ({ code, name: '', level: '' })),
      assignments: drawn.assignments,
    } as unknown as ReportDocument;
    return { ...document, viewerKeys: reportKeys(document) };
  });

beforeAll(prepareDatabase);

describe('visibleTo and canRead', () => {
  it('agree for every person and report, asked of the database', async () => {
    const reports = fc
      .sample(report, { numRuns: 600, seed: 7 })
      .map((one, n) => ({ ...one, _id: `report-${n}`, number: String(n) }));
    await Report.collection.insertMany(reports as never[]);
    let seen = 0;
    for (const one of fc.sample(actor, { numRuns: 400, seed: 11 })) {
      const rows = await Report.find(visibleTo(one), { _id: 1 }).lean();
      const allowed = reports.filter((r) => canRead(one, r)).map((r) => r._id);
      expect(rows.map((row) => row._id).sort()).toEqual(allowed.sort());
      seen += allowed.length;
    }
    expect(seen).toBeGreaterThan(1000);
  });

  it('never shows a report of another county, beside, above the post, or about the person', () => {
    fc.assert(
      fc.property(actor, report, (person, one) => {
        if (!canRead(person, one)) return;
        expect(one.county).toBe(person.county);
        expect(one.about?.personId).not.toBe(person.personId);
        const given = one.assignments.filter(
          (a) => a.state !== 'declined' && a.state !== 'replaced',
        );
        const reaches = person.posts.some(
          (p) =>
            (p.areaCode !== null &&
              (one.areaPath.some((a) => a.code === p.areaCode) ||
                given.some((a) => a.areaCode === p.areaCode))) ||
            (p.organisationId !== null && given.some((a) => a.organisationId === p.organisationId)),
        );
        expect(reaches || one.reporter.personId === person.personId).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('hides a report about staff from everyone of that area and below', () => {
    fc.assert(
      fc.property(actor, report, (person, one) => {
        const hidden = one.about?.areaCode;
        if (!hidden || hidden === one.county || one.reporter.personId === person.personId) return;
        if (one.assignments.length > 0) return;
        const onlyBelow =
          person.posts.length > 0 && person.posts.every((p) => p.areaCode?.startsWith(hidden));
        if (onlyBelow) expect(canRead(person, one)).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});
