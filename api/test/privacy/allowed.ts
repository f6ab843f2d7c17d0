import type { CanaryKind } from './canaries';

/** Whose datum it is, seen from who reads it. */
export type Whose = 'own' | 'resident' | 'staff';

/** Where a datum may appear. What no line here allows is a failure. */
export interface Allowed {
  /** The whole of the place, as the harness names it. */
  readonly place: RegExp;
  readonly kinds: readonly CanaryKind[];
  readonly whose: readonly Whose[];
  /** Who reads: anybody signed in or not, or members of the staff only. */
  readonly reader?: 'staff';
  readonly why: string;
}

const ALL: readonly CanaryKind[] = ['name', 'phone', 'openid', 'home', 'writtenPhone'];
const ANYBODY: readonly Whose[] = ['own', 'resident', 'staff'];
/** A report in full: the page, and the answer of every step. */
const REPORT = /^(GET \/reports\/:id|POST \/reports(\/:id\/[a-z-]+)?|PUT \/reports\/:id\/support)$/;
/** Any answer that shows words people wrote. */
const WORDS =
  /^(GET|POST|PUT|DELETE) \/(reports|tasks|threads|messages|reviews|restrictions)(\/.*)?$/;

/**
 * Registered names, phones, openids and homes are sealed; words that people write are not, since they are the matter
 * itself and are read by everybody who handles it: of them the phone numbers are followed, which must not go beyond
 * the pages of that matter.
 */
export const ALLOWED: readonly Allowed[] = [
  {
    place: /^(GET|PUT) \/me$|^POST \/me\/subscriptions$/,
    kinds: ['name'],
    whose: ['own'],
    why: 'one sees oneself',
  },
  {
    place: /^GET \/me\/export$/,
    kinds: ALL,
    whose: ['own'],
    why: 'a person takes along what is held about them',
  },
  {
    place: /^POST \/(reports|people)\/:id\/reveal$/,
    kinds: ['name', 'phone'],
    whose: ANYBODY,
    reader: 'staff',
    why: 'opened with a reason that stands on the audit log',
  },
  { place: REPORT, kinds: ['name'], whose: ['own'], why: 'the own name on the own report' },
  { place: REPORT, kinds: ['home'], whose: ['own'], why: 'the own address on the own report' },
  {
    place: REPORT,
    kinds: ['home'],
    whose: ANYBODY,
    reader: 'staff',
    why: 'who handles it has to get there',
  },
  {
    place: REPORT,
    kinds: ['name', 'phone'],
    whose: ['staff'],
    why: 'whom to call about it: on duty, in office',
  },
  { place: WORDS, kinds: ['writtenPhone'], whose: ANYBODY, why: 'words of the matter itself' },
  {
    place: /^GET \/reports\/recipient$/,
    kinds: ['name', 'phone'],
    whose: ['staff'],
    why: 'who would get a report from here: on duty, in office',
  },
  {
    place: /^GET \/grids\/:code\/people$|^GET \/plates\/:code$/,
    kinds: ['name', 'phone'],
    whose: ['staff'],
    why: 'who looks after the grid is public, as on the plate at the door',
  },
  {
    place: /^GET \/plates$/,
    kinds: ['name', 'phone'],
    whose: ['staff'],
    reader: 'staff',
    why: 'the plate at the door names who to call',
  },
  {
    place: /^(GET|POST|PUT|DELETE) \/posts(\/.*)?$/,
    kinds: ['name'],
    whose: ['staff'],
    reader: 'staff',
    why: "names on posts are the county's own",
  },
  {
    place: /^database (reports|messages|reportSearch)$/,
    kinds: ['writtenPhone'],
    whose: ANYBODY,
    why: 'words of the matter itself',
  },
  {
    place: /^raw files$/,
    kinds: ['writtenPhone'],
    whose: ANYBODY,
    why: 'words of the matter itself',
  },
  {
    place: /^WeChat (msg_sec_check|media_check_async)$/,
    kinds: ['openid'],
    whose: ANYBODY,
    why: 'WeChat asks who wrote it',
  },
  {
    place: /^WeChat msg_sec_check$/,
    kinds: ['writtenPhone'],
    whose: ANYBODY,
    why: 'the words to be checked',
  },
  {
    place: /^WeChat subscribe message to$/,
    kinds: ['openid'],
    whose: ANYBODY,
    why: 'to whom it goes',
  },
  { place: /^SMS to$/, kinds: ['phone'], whose: ANYBODY, why: 'to whom it goes' },
];

/** The line that allows it, or null. */
export const allowedBy = (
  place: string,
  kind: CanaryKind,
  whose: readonly Whose[],
  readerIsStaff: boolean,
): Allowed | null =>
  ALLOWED.find(
    (line) =>
      line.place.test(place) &&
      line.kinds.includes(kind) &&
      line.whose.some((one) => whose.includes(one)) &&
      (line.reader !== 'staff' || readerIsStaff),
  ) ?? null;
