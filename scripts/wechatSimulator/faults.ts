import type { Middleware } from 'koa';
import * as z from 'zod/mini';

/**
 * A fault the next `times` calls of `path` meet:
 * - `errcode`: answered with this code, nothing is done;
 * - `status`: answered with this HTTP status and no JSON, nothing is done;
 * - `hang`: never answered; `reset`: the connection is broken. With `afterEffect` the call is done
 *   first, so that the caller cannot know: the case that "at most once" is about.
 */
export const faultSchema = z.object({
  path: z.string().check(z.startsWith('/')),
  times: z._default(z.int().check(z.gte(1), z.lte(10_000)), 1),
  afterEffect: z._default(z.boolean(), false),
  answer: z.union([
    z.object({ errcode: z.int(), errmsg: z.optional(z.string()) }),
    z.object({ status: z.int().check(z.gte(400), z.lte(599)) }),
    z.literal('hang'),
    z.literal('reset'),
  ]),
});

export type Fault = z.infer<typeof faultSchema>;
/** A fault as it is asked for: once, before anything is done, unless said otherwise. */
export type FaultInput = z.input<typeof faultSchema>;

/** Faults that wait for their calls. */
export interface FaultBox {
  add(fault: Fault): void;
  clear(): void;
  /** Stands before the platform's routes. */
  middleware: Middleware;
}

export function createFaultBox(): FaultBox {
  let faults: Fault[] = [];

  const take = (path: string): Fault | undefined => {
    const fault = faults.find((candidate) => candidate.path === path);
    if (!fault) return undefined;
    fault.times -= 1;
    if (fault.times === 0) faults = faults.filter((candidate) => candidate !== fault);
    return fault;
  };

  return {
    add(fault) {
      faults.push({ ...fault });
    },
    clear() {
      faults = [];
    },
    middleware: async (ctx, next) => {
      const fault = take(ctx.path);
      if (!fault) return next();
      if (fault.afterEffect) await next();
      const { answer } = fault;
      if (answer === 'hang') {
        ctx.respond = false; // the socket stays open until the caller gives up
      } else if (answer === 'reset') {
        ctx.respond = false;
        ctx.req.socket.destroy();
      } else if ('status' in answer) {
        ctx.status = answer.status;
        ctx.type = 'text/html';
        ctx.body = '<html><body>simulated fault</body></html>';
      } else {
        ctx.body = { errcode: answer.errcode, errmsg: answer.errmsg ?? 'simulated fault' };
      }
    },
  };
}
