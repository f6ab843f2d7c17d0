import bodyParser from '@koa/bodyparser';
import type { Middleware } from 'koa';
import { apiError } from '../errors';

const parse = bodyParser({ enableTypes: ['json'], jsonLimit: '256kb', encoding: 'utf-8' });

/**
 * Reads a JSON body of at most 256 KB as it was sent. No client of ours compresses one, and what is compressed could
 * unfold to anything.
 * @throws ApiError unsupported_media_type; what the parser throws carries its status
 */
export const readJson: Middleware = async (ctx, next) => {
  const encoding = ctx.get('content-encoding');
  if (encoding && encoding !== 'identity') throw apiError('unsupported_media_type');
  await parse(ctx as never, next);
};
