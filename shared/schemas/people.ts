import * as z from 'zod/mini';
import { ROLES } from '../roles';
import { id, text } from './fields';

/** `GET /people?search=`: a whole phone number, or part of a staff name. */
export const searchPeopleQuery = z.strictObject({ search: text(40) });

export const foundPerson = z.object({
  id,
  /** Masked: 王**. */
  name: z.nullable(z.string()),
  /** Masked: 138****1234. */
  phone: z.nullable(z.string()),
  /** Has signed in and is bound to a WeChat account. */
  bound: z.boolean(),
  posts: z.array(z.object({ id, role: z.enum(ROLES), roleName: z.string(), place: z.string() })),
});
export type FoundPerson = z.infer<typeof foundPerson>;
export const foundPeopleResponse = z.object({ items: z.array(foundPerson) });

/** `POST /people/{id}/reveal`: the name and phone in full, on the audit log. */
export const revealPersonBody = z.strictObject({ reason: text(200) });
export const revealPersonResponse = z.object({
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
});
export type RevealPersonResponse = z.infer<typeof revealPersonResponse>;
