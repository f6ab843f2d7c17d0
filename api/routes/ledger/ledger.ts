import { Readable } from 'node:stream';
import { dayInShanghai } from '@shared/deadlines';
import { ledgerQuery } from '@shared/schemas/ledger';
import { downloadLedger } from '../../commands/downloadLedger';
import { exportMessages } from '../../exports/exportMessages';
import { ledgerSheet } from '../../exports/ledgerSheet';
import { type Endpoint, endpoint, RawAnswer } from '../endpoint';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lists as files for the office. */
export const ledgerEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/ledger',
    tag: 'reports',
    summary:
      'The reports my posts reach as .xlsx, filtered as the list is; on the audit log (staff)',
    access: 'consented',
    limit: 'export',
    query: ledgerQuery,
    handle: async ({ deps, actor, query }) => {
      const { rows, stream } = await downloadLedger(deps, actor, query);
      const now = deps.now();
      const name = exportMessages.ledgerName(dayInShanghai(now));
      return new RawAnswer(
        Readable.from(ledgerSheet(stream, now), { objectMode: false }),
        XLSX_TYPE,
        {
          'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
          'X-Rows': String(rows),
        },
      );
    },
  }),
];
