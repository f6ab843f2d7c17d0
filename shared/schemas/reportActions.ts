import * as z from 'zod/mini';
import { REJECTION_REASONS, type RejectionReason } from '../rejectionReasons';
import { areaCode, id, placeInput, position, text, time } from './fields';
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

/** Whom a report is given to: a grid's own staff (自办) or an organisation's handlers. */
export const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('area'), areaCode }),
  z.strictObject({ kind: z.literal('organisation'), organisationId: id }),
]);
export type Target = z.infer<typeof target>;

/** An assisting part (协办): whom, what they are to do, and until when if sooner than the report itself. */
const assistingPart = z.strictObject({ target, part: text(200), resolveBy: z.optional(time) });
const assistingParts = z.array(assistingPart).check(z.minLength(1), z.maxLength(8));
export type AssistingPart = z.infer<typeof assistingPart>;

/** `POST /reports/{id}/dispatch`: to one, who leads; or 吹哨 to several, who each do a part. */
export const dispatchBody = z.strictObject({
  target,
  words: z.optional(text(500)),
  assisting: z.optional(assistingParts),
});
export type DispatchBody = z.infer<typeof dispatchBody>;
/** `POST /reports/{id}/whistle`: calls in more who assist. */
export const whistleBody = z.strictObject({ assisting: assistingParts });
/** `POST /reports/{id}/transfer` (转办) */
export const transferBody = z.strictObject({ target, reason: text(500) });
/** `POST /reports/{id}/part-acceptance` */
export const partAcceptanceBody = z.strictObject({});
/** `POST /reports/{id}/part-refusal` */
export const partRefusalBody = z.strictObject({ reason: text(500) });
/** `POST /reports/{id}/part-answer` */
export const partAnswerBody = z.strictObject({
  words: text(1000),
  photos: z._default(receipts, []),
});
/** `POST /reports/{id}/part-recall` */
export const partRecallBody = z.strictObject({ assignmentId: z.string(), reason: text(500) });

/** `GET /reports/{id}/targets`: whom the person asking may dispatch it to, or call in to assist (吹哨). */
export const targetsQuery = z.strictObject({ for: z._default(z.enum(['lead', 'assist']), 'lead') });
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
/** `POST /reports/{id}/correction`: before verification; at least one of them. */
export const correctionBody = z
  .strictObject({
    words: z.optional(text(2000)),
    category: z.optional(text(40)),
    place: z.optional(placeInput),
  })
  .check(
    z.refine(
      (given) => Boolean(given.words ?? given.category ?? given.place),
      '请至少更正一项内容',
    ),
  );
/** `POST /reports/{id}/withdrawal` */
export const withdrawalBody = z.strictObject({ words: z.optional(text(500)) });
/** `POST /reports/{id}/urging`: once a day. */
export const urgingBody = z.strictObject({ words: z.optional(text(200)) });
/** `POST /reports/{id}/contact`: the resident was called or visited before anything else was settled. */
export const contactBody = z.strictObject({ words: text(500) });
/** `POST /reports/{id}/appeal`: once, against a rejection. */
export const appealBody = z.strictObject({
  words: text(1000),
  photos: z._default(receipts, []),
});
/** `POST /reports/{id}/appeal-decision`: one level up, by another person. */
export const appealDecisionBody = z.strictObject({ granted: z.boolean(), words: text(500) });
/** `POST /reports/{id}/merger`: into the report that came first, by its number. */
export const mergerBody = z.strictObject({ original: text(40), words: z.optional(text(500)) });
/** `POST /reports/{id}/separation`: undoes a merger. */
export const separationBody = z.strictObject({ words: text(500) });
/** `POST /reports/{id}/relocation`: the pin belongs elsewhere; the grid there has it. */
export const relocationBody = z.strictObject({ place: placeInput, words: text(500) });
/** `POST /reports/{id}/escalation`: 上报, one level up. */
export const escalationBody = z.strictObject({ reason: text(500) });
/** `POST /reports/{id}/extension-request` */
export const extensionRequestBody = z.strictObject({ until: time, reason: text(500) });
/** `POST /reports/{id}/extension-decision`: a refusal needs words. */
export const extensionDecisionBody = z.discriminatedUnion('granted', [
  z.strictObject({ granted: z.literal(true), words: z.optional(text(500)) }),
  z.strictObject({ granted: z.literal(false), words: text(500) }),
]);
/** `POST /reports/{id}/suspension`: 挂账 with a public reason and the day it is looked at again. */
export const suspensionBody = z.strictObject({ until: time, reason: text(500) });
/** `POST /reports/{id}/resumption` */
export const resumptionBody = z.strictObject({ words: text(500) });
/** `POST /reports/{id}/take-up`: the county begins again what was shelved. */
export const takeUpBody = z.strictObject({ words: text(500) });
/** `POST /reports/{id}/closing`: the county ends what was shelved, with a public reason. */
export const closingBody = z.strictObject({ words: text(500) });
/** `POST /reports/{id}/reminder` */
export const reminderBody = z.strictObject({ words: text(500) });
/** `POST /reports/{id}/inspection` */
export const inspectionBody = z.strictObject({
  outcome: z.enum(['pass', 'fail']),
  words: text(500),
  photos: z._default(receipts, []),
});
/** `POST /reports/{id}/supervision` and `/supervision-end`: 挂牌督办, 摘牌 */
export const supervisionBody = z.strictObject({ words: text(500) });
/** `PUT` and `DELETE /reports/{id}/support` ("me too"): how many there are, and whether I am one. */
export const supportResponse = z.object({ supporters: z.number(), supported: z.boolean() });

/** `POST /reports/{id}/notes`: residents never see it. */
export const noteBody = z.strictObject({ words: text(1000) });
/** `POST /reports/{id}/reveal`: the reporter's name and phone, on the audit log. */
export const revealBody = z.strictObject({ reason: text(200) });
export const revealResponse = z.object({
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
});
