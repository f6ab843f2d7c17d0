import type { Restriction } from '@shared/schemas/restrictions';
import { exactTime } from '../../../../clock/exactTime';
import { Button } from '../../../../components/Button/Button';
import { Box } from '../../../../platform/elements/Box';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { restrictionWords as words } from '../../restrictionWords';

interface RestrictionCardProps {
  restriction: Restriction;
  onLift: () => void;
  onDecide: () => void;
}

/** One time somebody was held back. */
export function RestrictionCard({ restriction, onLift, onDecide }: RestrictionCardProps) {
  const { objection, lifted, abilities } = restriction;
  const when = (time: string): string => exactTime(time, new Date());
  return (
    <Box as="li" className="restriction">
      <Box className="restriction__head">
        <Box as="h2" className="restriction__name">
          {restriction.personName ?? words.anonymous}
        </Box>
        <Box className={`restriction__state restriction__state--${restriction.state}`}>
          {words.states[restriction.state]}
        </Box>
      </Box>
      <Box className="restriction__note">
        {words.span(when(restriction.from), when(restriction.until))}
      </Box>
      <Box className="restriction__note">{words.from(restriction.reportNumber)}</Box>
      <Box>{words.reason(restriction.reason, restriction.by)}</Box>
      {objection && <Box>{words.objection(objection.words)}</Box>}
      {objection?.decision && (
        <Box>
          {words.decided(
            objection.decision.upheld,
            objection.decision.words,
            objection.decision.by,
          )}
        </Box>
      )}
      {lifted && !objection?.decision && <Box>{words.lifted(lifted.words, lifted.by)}</Box>}
      <Box className="restriction__actions">
        <Button
          compact
          kind="secondary"
          words={words.open}
          onPress={() => openPage(routes.staffReport(restriction.reportId))}
        />
        {abilities.includes('decide') && <Button compact words={words.decide} onPress={onDecide} />}
        {abilities.includes('lift') && (
          <Button compact kind="secondary" words={words.lift} onPress={onLift} />
        )}
      </Box>
    </Box>
  );
}
