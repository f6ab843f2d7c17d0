import { AuditEntry } from '../../models/AuditEntry';
import type { Exchange } from './tap';

const REVEAL = /^POST \/(reports|people)\/:id\/reveal$/;

/**
 * Everybody who was shown a name or phone in full is on the audit log, as often as they were, with the time and a reason
 * that names nobody. @returns how many were shown, and what is missing
 */
export async function checkReveals(exchanges: readonly Exchange[]) {
  const shown = exchanges.filter(({ place, status }) => REVEAL.test(place) && status === 200);
  const counts = new Map<string, number>();
  for (const { personId, url } of shown) {
    const [, , , resource, id] = url.split('/');
    const key = `${personId} ${resource === 'reports' ? `report/${id}` : id}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const missing: string[] = [];
  for (const [key, count] of counts) {
    const [actorId = '', subject = ''] = key.split(' ');
    const lines = await AuditEntry.find({
      actorId,
      subject,
      action: { $in: ['revealReporter', 'person.reveal'] },
      reason: { $type: 'string' },
    }).lean();
    if (lines.length < count)
      missing.push(`audit log: ${key} was shown ${count}×, noted ${lines.length}×`);
  }
  return { shown: shown.length, missing };
}
