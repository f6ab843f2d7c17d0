import { talk as words } from '../../messages/talk';
import { openPage } from '../../platform/navigation';
import { routes } from '../../routes';
import { Card } from '../Card/Card';
import { Cell } from '../Cell/Cell';

interface TalkEntryProps {
  reportId: string;
  /** For those who handle it. */
  staff?: boolean;
}

/** From a report to its talk. */
export function TalkEntry({ reportId, staff }: TalkEntryProps) {
  return (
    <Card flush>
      <Cell
        icon="message-circle"
        title={words.entry}
        note={staff ? words.staffEntryNote : words.entryNote}
        onPress={() => openPage(routes.talk(`report-${reportId}`))}
      />
    </Card>
  );
}
