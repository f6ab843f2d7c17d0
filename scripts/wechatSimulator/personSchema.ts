import * as z from 'zod/mini';

/** WeChat's openids are 28 characters of this alphabet; demonstration ones may be shorter. */
export const openidSchema = z.string().check(z.regex(/^[\w-]{1,64}$/));

/** A person of the demonstration as the seed registers one. */
export const personSchema = z.object({
  openid: openidSchema,
  nickname: z.string().check(z.minLength(1), z.maxLength(40)),
  phone: z.string().check(z.regex(/^1\d{10}$/)),
  note: z._default(z.string().check(z.maxLength(80)), ''),
});
