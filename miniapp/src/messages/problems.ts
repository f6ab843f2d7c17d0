import { ERRORS } from '@shared/errorCodes';

/** What to say when something did not work. The API's own words are in shared/errorCodes. */
export const problems = {
  known: ERRORS,
  connectionLost: '没有连上网络，请检查网络后再试',
  unknown: (status: number) => `服务暂时用不了，请稍后再试（${status}）`,
  unexpected: '出了点问题，请再试一次',
} as const;
