import {
  bindPhoneBody,
  consentBody,
  meResponse,
  subscriptionsBody,
  updateMeBody,
} from '@shared/schemas/me';
import { sessionResponse } from '@shared/schemas/sessions';
import type { Actor } from '../../actor';
import { bindPhone } from '../../commands/bindPhone';
import { giveConsent } from '../../commands/giveConsent';
import { recordSubscriptions } from '../../commands/recordSubscriptions';
import { updateMe } from '../../commands/updateMe';
import type { Deps } from '../../deps';
import { presentMe } from '../../presenters/presentMe';
import { findMe } from '../../queries/findMe';
import { countUnread } from '../../queries/listInbox';
import { countTalks } from '../../queries/talk/countTalks';
import { type Endpoint, endpoint } from '../endpoint';

async function me(deps: Deps, actor: Actor) {
  const [found, directory, unreadCount, talks] = await Promise.all([
    findMe(deps, actor),
    deps.directory(actor.county),
    countUnread(actor),
    countTalks(actor),
  ]);
  return presentMe(found, {
    actor,
    directory,
    templates: deps.env.WECHAT_ACCOUNTS?.[actor.county]?.templates,
    unreadCount,
    talks,
  });
}

/** The person who is signed in. */
export const meEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/me',
    summary: 'Name, phone (masked), consent, own grid, posts, unread messages',
    tag: 'me',
    access: 'signedIn',
    response: meResponse,
    handle: ({ deps, actor }) => me(deps, actor),
  }),
  endpoint({
    method: 'put',
    path: '/me',
    summary: 'Change the name or the own grid; what is not named stays',
    tag: 'me',
    access: 'consented',
    limit: 'step',
    body: updateMeBody,
    response: meResponse,
    handle: async ({ deps, actor, body }) => {
      await updateMe(deps, actor, body);
      return me(deps, actor);
    },
  }),
  endpoint({
    method: 'put',
    path: '/me/consent',
    summary: 'Agree to the privacy text in force; answers a session whose token says so',
    tag: 'me',
    access: 'signedIn',
    limit: 'step',
    body: consentBody,
    response: sessionResponse,
    handle: ({ deps, actor, body }) => giveConsent(deps, actor, body.version),
  }),
  endpoint({
    method: 'post',
    path: '/me/phone',
    summary: "Bind the phone of WeChat's button; staff entered by phone get their posts by it",
    tag: 'me',
    access: 'consented',
    limit: 'signIn',
    body: bindPhoneBody,
    response: sessionResponse,
    handle: ({ deps, actor, body }) => bindPhone(deps, actor, body.code),
  }),
  endpoint({
    method: 'post',
    path: '/me/subscriptions',
    summary: "Keep what was tapped in WeChat's subscribe prompt",
    tag: 'me',
    access: 'consented',
    limit: 'step',
    body: subscriptionsBody,
    response: meResponse,
    handle: async ({ deps, actor, body }) => {
      await recordSubscriptions(deps, actor, body.results);
      return me(deps, actor);
    },
  }),
];
