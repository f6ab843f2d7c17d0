import type { TicketResponse } from '@shared/schemas/events';
import { callApi } from './client';

/** Lets one socket in, once, within seconds. */
export const askTicket = (): Promise<TicketResponse> =>
  callApi({ method: 'POST', path: '/events/tickets' });

/** Where the socket is opened; `lastEventId`: what came after it follows. */
export const eventsPath = (ticket: string, county: string, lastEventId: string): string =>
  `/api/v1/events?ticket=${ticket}&county=${county}&lastEventId=${lastEventId}`;
