import type { SubmitResponse } from '@shared/schemas/reports';
import { Button } from '../../../../components/Button/Button';
import { Card } from '../../../../components/Card/Card';
import { Notice } from '../../../../components/Notice/Notice';
import { Page } from '../../../../components/Page/Page';
import { Box } from '../../../../platform/elements/Box';
import { openPage } from '../../../../platform/navigation';
import { routes } from '../../../../routes';
import { fileForWords as words } from '../../fileForMessages';
import './Filed.scss';

interface FiledProps {
  report: SubmitResponse;
  name: string;
  onAnother: () => void;
}

/** After it was sent: the number to tell the resident. */
export function Filed({ report, name, onAnother }: FiledProps) {
  return (
    <Page
      title={words.title}
      narrow
      footer={
        <>
          <Button words={words.see} onPress={() => openPage(routes.staffReport(report.id))} />
          <Button kind="plain" words={words.another} onPress={onAnother} />
        </>
      }
    >
      <Notice tone="success" words={words.done} />
      <Card title={words.number}>
        <Box className="filed__number">{report.number}</Box>
        <Box>{words.doneNote(name)}</Box>
      </Card>
    </Page>
  );
}
