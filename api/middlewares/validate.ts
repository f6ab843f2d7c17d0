import type { Middleware } from 'koa';
import * as z from 'zod/mini';
import { apiError } from '../errors';
import type { Endpoint } from '../routes/endpoint';
import type { RequestState } from './requestState';

/** Parses query and body by the operation's schemas; what does not fit is named, nothing else goes on. */
export function validate(endpoint: Endpoint): Middleware<RequestState> {
  return async (ctx, next) => {
    for (const value of Object.values((ctx.params ?? {}) as Record<string, string>))
      if (!/^[A-Za-z0-9_-]{1,64}$/.test(value)) throw apiError('not_found');
    if (endpoint.query) ctx.state.query = parse(endpoint.query, { ...ctx.query });
    if (endpoint.body) {
      if (!ctx.is('json')) throw apiError('unsupported_media_type');
      ctx.state.body = parse(endpoint.body, (ctx.request as { body?: unknown }).body);
    }
    await next();
  };
}

function parse(schema: z.core.$ZodType, value: unknown): unknown {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const details = result.error.issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.join('.'), code: issue.code, message: issue.message }));
  throw apiError('validation_failed', details);
}
