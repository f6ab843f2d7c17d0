import * as z from 'zod/mini';
import { MAX_PHOTOS } from '../photoLimits';
import { id, text, time } from './fields';
import { reportDetail } from './reports';

const what = {
  words: z._default(z.boolean(), false),
  photoIds: z._default(z.array(id).check(z.maxLength(MAX_PHOTOS)), []),
};

/** What is to go: of the report as it was sent, or of one step, by its sequence. */
export const redactionTarget = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('report'),
      ...what,
      /** The address as it was written. */
      address: z._default(z.boolean(), false),
    }),
    z.strictObject({ kind: z.literal('entry'), sequence: z.int().check(z.gte(1)), ...what }),
  ])
  .check(
    z.refine(
      (target) =>
        target.words || target.photoIds.length > 0 || (target.kind === 'report' && target.address),
      '请选择要隐去的文字或照片',
    ),
  );
export type RedactionTarget = z.output<typeof redactionTarget>;

/** `POST /reports/{id}/redaction`: the original is destroyed at once; that something was, by whom and why, stays. */
export const redactionBody = z.strictObject({ target: redactionTarget, reason: text(200) });
export type RedactionBody = z.output<typeof redactionBody>;

export const redactionResponse = z.object({
  report: reportDetail,
  /** Until when copies may still lie in backups. */
  backupsUntil: time,
});
export type RedactionResponse = z.infer<typeof redactionResponse>;

/** `POST /messages/{id}/redaction` */
export const messageRedactionBody = z.strictObject({ reason: text(200) });
export const messageRedactionResponse = z.object({ backupsUntil: time });
