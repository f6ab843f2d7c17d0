import type { Actor } from '../../actor';
import { ApiError, apiError } from '../../errors';
import { Person } from '../../models/Person';
import { Report } from '../../models/Report';
import { presentReportSummary } from '../../presenters/presentReport';
import { findReporter } from '../../queries/findReport';
import { allEndpoints } from '../../routes/allEndpoints';
import type { Endpoint } from '../../routes/endpoint';
import { operationOf } from './fixtures/allFixtures';

type Call = Parameters<Endpoint['handle']>[0];

/** The operations of the program with one of them broken. */
const withBroken = (
  operation: string,
  breakIt: (endpoint: Endpoint) => Partial<Endpoint>,
): readonly Endpoint[] =>
  allEndpoints.map((endpoint) =>
    operationOf(endpoint) === operation ? { ...endpoint, ...breakIt(endpoint) } : endpoint,
  );

/** Posts that act for the unit above their own: what lies beside is reached. */
const oneUp = (actor: Actor): Actor => ({
  ...actor,
  posts: actor.posts.map((post) => ({
    ...post,
    areaCode:
      post.areaCode && post.areaCode.length > 6 ? post.areaCode.slice(0, -3) : post.areaCode,
  })),
});

async function anybody(): Promise<Actor> {
  const person = await Person.findOne({ county: '411728' }).lean();
  const personId = person?._id ?? '';
  const nobody = { consentVersion: '', family: '', sealedOpenid: null, posts: [] };
  return { personId, county: '411728', ...nobody };
}

/** Deliberately broken APIs, by what is wrong with them: each is to be caught. */
export const BROKEN: Readonly<Record<string, readonly Endpoint[]>> = {
  'a post reaches beside': withBroken('POST /reports/:id/verification', ({ handle }) => ({
    handle: (call) => handle({ ...call, actor: call.actor && oneUp(call.actor) } as Call),
  })),
  'a list of everybody’s reports': withBroken('GET /reports', () => ({
    async handle({ deps, actor }) {
      const rows = await Report.find({ county: actor?.county }).limit(50).lean();
      const items = rows.map((row) => presentReportSummary(deps, actor as Actor, row));
      return { items, nextCursor: null };
    },
  })),
  '403 instead of 404': withBroken('GET /reports/:id', ({ handle }) => ({
    async handle(call) {
      try {
        return await handle(call);
      } catch (error) {
        const isThere = await Report.exists({ _id: call.params.id });
        throw error instanceof ApiError && isThere ? apiError('forbidden') : error;
      }
    },
  })),
  'no sign-in needed': withBroken('GET /tasks', ({ handle }) => ({
    access: 'public',
    handle: async (call) => handle({ ...call, actor: call.actor ?? (await anybody()) } as Call),
  })),
  'the reporter’s phone is not masked': withBroken('GET /reports/:id', ({ handle }) => ({
    async handle(call) {
      const shown = (await handle(call)) as object;
      const report = await Report.findById(call.params.id).lean();
      if (!report) throw apiError('not_found');
      return { ...shown, reporter: await findReporter(call.deps, report) };
    },
  })),
  'an operation nobody thought of': [
    ...allEndpoints,
    { ...(allEndpoints[0] as Endpoint), path: '/everything' },
  ],
};
