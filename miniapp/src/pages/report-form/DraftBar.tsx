import { Button } from '../../components/Button/Button';
import { Notice } from '../../components/Notice/Notice';
import { drafts as words } from '../../messages/drafts';
import { Box } from '../../platform/elements/Box';
import { replacePage } from '../../platform/leavePage';
import { isEmptyDraft } from '../../reports/draft';
import { routes } from '../../routes';
import { ownDrafts, useDrafts } from '../../stores/drafts';
import './form.scss';

/** Over the form: why this one did not go out, what else is being written, and the way to another. */
export function DraftBar() {
  const { all, draft, full, startAnew } = useDrafts();
  const others = ownDrafts(all).filter(({ key }) => key !== draft.key).length;
  const isWritten = !isEmptyDraft(draft);
  return (
    <>
      {full && <Notice tone="danger" words={words.full} />}
      {draft.problem && <Notice tone="warning" words={words.wasRefused(draft.problem.words)} />}
      {(others > 0 || isWritten) && (
        <Box className="form__drafts">
          <Box className="form__drafts-count">{others > 0 && words.others(others)}</Box>
          {others > 0 && (
            <Button
              compact
              kind="plain"
              words={words.seeAll}
              onPress={() => void replacePage(routes.drafts)}
            />
          )}
          {isWritten && (
            <Button compact kind="plain" words={words.writeAnother} onPress={() => startAnew()} />
          )}
        </Box>
      )}
    </>
  );
}
