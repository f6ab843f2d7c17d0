import type { IncomingMessage } from 'node:http';
import Router from '@koa/router';
import type { Context } from 'koa';
import { takePushedMessage } from '../../commands/content/takePushedMessage';
import type { Deps } from '../../deps';
import { apiError } from '../../errors';

/** WeChat's messages are a few kilobytes. */
const MAX_BYTES = 64 * 1024;

/**
 * Where WeChat pushes to (消息推送): `/wechat/push` for all accounts, `/wechat/push/COUNTY` for one. `success` ends
 * WeChat's repeating; what is forged, stale or was here before is refused.
 */
export function wechatPushRouter(deps: Deps): Router {
  const router = new Router();
  router.get(['/wechat/push', '/wechat/push/:county'], (ctx) => {
    const echo = deps.pushReader.answerChallenge(countyOf(ctx), ctx.query);
    if (echo === null) throw apiError('forbidden');
    ctx.type = 'text/plain';
    ctx.body = echo;
  });
  router.post(['/wechat/push', '/wechat/push/:county'], async (ctx) => {
    const body = await readText(ctx.req);
    const push = deps.pushReader.read(
      countyOf(ctx),
      { query: ctx.query, body },
      deps.now().getTime(),
    );
    if (push.outcome === 'rejected') {
      deps.logger.warn({ reason: push.reason }, 'a pushed message was refused');
      throw apiError(push.reason === 'malformed' ? 'bad_request' : 'forbidden');
    }
    if (!(await takePushedMessage(deps, push))) {
      deps.logger.warn({ county: push.county }, 'a pushed message came again');
      throw apiError('forbidden');
    }
    ctx.type = 'text/plain';
    ctx.body = 'success';
  });
  return router;
}

const countyOf = (ctx: Context & { params?: Record<string, string> }): string | null =>
  ctx.params?.county ?? null;

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw apiError('payload_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
