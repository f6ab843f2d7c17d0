import type { ReportClocks } from '@shared/clocks';
import type { WordCheck } from '@shared/schemas/content';
import type { CountyDirectory } from '../directory/countyDirectory';
import type {
  ReportAssignment,
  ReportCourse,
  ReportDocument,
  ReportHolder,
  StepEvidence,
  StoredPhoto,
  TimelineEntry,
} from '../models/Report';

/** What a command may look at to decide. */
export interface StepContext {
  readonly report: ReportDocument;
  readonly directory: CountyDirectory;
  readonly now: Date;
  /** The clocks as they will stand after the step. */
  readonly clocks: ReportClocks;
}

/** What a command decides; the rest follows from the workflow table. */
export interface StepDraft {
  readonly byName: string;
  readonly summary: string;
  readonly words?: string | null;
  /** What WeChat said of the words; asked for by `takeStep` where a command did not. */
  readonly wordsCheck?: WordCheck;
  readonly photos?: StoredPhoto[];
  readonly audience?: 'all' | 'staff';
  readonly evidence?: StepEvidence;
  readonly holder?: ReportHolder;
  readonly set?: Partial<
    ReportCourse &
      Pick<
        ReportDocument,
        | 'category'
        | 'urgency'
        | 'words'
        | 'textCheck'
        | 'photos'
        | 'place'
        | 'areaPath'
        | 'areaCode'
        | 'assignments'
        | 'rating'
        | 'reopenings'
        | 'remindAt'
        | 'dueTold'
      >
  >;
  /** What earlier entries say from now on: a redaction. */
  readonly rewriteTimeline?: (timeline: readonly TimelineEntry[]) => TimelineEntry[];
  /** The report it is merged into. */
  readonly original?: ReportDocument;
  /** The assisting parts (协办) it is about. */
  readonly parts?: readonly ReportAssignment[];
}
