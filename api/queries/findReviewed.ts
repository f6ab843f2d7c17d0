import type { AreaStep } from '@shared/schemas/fields';
import { wordsKey } from '../contentKeys';
import type { ContentReviewDocument } from '../models/ContentReview';
import { Message, type MessageDocument } from '../models/Message';
import { Report, type ReportDocument, type StoredPhoto } from '../models/Report';

/** What a review is about, read where it stands. */
export interface Reviewed {
  readonly words: string | null;
  readonly photo: StoredPhoto | null;
  readonly audioFileId: string | null;
  readonly report: { id: string; number: string; category: string; areaPath: AreaStep[] } | null;
}

const NOTHING: Reviewed = { words: null, photo: null, audioFileId: null, report: null };

type ReadReport = Pick<
  ReportDocument,
  '_id' | 'number' | 'category' | 'words' | 'areaPath' | 'photos' | 'timeline' | 'rating'
>;
type ReadMessage = Pick<MessageDocument, '_id' | 'text' | 'photos' | 'voice'>;

/** The content of each review, in their order: one read of reports and one of messages. */
export async function findReviewed(
  county: string,
  reviews: readonly ContentReviewDocument[],
): Promise<Reviewed[]> {
  const ids = (kind: string) =>
    reviews.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id);
  const [reports, talk] = await Promise.all([
    Report.find(
      { _id: { $in: ids('report') }, county },
      { number: 1, category: 1, words: 1, areaPath: 1, photos: 1, timeline: 1, rating: 1 },
    ).lean<ReadReport[]>(),
    Message.find({ _id: { $in: ids('message') }, county }, { text: 1, photos: 1, voice: 1 }).lean<
      ReadMessage[]
    >(),
  ]);
  return reviews.map((review) => {
    if (review.subject.kind === 'report') {
      const report = reports.find(({ _id }) => _id === review.subject.id);
      return report ? inReport(report, review.key) : NOTHING;
    }
    const message = talk.find(({ _id }) => _id === review.subject.id);
    return message ? inMessage(message, review.key) : NOTHING;
  });
}

function inReport(report: ReadReport, key: string): Reviewed {
  const { _id: id, number, category, areaPath } = report;
  const words = [report.words, ...report.timeline.map((entry) => entry.words)];
  const photos = [...report.photos, ...report.timeline.flatMap((entry) => entry.photos)];
  return {
    ...inText(words, key),
    photo: photos.find(({ fileId }) => key === `f:${fileId}`) ?? null,
    audioFileId: null,
    report: { id, number, category, areaPath },
  };
}

const inMessage = ({ text, photos, voice }: ReadMessage, key: string): Reviewed => ({
  ...inText([text], key),
  photo: photos.find(({ fileId }) => key === `f:${fileId}`) ?? null,
  audioFileId: voice && key === `f:${voice.fileId}` ? voice.fileId : null,
  report: null,
});

const inText = (texts: readonly (string | null)[], key: string): Pick<Reviewed, 'words'> => ({
  words: texts.find((text) => text !== null && wordsKey(text) === key) ?? null,
});
