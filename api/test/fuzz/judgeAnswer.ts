import { ERRORS, type ErrorCode, errorStatus } from '@shared/errorCodes';
import type { Operation, ReadDocument } from './operations';
import type { FuzzAnswer } from './sendRequest';

const isCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** What is wrong with an answer by the document of the API, or null. */
export function judgeAnswer(
  { isError }: Pick<ReadDocument, 'isError'>,
  operation: Operation,
  { status, type, cookies, body }: FuzzAnswer,
): string | null {
  // Who is signed in says so in a header: a cookie would be sent by other sites' pages too.
  if (cookies.length > 0) return `sets a cookie: ${cookies}`;
  const shown = body.subarray(0, 400).toString();
  if (status >= 500) return `answered ${status}: ${shown}`;
  if (status >= 400) {
    const answer = parse(body);
    if (!type.startsWith('application/json') || !isError(answer))
      return `${status} is not the error that is documented: ${shown}`;
    const { error } = answer as { error: { code: string; message: string } };
    if (!isCode(error.code) || errorStatus(error.code) !== status)
      return `${status} carries the code ${error.code}`;
    if (!/[\u4e00-\u9fff]/.test(error.message)) return `nobody reads "${error.message}"`;
    return null;
  }
  if (status !== operation.status) return `answered ${status}, documented is ${operation.status}`;
  if (!operation.answers)
    return status === 204 && body.length > 0 ? 'a body where none is documented' : null;
  if (!type.startsWith('application/json')) return `answered ${type}, documented is JSON`;
  if (operation.answers(parse(body))) return null;
  const [first] = operation.answers.errors ?? [];
  return `not as documented: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)} in ${shown}`;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    // undefined fits no schema
    return undefined;
  }
}
