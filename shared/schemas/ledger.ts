import * as z from 'zod/mini';
import { listReportsQuery } from './reports';

/** `GET /ledger`: the same narrowing as `GET /reports`, and never in pages. */
export const ledgerQuery = z.omit(listReportsQuery, { scope: true, cursor: true, limit: true });
export type LedgerQuery = z.output<typeof ledgerQuery>;
