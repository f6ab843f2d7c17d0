import type { SubmitReportBody } from '@shared/schemas/reports';
import { newKey } from '../../../../api/client';
import { bodyOf, type Draft, type DraftGap, gapsOf } from '../../../../reports/draft';

/** A report for a resident: what a report is, and whose it is. */
export interface FileForDraft extends Draft {
  name: string;
  /** '' where the resident has none. */
  phone: string;
}

export const emptyFileFor = (): FileForDraft => ({
  key: newKey(),
  category: null,
  words: '',
  photos: [],
  place: null,
  hideName: false,
  aboutStaff: null,
  name: '',
  phone: '',
});

export type FileForGap = DraftGap | 'name' | 'phone';

/** As the API's schema has it: shared/schemas/staff.ts */
const PHONE = /^1[3-9]\d{9}$/;

/** What is missing or wrong before it can be sent, in the order of the page. */
export function fileForGaps(draft: FileForDraft): FileForGap[] {
  const gaps: FileForGap[] = [];
  if (draft.name.trim() === '') gaps.push('name');
  if (draft.phone.trim() !== '' && !PHONE.test(draft.phone.trim())) gaps.push('phone');
  return [...gaps, ...gapsOf(draft)];
}

/** The request a draft without gaps makes. */
export function fileForBody(draft: FileForDraft): SubmitReportBody {
  const phone = draft.phone.trim();
  const onBehalfOf = { name: draft.name.trim(), ...(phone === '' ? {} : { phone }) };
  return { ...bodyOf(draft), onBehalfOf };
}
