import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import type { Deps } from '../deps';
import { AuditEntry, type AuditEntryDocument } from '../models/AuditEntry';
import { Person } from '../models/Person';
import { redactionMessages } from '../redactionMessages';
import { openName, openPhone } from '../secrets/personalData';
import { scrub } from './scrub';

export interface AuditRecord
  extends Pick<AuditEntryDocument, 'county' | 'actorId' | 'action' | 'subject'> {
  readonly reason?: string;
  /** Whom the reason is about: their name and phone are taken out of it, since the line stays when they are erased. */
  readonly reasonAbout?: string | null;
  /** Ids and codes; never names, phones or other personal data. */
  readonly details?: Record<string, unknown>;
}

/**
 * Adds lines to the audit log, in the transaction of what they tell of where there is one. Nobody changes them again:
 * the program's own database user may not.
 */
export async function recordAudit(
  { keyRing, now }: Pick<Deps, 'keyRing' | 'now'>,
  records: AuditRecord | readonly AuditRecord[],
  session?: ClientSession,
): Promise<void> {
  const at = now();
  const list: readonly AuditRecord[] = Array.isArray(records) ? records : [records];
  const lines: AuditEntryDocument[] = [];
  for (const { reason = null, reasonAbout = null, details = {}, ...record } of list) {
    const said =
      reason && reasonAbout ? await withoutPerson(keyRing, reason, reasonAbout, session) : reason;
    lines.push({ _id: randomUUID(), at, ...record, reason: said, details });
  }
  await AuditEntry.insertMany(lines, session ? { session } : {});
}

async function withoutPerson(
  keyRing: Deps['keyRing'],
  reason: string,
  personId: string,
  session?: ClientSession,
): Promise<string> {
  const person = await Person.findById(personId, null, session ? { session } : {}).lean();
  if (!person) return reason;
  const known = { name: openName(keyRing, person), phone: openPhone(keyRing, person) };
  return scrub(reason, known, redactionMessages.personConcerned);
}
