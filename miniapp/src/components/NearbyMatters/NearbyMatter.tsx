import type { NearbyResponse } from '@shared/schemas/reports';
import { useState } from 'react';
import { toProblem } from '../../api/problem';
import { type Support, setSupport } from '../../api/reports';
import { relativeTime } from '../../clock/relativeTime';
import { nearby } from '../../messages/reporterSteps';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { Button } from '../Button/Button';
import { StatusTag } from '../StatusTag/StatusTag';
import './NearbyMatter.scss';

interface NearbyMatterProps {
  item: NearbyResponse['items'][number];
  /** After "me too" or taking it back. */
  onSupport?: (id: string, support: Support) => void;
}

/** What a neighbour reported: kind, state, rough distance; and "me too", which can be taken back. */
export function NearbyMatter({ item, onSupport }: NearbyMatterProps) {
  const { id, supporters, supported, isMine } = item;
  const [now, setNow] = useState<Support>({ supporters, supported });
  const [busy, setBusy] = useState(false);

  const turn = async () => {
    setBusy(true);
    try {
      const after = await setSupport(id, !now.supported);
      setNow(after);
      onSupport?.(id, after);
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box className="nearby-matter">
      <Box className="nearby-matter__head">
        <Box className="nearby-matter__line">
          {nearby.line(item.categoryName, item.withinMetres, relativeTime(item.createdAt))}
        </Box>
        <StatusTag state={item.state} words={item.stateName} />
      </Box>
      {now.supporters > 0 && (
        <Box className="nearby-matter__note">{nearby.others(now.supporters)}</Box>
      )}
      {isMine ? (
        <Box className="nearby-matter__note">{nearby.mine}</Box>
      ) : (
        <Box className="nearby-matter__foot">
          <Box className="nearby-matter__note" live="polite">
            {now.supported ? nearby.supported : nearby.meTooHint}
          </Box>
          <Button
            compact
            kind={now.supported ? 'plain' : 'secondary'}
            icon={now.supported ? 'undo-2' : 'thumbs-up'}
            words={now.supported ? nearby.undo : nearby.meToo}
            busy={busy}
            onPress={() => void turn()}
          />
        </Box>
      )}
    </Box>
  );
}
