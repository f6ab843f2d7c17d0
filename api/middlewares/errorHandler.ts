import type { Middleware } from 'koa';
import type { Deps } from '../deps';
import { ApiError, apiError } from '../errors';
import { isDatabaseAway } from '../isDatabaseAway';
import type { RequestState } from './requestState';

/** An election takes as long; clients that come back at once would only fill the queue. */
const RETRY_AFTER_SECONDS = '3';

/** THE error handler: what a client may know goes out with its code, the rest stays in the log. */
export function errorHandler(deps: Deps): Middleware<RequestState> {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && !ctx.body) throw apiError('not_found');
    } catch (error) {
      const shown = toApiError(error);
      if (shown.status >= 500)
        deps.logger.error({ err: error, requestId: ctx.state.requestId }, 'request failed');
      ctx.status = shown.status;
      ctx.type = 'application/json';
      ctx.remove('ETag');
      if (shown.code === 'try_again') ctx.set('Retry-After', RETRY_AFTER_SECONDS);
      ctx.body = {
        error: {
          code: shown.code,
          message: shown.message,
          requestId: ctx.state.requestId,
          ...(shown.details === undefined ? {} : { details: shown.details }),
        },
      };
    }
  };
}

/** What libraries throw, by type or by the status they set; all else shows nothing of its inside. */
function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isDatabaseAway(error)) return apiError('try_again');
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (typeof status !== 'number' || status < 400 || status > 499) return apiError('internal_error');
  if (status === 413) return apiError('payload_too_large');
  if (status === 415) return apiError('unsupported_media_type');
  // koa-static forbids what leads out of its folder: there is nothing to be found.
  return apiError(status === 403 || status === 404 ? 'not_found' : 'bad_request');
}
