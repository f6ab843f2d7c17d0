import type { Mark, TimelineEntry } from '@shared/schemas/reports';
import type { PhotoOnItsWay } from '../../components/PhotoGrid/PhotoGrid';

const GREY =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath fill='%23bcc' d='M0 0h8v8H0z'/%3E%3C/svg%3E";

/** Every mark there is. */
export const GALLERY_MARKS: Mark[] = [
  'supervised',
  'escalated',
  'extensionAsked',
  'urged',
  'onBehalf',
  'toInspect',
];

/** A photo in each state. */
export const GALLERY_PHOTOS: PhotoOnItsWay[] = (
  ['sent', 'sending', 'waiting', 'failed'] as const
).map((state) => ({ id: state, preview: GREY, state, percent: 40 }));

const entry = (sequence: number, change: Partial<TimelineEntry>): TimelineEntry => ({
  sequence,
  at: new Date(Date.now() - (4 - sequence) * 7_200_000).toISOString(),
  action: 'submit',
  actionName: '提交反映',
  by: '反映人',
  state: 'submitted',
  audience: 'all',
  words: null,
  summary: '',
  wordsCheck: 'shown',
  photos: [],
  doubts: [],
  ...change,
});

/** A short story. */
export const GALLERY_ENTRIES: TimelineEntry[] = [
  entry(1, {
    summary: '已收到，河西村第三网格网格员 1 小时内核实',
    words: '村口路灯坏了三盏，晚上老人出门看不见。',
  }),
  entry(2, { actionName: '核实', by: '河西村第三网格 网格员', summary: '情况属实，等待派单' }),
  entry(3, {
    actionName: '内部备注',
    audience: 'staff',
    by: '河西村 网格长',
    summary: '已电话联系电工',
    doubts: ['farAway', 'usedBefore'],
  }),
];
