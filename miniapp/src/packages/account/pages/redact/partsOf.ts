import { ERASED_WORDS, REDACTED_WORDS } from '@shared/redaction';
import type { ReportDetail } from '@shared/schemas/reports';
import type { Photo } from '@shared/schemas/uploads';
import { redact } from '../../messages';

/** Something that can be taken out: words, the address, or one photo, of the report itself or of a step. */
export interface Part {
  /** Unique on the page. */
  key: string;
  /** Of a step; null of the report as it was sent. */
  sequence: number | null;
  what: 'words' | 'address' | 'photo';
  /** Where it stands: "反映内容", "进展 · 11月22日 17:30". */
  title: string;
  /** What is read: the words, the address, "照片 1". */
  shown: string;
  photo: Photo | null;
}

/** What its author is called on a timeline. */
const REPORTER = '反映人';
const isThere = (words: string | null): words is string =>
  words !== null && words !== '' && words !== REDACTED_WORDS && words !== ERASED_WORDS;

/** What a person may take out of a report: its reporter what they sent, the staff everything. */
export function partsOf(
  report: ReportDetail,
  asStaff: boolean,
  whenOf: (time: string) => string,
): Part[] {
  const steps = report.timeline.filter(
    ({ action, by }) => action !== 'redact' && (asStaff || by === REPORTER),
  );
  const own = partsIn(null, redact.matter, report.words, report.photos);
  const address: Part[] = report.place.address
    ? [
        {
          key: 'address',
          sequence: null,
          what: 'address',
          title: redact.address,
          shown: report.place.address,
          photo: null,
        },
      ]
    : [];
  return [
    ...own,
    ...address,
    ...steps.flatMap((entry) =>
      partsIn(
        entry.sequence,
        `${entry.by} · ${entry.actionName} · ${whenOf(entry.at)}`,
        entry.words,
        entry.photos,
      ),
    ),
  ];
}

const partsIn = (
  sequence: number | null,
  title: string,
  words: string | null,
  photos: readonly Photo[],
): Part[] => [
  ...(isThere(words)
    ? [
        {
          key: `${sequence}/words`,
          sequence,
          what: 'words' as const,
          title,
          shown: words,
          photo: null,
        },
      ]
    : []),
  ...photos.map((photo, index) => ({
    key: `${sequence}/${photo.id}`,
    sequence,
    what: 'photo' as const,
    title,
    shown: redact.photo(index + 1),
    photo,
  })),
];

/** The requests that take the chosen parts out: one for the report itself, one for each step. */
export function targetsOf(parts: readonly Part[]) {
  const sequences = [...new Set(parts.map((part) => part.sequence))];
  return sequences.map((sequence) => {
    const here = parts.filter((part) => part.sequence === sequence);
    const what = {
      words: here.some((part) => part.what === 'words'),
      photoIds: here.flatMap(({ photo }) => (photo ? [photo.id] : [])),
    };
    return sequence === null
      ? {
          kind: 'report' as const,
          ...what,
          address: here.some((part) => part.what === 'address'),
        }
      : { kind: 'entry' as const, sequence, ...what };
  });
}
