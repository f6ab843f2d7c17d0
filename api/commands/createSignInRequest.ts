import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { SignInRequestResponse } from '@shared/schemas/sessions';
import type { Deps } from '../deps';
import { SignInRequest } from '../models/SignInRequest';

const REQUEST_MINUTES = 3;

export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');

/** Asks for a sign-in of a browser; good for three minutes. */
export async function createSignInRequest({ env, now }: Deps): Promise<SignInRequestResponse> {
  const id = randomUUID();
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now().getTime() + REQUEST_MINUTES * 60_000);
  await SignInRequest.insertMany([
    { _id: id, secretHash: hashSecret(secret), state: 'waiting', expiresAt },
  ]);
  const qrText = `${env.PUBLIC_URL?.replace(/\/$/, '') ?? ''}/confirm?request=${id}`;
  return { id, secret, qrText, expiresAt: expiresAt.toISOString() };
}
