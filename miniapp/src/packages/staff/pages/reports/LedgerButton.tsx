import { useState } from 'react';
import { downloadLedger } from '../../../../api/privacy';
import { toProblem } from '../../../../api/problem';
import { dayOf } from '../../../../clock/dayOf';
import { Button } from '../../../../components/Button/Button';
import { showToast } from '../../../../platform/device';
import { Box } from '../../../../platform/elements/Box';
import { ledgerWords as words } from '../../ledgerWords';
import { type ListFilter, queryOf } from '../../list/listFilter';

/** The list as it is narrowed now, as .xlsx for the office. */
export function LedgerButton({ filter }: { filter: ListFilter }) {
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      await downloadLedger(queryOf(filter), words.fileName(dayOf(new Date())), () => undefined);
      showToast(words.done);
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box className="area-reports__ledger">
      <Button
        compact
        kind="secondary"
        words={busy ? words.working : words.action}
        busy={busy}
        onPress={() => void take()}
      />
    </Box>
  );
}
