import * as z from 'zod/mini';
import { countCall } from './callLimits';
import { PlatformError } from './platformError';
import type { SimulatorState } from './simulatorState';

const KEPT = 2000;
const A_MINUTE = 20;
const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Bytes of UTF-8 (消息类型及数据格式). */
const LONGEST = { markdown: 4096, text: 2048 } as const;

const typeSchema = z.object({ msgtype: z.enum(['markdown', 'text']) });
const contentSchema = z.object({ content: z.string().check(z.minLength(1)) });

/**
 * 群机器人 (`POST /cgi-bin/webhook/send`): every well-formed key is a robot in a group, unless it was taken out of it.
 * The order of the checks is not published; here 93000, form, 45009.
 *
 * @throws PlatformError 93000 no such robot, 40008 message type, 40058 no or too long content, 45009 over 20 a minute
 */
export function receiveRobotMessage(
  state: SimulatorState,
  key: unknown,
  body: Record<string, unknown>,
): void {
  if (typeof key !== 'string' || !KEY.test(key) || state.removedRobots.has(key))
    throw new PlatformError(93000);
  const type = typeSchema.safeParse(body).data?.msgtype;
  if (!type) throw new PlatformError(40008);
  const content = contentSchema.safeParse(body[type]).data?.content;
  if (!content || Buffer.byteLength(content) > LONGEST[type])
    throw new PlatformError(40058, `${type}.content exceed max length ${LONGEST[type]}`);
  countCall(state, `robot ${key}`, A_MINUTE, 45009);
  const message = { key, type, content, receivedAt: state.now() };
  state.robotMessages = [...state.robotMessages, message].slice(-KEPT);
  state.changed();
}
