import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import type { Deps } from '../deps';
import { AuditEntry, type AuditEntryDocument } from '../models/AuditEntry';

export interface AuditRecord
  extends Pick<AuditEntryDocument, 'county' | 'actorId' | 'action' | 'subject'> {
  readonly reason?: string;
  /** Ids and codes; never names, phones or other personal data. */
  readonly details?: Record<string, unknown>;
}

/** Adds lines to the audit log, in the transaction of what they tell of where there is one. */
export async function recordAudit(
  { now }: Pick<Deps, 'now'>,
  records: AuditRecord | readonly AuditRecord[],
  session?: ClientSession,
): Promise<void> {
  const at = now();
  const list = Array.isArray(records) ? records : [records];
  await AuditEntry.insertMany(
    list.map((record: AuditRecord) => ({ _id: randomUUID(), at, ...record })),
    session ? { session } : {},
  );
}
