import type { CreateSessionBody, SessionResponse } from '@shared/schemas/sessions';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Person } from '../models/Person';
import { offersDemonstration } from '../policies/demonstrationPolicy';
import { findOrAddWechatPerson } from './findOrAddWechatPerson';
import { openSession } from './openSession';
import { passThroughSimulator } from './passThroughSimulator';

/**
 * Signs in with a code of `wx.login`, or outside production as a demonstration person.
 * @throws ApiError sign_in_refused, wechat_unavailable, demonstration_only, not_found
 */
export async function createSession(deps: Deps, body: CreateSessionBody): Promise<SessionResponse> {
  return body.kind === 'wechat'
    ? signInWithWechat(deps, body.county ?? deps.env.COUNTY, body.code)
    : signInAsDemonstration(deps, body.personId);
}

async function signInWithWechat(
  deps: Deps,
  county: string,
  code: string,
): Promise<SessionResponse> {
  const wechat = deps.wechat(county);
  if (!wechat) throw apiError('sign_in_refused');
  const result = await wechat.codeToSession(code);
  if (result.outcome === 'refused') throw apiError('sign_in_refused');
  if (result.outcome !== 'ok') throw apiError('wechat_unavailable');
  const person = await findOrAddWechatPerson(deps, county, result.openid);
  return openSession(deps, person, 'wechat');
}

async function signInAsDemonstration(deps: Deps, personId: string): Promise<SessionResponse> {
  if (!offersDemonstration(deps.env)) throw apiError('demonstration_only');
  const person = await Person.findOne({ _id: personId, demonstration: true }).lean();
  if (!person) throw apiError('not_found');
  await passThroughSimulator(deps, person);
  return openSession(deps, person, 'demonstration');
}
