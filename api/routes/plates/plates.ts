import { Readable } from 'node:stream';
import {
  plateResponse,
  platesPlanQuery,
  platesPlanResponse,
  platesQuery,
} from '@shared/schemas/plates';
import { apiError } from '../../errors';
import { drawPlates } from '../../plates/drawPlates';
import { MOST_PLATES, planPlates } from '../../plates/planPlates';
import { plateMessages } from '../../plates/plateMessages';
import { plateOf } from '../../plates/plateOf';
import { platesToDraw } from '../../plates/platesToDraw';
import { canPrintPlates } from '../../policies/platePolicy';
import { findArea } from '../../queries/findArea';
import { type Endpoint, endpoint, RawAnswer } from '../endpoint';

const tag = 'plates';

export const plateEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/plates',
    tag,
    summary: 'The plates of an area as an A4 PDF, for staff whose post reaches it',
    access: 'consented',
    limit: 'print',
    query: platesQuery,
    handle: async ({ deps, actor, query }) => {
      if (!canPrintPlates(actor, query.areaCode)) throw apiError('not_found');
      const directory = await deps.directory(actor.county);
      const toDraw = platesToDraw(deps, directory, query);
      const { length } = toDraw.areaCodes;
      if (length > MOST_PLATES)
        throw apiError('too_many_plates', undefined, plateMessages.tooMany(length, MOST_PLATES));
      const pieces = drawPlates(toDraw);
      // Until the first plate is drawn nothing is sent: WeChat's refusal is still an answer of its own.
      const first = await pieces.next();
      const body = Readable.from(joined(first.value ?? Buffer.alloc(0), pieces));
      return new RawAnswer(body, 'application/pdf', {
        'Content-Disposition': `attachment; filename="plates-${query.areaCode}.pdf"`,
        'Cache-Control': 'private, no-store',
      });
    },
  }),
  endpoint({
    method: 'get',
    path: '/plates/plan',
    tag,
    summary: 'How many plates an area has, and for how many nobody is named',
    access: 'consented',
    query: platesPlanQuery,
    response: platesPlanResponse,
    handle: async ({ deps, actor, query }) => {
      if (!canPrintPlates(actor, query.areaCode)) throw apiError('not_found');
      return planPlates(deps, await deps.directory(actor.county), query);
    },
  }),
  endpoint({
    method: 'get',
    path: '/plates/:code',
    tag,
    summary: 'What stands on the plate of a unit: its path, its people, their service numbers',
    // Whoever stands in front of the plate reads the same there; the limit keeps it from being copied as a list.
    access: 'public',
    limit: 'plate',
    response: plateResponse,
    handle: async ({ deps, params }) => {
      // Looked up first: a county that does not exist must not be held in memory.
      const { code } = await findArea(params.code ?? '', false);
      return plateOf(await deps.directory(code.slice(0, 6)), code);
    },
  }),
];

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield first;
  yield* rest;
}
