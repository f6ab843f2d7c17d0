import * as z from 'zod/mini';
import { REJECTION_REASONS, type RejectionReason } from '../rejectionReasons';
import { areaCode, id, position, text, time } from './fields';
import { receipts } from './uploads';

/** `POST /reports/{id}/verification`: it is real, here, and of this kind. */
export const verificationBody = z.strictObject({
  category: z.optional(text(40)),
  words: z.optional(text(500)),
});
/** `POST /reports/{id}/information-request` */
export const informationRequestBody = z.strictObject({ words: text(500) });
/** `POST /reports/{id}/supplement` */
export const supplementBody = z.strictObject({
  words: text(2000),
  photos: z._default(receipts, []),
});
export { REJECTION_REASONS, type RejectionReason } from '../rejectionReasons';
/** `POST /reports/{id}/rejection`: a reason, and who could help instead. */
export const rejectionBody = z.strictObject({
  reason: z.enum(Object.keys(REJECTION_REASONS) as [RejectionReason, ...RejectionReason[]]),
  words: text(500),
  whoCanHelp: text(100),
});

/** `POST /reports/{id}/dispatch`: to a grid's own staff (自办) or to an organisation's handlers. */
export const dispatchBody = z.strictObject({
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('area'), areaCode }),
    z.strictObject({ kind: z.literal('organisation'), organisationId: id }),
  ]),
  words: z.optional(text(500)),
});
export type DispatchBody = z.infer<typeof dispatchBody>;

/** `GET /reports/{id}/targets`: whom the person asking may dispatch it to. */
export const targetsResponse = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['area', 'organisation']),
      id: z.string(),
      name: z.string(),
      /** Who would get it: "网格员 2 人在岗". */
      note: z.string(),
      available: z.boolean(),
    }),
  ),
});
export type TargetsResponse = z.infer<typeof targetsResponse>;

/** `POST /reports/{id}/acceptance` */
export const acceptanceBody = z.strictObject({ words: z.optional(text(500)) });
/** `POST /reports/{id}/refusal` */
export const refusalBody = z.strictObject({ reason: text(500) });
/** Where and when a picture was taken, as the client says; compared, shown to supervisors, never a block. */
export const evidence = z.strictObject({
  capturedAt: z.optional(time),
  position: z.optional(position),
});
export type Evidence = z.infer<typeof evidence>;
/** `POST /reports/{id}/progress` */
export const progressBody = z.strictObject({
  words: text(1000),
  photos: z._default(receipts, []),
});
/** `POST /reports/{id}/resolution` */
export const resolutionBody = z.strictObject({
  words: text(1000),
  photos: z._default(receipts, []),
  evidence: z.optional(evidence),
});
const stars = z.optional(z.int().check(z.gte(1), z.lte(5)));
/** `POST /reports/{id}/rating`: solved or not first; "not solved" needs words and reopens it. */
export const ratingBody = z.discriminatedUnion('solved', [
  z.strictObject({
    solved: z.literal(true),
    satisfaction: z.enum(['satisfied', 'basicallySatisfied', 'unsatisfied']),
    speed: stars,
    attitude: stars,
    outcome: stars,
    words: z.optional(text(500)),
  }),
  z.strictObject({
    solved: z.literal(false),
    satisfaction: z.optional(z.enum(['satisfied', 'basicallySatisfied', 'unsatisfied'])),
    speed: stars,
    attitude: stars,
    outcome: stars,
    words: text(500),
  }),
]);
export type RatingBody = z.infer<typeof ratingBody>;
/** `POST /reports/{id}/notes`: residents never see it. */
export const noteBody = z.strictObject({ words: text(1000) });
/** `POST /reports/{id}/reveal`: the reporter's name and phone, on the audit log. */
export const revealBody = z.strictObject({ reason: text(200) });
export const revealResponse = z.object({
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
});
