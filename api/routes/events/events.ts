import { eventsQuery, ticketResponse } from '@shared/schemas/events';
import { issueEventTicket, TICKET_SECONDS } from '../../commands/issueEventTicket';
import { apiError } from '../../errors';
import { type Endpoint, endpoint } from '../endpoint';

/** A client reads its first pages while it asks for the ticket: what changes meanwhile is told. */
const COVERED_SECONDS = 10;

const ticket = endpoint({
  method: 'post',
  path: '/events/tickets',
  summary: 'A ticket that opens one socket of mine, once, within seconds',
  tag: 'events',
  access: 'consented',
  limit: 'step',
  // An old ticket would be of no use: asking again gives another.
  idempotency: 'none',
  status: 201,
  response: ticketResponse,
  handle: async ({ deps, actor }) => ({
    ticket: await issueEventTicket(actor),
    expiresInSeconds: TICKET_SECONDS,
    position: await deps.live.positionBefore(COVERED_SECONDS),
    coversSeconds: COVERED_SECONDS,
  }),
});

/** The socket itself is opened by `live/answerUpgrades.ts`; here it stands for the documentation. */
const events = endpoint({
  method: 'get',
  path: '/events',
  summary: 'What changes, as it happens: a WebSocket, opened with a ticket',
  tag: 'events',
  access: 'public',
  query: eventsQuery,
  handle: async () => {
    throw apiError('upgrade_required');
  },
});

export const eventEndpoints: readonly Endpoint[] = [ticket, events];
