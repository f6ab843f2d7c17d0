import type { RatingBody } from '@shared/schemas/reportActions';
import type { ReportDetail } from '@shared/schemas/reports';
import { type ReactNode, useState } from 'react';
import { rateReport } from '../../api/reports';
import { Button } from '../../components/Button/Button';
import { Card } from '../../components/Card/Card';
import { ChipGroup } from '../../components/ChipGroup/ChipGroup';
import { WordsField } from '../../components/Field/Field';
import { Notice } from '../../components/Notice/Notice';
import { Page } from '../../components/Page/Page';
import { PhotoGrid } from '../../components/PhotoGrid/PhotoGrid';
import { Rating } from '../../components/Rating/Rating';
import { useStep } from '../../loading/useStep';
import { lowSubscriptions, offerSubscriptions } from '../../members/subscriptions';
import { rating } from '../../messages/rating';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { replacePage } from '../../platform/leavePage';
import { useSession } from '../../stores/session';

const MOST_LETTERS = 500;
const ASPECTS = ['speed', 'attitude', 'outcome'] as const;
type Satisfaction = keyof typeof rating.satisfaction;

const SATISFACTION = [
  { value: 'satisfied', words: rating.satisfaction.satisfied, icon: 'smile' },
  { value: 'basicallySatisfied', words: rating.satisfaction.basicallySatisfied, icon: 'meh' },
  { value: 'unsatisfied', words: rating.satisfaction.unsatisfied, icon: 'frown' },
] as const;

/** What the form asks and says: of the resident, or of who reads it out on the telephone. */
export type RatingWords = Record<
  | 'title'
  | 'solvedQuestion'
  | 'satisfactionQuestion'
  | 'words'
  | 'wordsUnsolved'
  | 'wordsSolvedHint'
  | 'wordsUnsolvedHint'
  | 'send'
  | 'thanks'
  | 'reopened',
  string
>;

interface RatingFormProps {
  report: ReportDetail;
  words?: RatingWords;
  /** Before the questions. */
  lead?: ReactNode;
  /** Where it goes on. */
  next: string;
  /** Somebody was faster: the page must read again. */
  onOutdated: () => void;
}

/** Solved or not first, then how it was. */
export function RatingForm({
  report,
  words: asked = rating,
  lead,
  next: goOn,
  onOutdated,
}: RatingFormProps) {
  const { me, keepMe } = useSession();
  const [solved, setSolved] = useState<'yes' | 'no' | null>(null);
  const [satisfaction, setSatisfaction] = useState<Satisfaction | null>(null);
  const [stars, setStars] = useState<Partial<Record<(typeof ASPECTS)[number], number>>>({});
  const [words, setWords] = useState('');
  const [gap, setGap] = useState<string | null>(null);
  const step = useStep(report);
  const outcomes = report.timeline.filter(
    ({ action }) => action === 'resolve' || action === 'settleMerged',
  );
  const outcome = outcomes[outcomes.length - 1];

  const missing = (): string | null => {
    if (solved === null) return rating.solvedMissing;
    if (solved === 'yes' && satisfaction === null) return rating.satisfactionMissing;
    return solved === 'no' && words.trim() === '' ? rating.wordsMissing : null;
  };
  const body = (): RatingBody => {
    const said = words.trim();
    if (solved === 'no') return { solved: false, words: said, ...stars };
    return {
      solved: true,
      satisfaction: satisfaction ?? 'satisfied',
      words: said || undefined,
      ...stars,
    };
  };
  const send = async () => {
    const lack = missing();
    setGap(lack);
    if (lack) return;
    // On the tap itself: news come after "not solved", and of the next report.
    if (me && report.reporter.isMe)
      await offerSubscriptions(lowSubscriptions(me, 'resident'), keepMe);
    const next = await step.take((on) => rateReport(on, body()));
    if (!next) return onOutdated();
    showToast(solved === 'no' ? asked.reopened : asked.thanks);
    replacePage(goOn);
  };
  return (
    <Page
      title={asked.title}
      narrow
      footer={
        <>
          {(gap ?? step.problem) && (
            <Notice tone="danger" words={gap ?? step.problem?.words ?? ''} />
          )}
          <Button words={asked.send} busy={step.busy} onPress={() => void send()} />
        </>
      }
    >
      {lead}
      <Card title={report.category.name}>
        <Box>{report.excerpt}</Box>
        {outcome && (
          <>
            <Notice
              tone="success"
              words={`${rating.outcomeWas}${outcome.words ?? outcome.summary}`}
            />
            <PhotoGrid photos={outcome.photos} />
          </>
        )}
      </Card>
      <Card title={asked.solvedQuestion}>
        <ChipGroup
          label={asked.solvedQuestion}
          shape="tiles"
          chips={[
            { value: 'yes', words: rating.solved, icon: 'circle-check' },
            { value: 'no', words: rating.unsolved, icon: 'circle-x' },
          ]}
          value={solved}
          onChange={setSolved}
        />
      </Card>
      {solved === 'yes' && (
        <Card title={asked.satisfactionQuestion}>
          <ChipGroup
            label={asked.satisfactionQuestion}
            shape="tiles"
            chips={SATISFACTION}
            value={satisfaction}
            onChange={setSatisfaction}
          />
          {ASPECTS.map((aspect) => (
            <Rating
              key={aspect}
              label={rating[aspect]}
              value={stars[aspect] ?? null}
              onChange={(value) => setStars({ ...stars, [aspect]: value })}
            />
          ))}
        </Card>
      )}
      {solved && (
        <Card>
          <WordsField
            id="rating-words"
            label={solved === 'yes' ? asked.words : asked.wordsUnsolved}
            hint={solved === 'yes' ? asked.wordsSolvedHint : asked.wordsUnsolvedHint}
            optional={solved === 'yes'}
            value={words}
            onChange={setWords}
            maxLength={MOST_LETTERS}
            error={gap === rating.wordsMissing ? gap : undefined}
          />
        </Card>
      )}
    </Page>
  );
}
