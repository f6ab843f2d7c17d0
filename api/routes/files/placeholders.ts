import * as z from 'zod/mini';
import { apiError } from '../../errors';
import { drawPlaceholder } from '../../photos/drawPlaceholder';
import { PLACEHOLDER_SHAPES, type PlaceholderShape } from '../../photos/placeholderShape';
import { type Endpoint, endpoint, RawAnswer } from '../endpoint';

const isShape = (name: string): name is PlaceholderShape => Object.hasOwn(PLACEHOLDER_SHAPES, name);

/** What stands where a picture may not be shown (yet). */
export const placeholderEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/files/placeholder/:shape',
    summary: 'A plain picture in place of one that is not shown to everybody',
    tag: 'uploads',
    access: 'public',
    limit: 'file',
    query: z.strictObject({ size: z.enum(['full', 'thumbnail']) }),
    handle: async ({ params, query }) => {
      const shape = params.shape ?? '';
      if (!isShape(shape)) throw apiError('not_found');
      return new RawAnswer(await drawPlaceholder(shape, query.size), 'image/png', {
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'public, max-age=604800, immutable',
      });
    },
  }),
];
