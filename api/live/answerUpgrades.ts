import type { IncomingMessage, Server } from 'node:http';
import { eventsQuery } from '@shared/schemas/events';
import { Gauge } from 'prom-client';
import { WebSocketServer } from 'ws';
import * as z from 'zod/mini';
import { takeEventTicket } from '../commands/takeEventTicket';
import type { Deps } from '../deps';
import { ApiError, apiError } from '../errors';
import { countCall } from '../middlewares/rateLimit';
import { isSessionOpen } from '../queries/isSessionOpen';
import { refuseOnSocket } from '../refuseOnSocket';

const PATH = '/api/v1/events';
/** Only the path and the query of a request are read. */
const BASE = 'http://localhost';
/** A client says nothing but that it is there. */
const LONGEST_WORD = 256;

/** Opens sockets at `GET /api/v1/events` of a server; what is refused gets the API's answer instead. */
export function answerUpgrades(deps: Deps, server: Server): void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: LONGEST_WORD,
    perMessageDeflate: false,
  });
  new Gauge({
    name: 'live_sockets',
    help: 'Sockets that are open for live events',
    registers: [deps.metrics.registry],
    collect() {
      this.set(deps.live.count());
    },
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    admit(deps, request).then(
      ({ actor, lastEventId }) =>
        sockets.handleUpgrade(request, socket, head, (opened) => {
          deps.live
            .follow(opened, { ...actor, posts: [] }, lastEventId ?? null, () =>
              isSessionOpen(actor.family),
            )
            .catch((error: unknown) => {
              deps.logger.warn({ err: error }, 'a socket could not be served');
              opened.terminate();
            });
        }),
      (error: unknown) => {
        if (!(error instanceof ApiError)) deps.logger.error({ err: error }, 'upgrade failed');
        refuseOnSocket(socket, error instanceof ApiError ? error : apiError('try_again'));
      },
    );
  });
}

/** Who may come in, and from where on they want to hear. @throws ApiError */
async function admit(deps: Deps, request: IncomingMessage) {
  const address = request.url ?? '';
  if (!URL.canParse(address, BASE)) throw apiError('not_found');
  const { pathname, searchParams } = new URL(address, BASE);
  if (pathname !== PATH) throw apiError('not_found');
  if ((await countCall(deps, 'socket', addressOf(deps, request))) > 0)
    throw apiError('rate_limited');
  const query = z.safeParse(eventsQuery, Object.fromEntries(searchParams));
  if (!query.success) throw apiError('validation_failed');
  const { ticket, county, lastEventId } = query.data;
  const actor = await takeEventTicket(ticket, county);
  if (!actor) throw apiError('ticket_invalid');
  return { actor, lastEventId };
}

/** As Koa finds it: the address that our own balancer added last, else the peer's. */
function addressOf(deps: Deps, request: IncomingMessage): string {
  const named = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return (deps.env.TRUST_PROXY && named) || (request.socket.remoteAddress ?? '');
}
