import type { LedgerQuery } from '@shared/schemas/ledger';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { canDownloadLedger } from '../policies/ledgerPolicy';
import { countLedger, type LedgerRow, streamLedger } from '../queries/streamLedger';
import { recordAudit } from './recordAudit';

/** More rows make a file that no office program opens in good time. */
export const MOST_LEDGER_ROWS = 100_000;

/**
 * The rows of a ledger. Who takes it, how many rows and of what is written down before the first one leaves.
 * @throws ApiError forbidden, ledger_too_large
 */
export async function downloadLedger(
  deps: Deps,
  actor: Actor,
  query: LedgerQuery,
): Promise<{ rows: number; stream: AsyncGenerator<LedgerRow> }> {
  if (!canDownloadLedger(actor)) throw apiError('forbidden');
  const rows = await countLedger(actor, query, MOST_LEDGER_ROWS);
  if (rows > MOST_LEDGER_ROWS) throw apiError('ledger_too_large', { most: MOST_LEDGER_ROWS });
  const { search, ...filter } = query;
  await recordAudit(deps, {
    county: actor.county,
    actorId: actor.personId,
    action: 'ledger.download',
    subject: actor.county,
    // What was searched for may be a name: that something was is enough.
    details: { ...filter, searched: search !== undefined, rows },
  });
  return { rows, stream: streamLedger(actor, query, MOST_LEDGER_ROWS) };
}
