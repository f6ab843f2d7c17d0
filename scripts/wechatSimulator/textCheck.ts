import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { PlatformError } from './platformError';
import type { SimulatorState } from './simulatorState';

/** What a content check recommends. */
export type Suggest = 'pass' | 'review' | 'risky';

const ACTIVE_WITHIN_MS = 2 * 3600_000;
const LONGEST_CONTENT = 2500;

const NORMAL = 100;

/**
 * The words this simulator objects to. Labels are those of 文本内容安全识别: 10001 广告, 20001 时政,
 * 20002 色情, 20003 辱骂, 20006 违法犯罪, 20008 欺诈, 20012 低俗, 20013 版权, 21000 其他. Chosen so
 * that an honest report does not contain them: reporting gambling or fraud must stay possible.
 */
const WORDS: readonly { word: string; suggest: Suggest; label: number }[] = [
  { word: '【违规测试】', suggest: 'risky', label: 21000 },
  { word: '【复核测试】', suggest: 'review', label: 21000 },
  { word: '代开发票加微信', suggest: 'risky', label: 10001 },
  { word: '办证刻章联系', suggest: 'risky', label: 20006 },
  { word: '裸聊', suggest: 'risky', label: 20002 },
  { word: '傻逼', suggest: 'risky', label: 20003 },
  { word: '滚蛋', suggest: 'review', label: 20003 },
  { word: '加微信领红包', suggest: 'review', label: 10001 },
  { word: '日赚千元', suggest: 'review', label: 20008 },
];

const bodySchema = z.object({
  content: z.optional(z.string()),
  version: z.optional(z.number()),
  scene: z.optional(z.number()),
  openid: z.optional(z.string()),
  title: z.optional(z.string()),
  nickname: z.optional(z.string()),
  signature: z.optional(z.string()),
});

/**
 * 文本内容安全识别 (msgSecCheck, POST /wxa/msg_sec_check, version 2).
 *
 * @throws PlatformError 40097 not version 2, 40129 scene, 40003 and 61010 openid, 44002 no text,
 *   45002 longer than 2,500 characters (the page states the limit, not the code)
 */
export function checkText(state: SimulatorState, body: unknown): Record<string, unknown> {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) throw new PlatformError(47001);
  const { content = '', version, scene, openid, title = '', nickname = '' } = parsed.data;
  if (version !== 2) throw new PlatformError(40097);
  assertScene(scene);
  assertActive(state, openid);
  if (content === '') throw new PlatformError(44002);
  if ([...content].length > LONGEST_CONTENT) throw new PlatformError(45002);

  const verdict = judge(`${title}\n${nickname}\n${content}`);
  return {
    detail: [
      {
        strategy: 'content_model',
        errcode: 0,
        suggest: verdict.suggest,
        label: verdict.label,
        prob: 90,
      },
      { strategy: 'keyword', errcode: 0 },
    ],
    trace_id: newTraceId(state.now()),
    result: { suggest: verdict.suggest, label: verdict.label },
  };
}

function judge(text: string): { suggest: Suggest; label: number } {
  const hits = WORDS.filter(({ word }) => text.includes(word));
  const hit = hits.find(({ suggest }) => suggest === 'risky') ?? hits[0];
  return hit ?? { suggest: 'pass', label: NORMAL };
}

/** @throws PlatformError 40129 unless 1 资料, 2 评论, 3 论坛 or 4 社交日志 */
export function assertScene(scene: number | undefined): void {
  if (scene === undefined || ![1, 2, 3, 4].includes(scene)) throw new PlatformError(40129);
}

/** @throws PlatformError 40003 unknown openid, 61010 not in the mini-program for two hours */
export function assertActive(state: SimulatorState, openid: string | undefined): void {
  if (!openid || !state.people.has(openid)) throw new PlatformError(40003);
  const lastUse = state.lastUsedAt.get(openid) ?? Number.NEGATIVE_INFINITY;
  if (state.now() - lastUse > ACTIVE_WITHIN_MS) throw new PlatformError(61010);
}

/** A trace id in WeChat's form, `655d9278-7c157f97-69055077`. */
export function newTraceId(now: number): string {
  const seconds = Math.floor(now / 1000).toString(16);
  return `${seconds}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
}
