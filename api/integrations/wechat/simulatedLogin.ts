import * as z from 'zod/mini';

const answerSchema = z.object({ code: z.string() });
const TIMEOUT_MS = 2000;

/**
 * `wx.login` of a demonstration person at the WeChat simulator: the code its phone would get, or null where the
 * simulator does not know the person or is away.
 */
export type SimulatedLogin = (openid: string) => Promise<string | null>;

/** @param url the simulator's address */
export const createSimulatedLogin =
  (url: string): SimulatedLogin =>
  async (openid) => {
    try {
      const response = await fetch(new URL('/simulator/login', url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ openid }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return response.ok ? answerSchema.parse(await response.json()).code : null;
    } catch {
      return null; // whatever it is: the demonstration goes on without
    }
  };
