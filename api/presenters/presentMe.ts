import { ROLE_NAMES } from '@shared/roles';
import type { MeResponse, MyPost } from '@shared/schemas/me';
import type { TalkCounts } from '@shared/schemas/talk';
import type { Actor, ActorPost } from '../actor';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { WechatAccount } from '../env';
import { messages } from '../messages';
import { PRIVACY_VERSION } from '../privacyText';
import type { Me } from '../queries/findMe';
import { maskPhone } from './mask';

type TemplateName = keyof WechatAccount['templates'];
/** What a resident is asked for; the others go to staff. */
const FOR_RESIDENTS: readonly string[] = ['reportProgress', 'reportResolved'];

export function presentMe(
  me: Me,
  { actor, directory, templates, unreadCount, talks }: MeContext,
): MeResponse {
  return {
    id: me.id,
    county: { code: actor.county, name: directory.areas.find(actor.county)?.name ?? '' },
    name: me.name,
    phone: me.phone && maskPhone(me.phone),
    consent: {
      version: me.consentVersion,
      current: PRIVACY_VERSION,
      given: me.consentVersion === PRIVACY_VERSION,
    },
    grid: me.gridCode ? directory.areas.path(me.gridCode) : [],
    posts: actor.posts.map((post) => presentMyPost(post, directory)),
    unreadCount,
    talks,
    subscriptions: Object.entries(templates ?? {})
      .filter(([template]) => actor.posts.length > 0 || FOR_RESIDENTS.includes(template))
      .map(([template, templateId]) => ({
        template,
        templateId,
        title: messages.templates[template as TemplateName],
        left: me.quotas.get(template) ?? 0,
      })),
  };
}

export interface MeContext {
  readonly actor: Actor;
  readonly directory: CountyDirectory;
  readonly templates: WechatAccount['templates'] | undefined;
  readonly unreadCount: number;
  readonly talks: TalkCounts;
}

function presentMyPost(post: ActorPost, directory: CountyDirectory): MyPost {
  const organisation = directory.organisations.get(post.organisationId ?? '');
  return {
    id: post.id,
    role: post.role,
    roleName: ROLE_NAMES[post.role],
    area: directory.areas.path(post.areaCode ?? '').at(-1) ?? null,
    organisation: organisation ? { id: organisation._id, name: organisation.name } : null,
    onDuty: post.onDuty,
  };
}
