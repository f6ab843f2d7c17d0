import * as z from 'zod/mini';
import type { CheckSuggestion } from './wechatTypes';

/** The pushed result of a media check. `unchecked`: WeChat could not fetch or judge it. */
export type MediaVerdict =
  | { outcome: 'checked'; traceId: string; suggest: CheckSuggestion; label: number }
  | { outcome: 'unchecked'; traceId: string; code: number };

const count = z.coerce.number(); // numbers come as text from some of WeChat's servers
const eventSchema = z.object({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().check(z.minLength(1)),
  errcode: z._default(count, 0),
  result: z.optional(z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: count })),
});

/**
 * Reads a verified push as a `wxa_media_check` event, version 2 (多媒体内容安全识别, 异步检测结果推送).
 *
 * @returns null for any other event
 */
export function readMediaCheckEvent(message: unknown): MediaVerdict | null {
  const parsed = eventSchema.safeParse(message);
  if (!parsed.success) return null;
  const { trace_id: traceId, errcode, result } = parsed.data;
  if (errcode !== 0 || !result) return { outcome: 'unchecked', traceId, code: errcode };
  return { outcome: 'checked', traceId, ...result };
}
