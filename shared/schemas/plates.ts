import * as z from 'zod/mini';
import { areaSummary } from './areas';
import { areaCode } from './fields';

/** How many plates stand on one A4 page. */
export const PLATES_PER_PAGE = ['1', '2', '4', '8'] as const;
export type PlatesPerPage = (typeof PLATES_PER_PAGE)[number];

/** `wechat`: the mini-program's own code; `web`: a plain QR of the address in a browser. */
export const PLATE_CODE_KINDS = ['wechat', 'web'] as const;
export type PlateCodeKind = (typeof PLATE_CODE_KINDS)[number];

/** `below`: one plate for each unit without units of its own; `self`: one for the named unit. */
export const PLATE_SCOPES = ['below', 'self'] as const;
export type PlateScope = (typeof PLATE_SCOPES)[number];

/** `GET /plates?areaCode=`: what to print. Without `code` the county's mini-program is taken where it has one. */
export const platesQuery = z.strictObject({
  areaCode,
  scope: z._default(z.enum(PLATE_SCOPES), 'below'),
  perPage: z._default(z.enum(PLATES_PER_PAGE), '4'),
  code: z.optional(z.enum(PLATE_CODE_KINDS)),
});

/** `GET /plates/plan?areaCode=`: what would be printed. */
export const platesPlanQuery = z.strictObject({
  areaCode,
  scope: z._default(z.enum(PLATE_SCOPES), 'below'),
});

export const platesPlanResponse = z.object({
  area: areaSummary,
  plates: z.int(),
  /** Units for which nobody is named: their plates name who stands above. */
  withoutPeople: z.int(),
  /** More are not made in one go; a narrower area, or the command on the server, makes them. */
  most: z.int(),
  /** What the county can print, the usual one first. */
  codes: z.array(z.enum(PLATE_CODE_KINDS)),
});
export type PlatesPlanResponse = z.infer<typeof platesPlanResponse>;

/** `GET /plates/{code}`: what stands on a unit's plate, for anybody who is in front of it. */
export const plateResponse = z.object({
  /** County first, the unit itself last. */
  areaPath: z.array(areaSummary),
  /** Nearest to the household first. */
  people: z.array(
    z.object({
      name: z.string(),
      roleName: z.string(),
      areaName: z.string(),
      /** The public service number of the post; null where none is known. */
      phone: z.nullable(z.string()),
      onDuty: z.boolean(),
    }),
  ),
});
export type PlateResponse = z.infer<typeof plateResponse>;
