import type { RatingBody } from '@shared/schemas/reportActions';
import type { ReportDetail } from '@shared/schemas/reports';
import { useState } from 'react';
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
import { rating } from '../../messages/rating';
import { showToast } from '../../platform/device';
import { Box } from '../../platform/elements/Box';
import { replacePage } from '../../platform/navigation';
import { routes } from '../../routes';

const MOST_LETTERS = 500;
const ASPECTS = ['speed', 'attitude', 'outcome'] as const;
type Satisfaction = keyof typeof rating.satisfaction;

const SATISFACTION = [
  { value: 'satisfied', words: rating.satisfaction.satisfied, icon: 'smile' },
  { value: 'basicallySatisfied', words: rating.satisfaction.basicallySatisfied, icon: 'meh' },
  { value: 'unsatisfied', words: rating.satisfaction.unsatisfied, icon: 'frown' },
] as const;

interface RatingFormProps {
  report: ReportDetail;
  /** Somebody was faster: the page must read again. */
  onOutdated: () => void;
}

/** Solved or not first, then how it was. */
export function RatingForm({ report, onOutdated }: RatingFormProps) {
  const [solved, setSolved] = useState<'yes' | 'no' | null>(null);
  const [satisfaction, setSatisfaction] = useState<Satisfaction | null>(null);
  const [stars, setStars] = useState<Partial<Record<(typeof ASPECTS)[number], number>>>({});
  const [words, setWords] = useState('');
  const [gap, setGap] = useState<string | null>(null);
  const step = useStep(report);
  const outcomes = report.timeline.filter((entry) => entry.action === 'resolve');
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
    const next = await step.take((on) => rateReport(on, body()));
    if (!next) return onOutdated();
    showToast(solved === 'no' ? rating.reopened : rating.thanks);
    replacePage(routes.report(report.id));
  };
  return (
    <Page
      title={rating.title}
      narrow
      footer={
        <>
          {(gap ?? step.problem) && (
            <Notice tone="danger" words={gap ?? step.problem?.words ?? ''} />
          )}
          <Button words={rating.send} busy={step.busy} onPress={() => void send()} />
        </>
      }
    >
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
      <Card title={rating.solvedQuestion}>
        <ChipGroup
          label={rating.solvedQuestion}
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
        <Card title={rating.satisfactionQuestion}>
          <ChipGroup
            label={rating.satisfactionQuestion}
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
            label={solved === 'yes' ? rating.words : rating.wordsUnsolved}
            hint={solved === 'yes' ? rating.wordsSolvedHint : rating.wordsUnsolvedHint}
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
