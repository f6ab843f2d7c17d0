import type { State } from '@shared/states';

/** What decides who may see a report, written down by hand as the story was told; never read from the database. */
export interface ReportFacts {
  /** Names of kinds; null where the resident has no account here. */
  readonly reporter: string | null;
  readonly filedBy: string | null;
  readonly about: { readonly name: string; readonly areaCode: string | null } | null;
  /** Where it is: the deepest unit. */
  readonly areaCode: string;
  /** Those that have it, or a part of it, now. */
  readonly organisations: readonly string[];
  /** How it stood when it was told to those who do not see it any more. */
  readonly before?: ReportFacts;
}

export interface ReportThing {
  readonly kind: 'report';
  readonly name: string;
  readonly id: string;
  readonly number: string;
  readonly state: State;
  readonly marks: {
    readonly words: string;
    readonly note: string;
    readonly part: string;
    readonly address: string;
    readonly talk: string;
  };
  readonly fileId: string | null;
  readonly assistingId: string | null;
  /** Of a resident it was sent for: 代报. */
  readonly residentName: string | null;
  readonly facts: ReportFacts;
}

/** Anything else with an id of its own. */
export interface PlainThing {
  readonly kind:
    | 'talk'
    | 'message'
    | 'post'
    | 'person'
    | 'restriction'
    | 'review'
    | 'send'
    | 'robot'
    | 'request';
  readonly name: string;
  readonly id: string;
}

export type Thing = ReportThing | PlainThing;

/** An id of each form that nothing has. */
export const MISSING: Record<Thing['kind'], string> = {
  report: 'nothing_has_this_id_0000',
  talk: 'report-nothing_has_this_id_0000',
  message: 'nothing_has_this_id_0000',
  post: '00000000-0000-4000-8000-000000000000',
  person: '00000000-0000-4000-8000-000000000000',
  restriction: '00000000-0000-4000-8000-000000000000',
  review: 'nothing_has_this_id_0000',
  send: Buffer.from('report/1/nobody/wechat').toString('base64url'),
  robot: '00000000-0000-4000-8000-000000000000',
  request: 'nothing_has_this_id_0000',
};
