import type { Endpoint } from '../../routes/endpoint';
import type { TestAnswer } from '../testServer';
import type { Kind } from './cast';
import type { Ask } from './fixtures/fixture';
import type { World } from './world';

/** Who calls: a kind of person, nobody, or whoever holds a token. */
export type Caller = Kind | { readonly token: string } | null;

export type Answer = TestAnswer<unknown>;

/** Calls an operation as it stands in the program. */
export async function call(
  { server }: World,
  { method, path }: Endpoint,
  { params = {}, ...rest }: Ask,
  caller: Caller,
  more: { readonly key?: string; readonly version?: number } = {},
): Promise<Answer> {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
  const person = caller && 'person' in caller ? caller.person : null;
  const token = caller && 'token' in caller ? { token: caller.token } : {};
  return server[method]<unknown>(filled, person, { ...rest, ...token, ...more });
}

/**
 * What an answer says of a right: `may`, `401`, `403`, `404`, or the code of what else stood in the way: then the right
 * was there.
 */
export function verdictOf({ status, body }: Answer): string {
  if (status < 400) return 'may';
  const code = (body as { error?: { code?: string } } | null)?.error?.code ?? String(status);
  if (code === 'forbidden') return '403';
  if (code === 'not_found') return '404';
  return status === 401 ? '401' : code;
}

/** An answer as it can be told apart from another: without what is new in each. */
export function faceOf({ status, headers, bytes, body }: Answer): string {
  const requestId = (body as { error?: { requestId?: string } } | null)?.error?.requestId ?? '\n';
  const kept = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
  return JSON.stringify([status, kept.sort(), bytes.toString('utf8').replaceAll(requestId, '')]);
}
