import * as z from 'zod/mini';
import { ROLES } from '../roles';
import { areaCode, areaStep, id, pageOf, paging, text, time } from './fields';

export const phone = z.string().check(z.regex(/^1[3-9]\d{9}$/, '手机号应为 11 位'));

export const organisation = z.object({
  id,
  name: z.string(),
  kind: z.enum(['department', 'property', 'police', 'mediation', 'other']),
  categories: z.array(z.string()),
  active: z.boolean(),
});
export const organisationBody = z.strictObject({
  name: text(60),
  kind: organisation.shape.kind,
  /** Kinds of report it usually handles; dispatching offers these first. */
  categories: z._default(z.array(text(40)).check(z.maxLength(40)), []),
});
export const organisationsResponse = z.object({ items: z.array(organisation) });
export type OrganisationBody = z.output<typeof organisationBody>;
export type Organisation = z.infer<typeof organisation>;

export const post = z.object({
  id,
  role: z.enum(ROLES),
  roleName: z.string(),
  area: z.nullable(areaStep),
  organisation: z.nullable(z.object({ id, name: z.string() })),
  person: z.object({
    id,
    name: z.string(),
    /** Masked. */
    phone: z.nullable(z.string()),
    /** Has signed in and is bound to a WeChat account. */
    bound: z.boolean(),
  }),
  onDuty: z.boolean(),
  from: time,
  to: z.nullable(time),
  version: z.number(),
});
export type Post = z.infer<typeof post>;

/** `POST /posts`: adds a member of the staff; the first sign-in binds them by phone. */
export const postBody = z.strictObject({
  name: text(40),
  phone,
  role: z.enum(ROLES),
  areaCode: z.optional(areaCode),
  organisationId: z.optional(id),
});
export type PostBody = z.infer<typeof postBody>;

export const listPostsQuery = z.strictObject({
  areaCode: z.optional(areaCode),
  role: z.optional(z.enum(ROLES)),
  ...paging,
});
export const postPage = pageOf(post);

/** `PUT /posts/{id}/duty`: leave and return. */
export const dutyBody = z.strictObject({ onDuty: z.boolean() });
/** `POST /posts/{id}/handover`: the post and all that lies with it goes to another person. */
export const handoverBody = z.strictObject({ name: text(40), phone });

/** `POST /posts/roster`: what the .xlsx brought; nothing is written where a row is refused. */
export const rosterResponse = z.object({
  added: z.number(),
  unchanged: z.number(),
});

/** `GET /grids/{code}/people`: who looks after a grid, for its residents. */
export const gridPeopleResponse = z.object({
  areaPath: z.array(areaStep),
  items: z.array(
    z.object({
      postId: id,
      name: z.string(),
      roleName: z.string(),
      areaName: z.string(),
      phone: z.nullable(z.string()),
      onDuty: z.boolean(),
    }),
  ),
});
export type GridPeopleResponse = z.infer<typeof gridPeopleResponse>;
