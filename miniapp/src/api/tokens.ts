import type { SessionResponse } from '@shared/schemas/sessions';
import { readStored, writeStored } from '../platform/storage';

const STORED = 'session';

let session: SessionResponse | null = readStored<SessionResponse>(STORED);
const listeners = new Set<(session: SessionResponse | null) => void>();

/** The session this device holds, or null. */
export const currentSession = (): SessionResponse | null => session;

/** Keeps a session over restarts; null signs out. */
export function keepSession(next: SessionResponse | null): void {
  session = next;
  writeStored(STORED, next);
  for (const listener of listeners) listener(next);
}

/** Calls back whenever somebody signs in or out. */
export function onSessionChange(listener: (session: SessionResponse | null) => void): void {
  listeners.add(listener);
}
