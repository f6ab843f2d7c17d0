import { type ErrorCode, errorMessage } from '@shared/errorCodes';
import { problems } from '../messages/problems';

/** What went wrong, in words that say what to do. `code` is the API's, or one of ours. */
export class Problem extends Error {
  override name = 'Problem';
  constructor(
    readonly code: ErrorCode | 'connection_lost' | 'unknown',
    readonly words: string,
    readonly details: unknown = null,
  ) {
    super(`${code}: ${words}`);
  }
}

const isErrorCode = (code: string): code is ErrorCode => code in problems.known;

/** The problem in an answer that was no success; a code this version does not know keeps the API's words. */
export function problemOf(status: number, body: unknown): Problem {
  const error = (body as { error?: { code?: string; message?: string; details?: unknown } } | null)
    ?.error;
  if (error?.code === undefined) return new Problem('unknown', problems.unknown(status));
  const code = isErrorCode(error.code) ? error.code : 'unknown';
  const words =
    error.message || (code === 'unknown' ? problems.unknown(status) : errorMessage(code));
  return new Problem(code, words, error.details ?? null);
}

/** Anything thrown, as a problem to show. */
export const toProblem = (thrown: unknown): Problem =>
  thrown instanceof Problem ? thrown : new Problem('unknown', problems.unexpected);
