import type { WordCheck } from '@shared/schemas/content';
import { findStanding } from '../commands/content/findStanding';
import { openReview } from '../commands/content/openReview';
import { wordsKey } from '../contentKeys';
import type { Deps } from '../deps';
import type { ReportDocument, TimelineEntry } from '../models/Report';

interface Written {
  readonly words: string;
  readonly check: WordCheck;
  readonly authorId: string | null;
}

/** Puts to a person what the check of words objected to, or was never asked of a resident's words. Safe to repeat. */
export async function openWordReviews(
  deps: Pick<Deps, 'now'>,
  report: Pick<ReportDocument, '_id' | 'county' | 'words' | 'textCheck' | 'reporter'>,
  entries: readonly TimelineEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  for (const { words, check, authorId } of doubtful(report, entries)) {
    const standing = await findStanding(report.county, `report/${report._id}`, authorId);
    // The office answers for its own words where nobody could be asked.
    if (check === 'pass' || !standing || (check === 'unchecked' && standing.byStaff)) continue;
    await openReview(
      {
        county: report.county,
        kind: 'words',
        key: wordsKey(words),
        authorId,
        cause: check,
        label: null,
        standing,
      },
      deps.now(),
    );
  }
}

function doubtful(
  report: Pick<ReportDocument, 'words' | 'textCheck' | 'reporter'>,
  entries: readonly TimelineEntry[],
): Written[] {
  const written: Written[] = [
    {
      words: report.words,
      check: report.textCheck,
      authorId: report.reporter.personId,
    },
    ...entries.flatMap(({ words, wordsCheck, audience, byPersonId }) =>
      words && wordsCheck && audience === 'all'
        ? [{ words, check: wordsCheck, authorId: byPersonId }]
        : [],
    ),
  ];
  return written.filter(({ check }) => check !== 'pass');
}
