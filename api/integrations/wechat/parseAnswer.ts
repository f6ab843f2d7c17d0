import * as z from 'zod/mini';
import type { WechatAnswer } from './wechatTransport';

/** What WeChat said: the value asked for, an errcode, or something that is not its interface. */
export type ParsedAnswer<T> =
  | { outcome: 'value'; value: T; text: string }
  | { outcome: 'errcode'; errcode: number; message: string }
  | { outcome: 'malformed' };

const errorSchema = z.object({
  errcode: z.optional(z.coerce.number()),
  errmsg: z.optional(z.string()),
});

/** Reads a JSON answer: an errcode other than 0 first, then `schema`. */
export function parseAnswer<T>(answer: WechatAnswer, schema: z.core.$ZodType<T>): ParsedAnswer<T> {
  const text = answer.bytes.toString('utf8');
  const json = parseJson(text);
  const error = errorSchema.safeParse(json);
  if (!error.success) return { outcome: 'malformed' };
  const { errcode = 0, errmsg = '' } = error.data;
  if (errcode !== 0) return { outcome: 'errcode', errcode, message: errmsg };
  const value = z.safeParse(schema, json);
  return value.success ? { outcome: 'value', value: value.data, text } : { outcome: 'malformed' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no object either: the caller finds it malformed
  }
}
