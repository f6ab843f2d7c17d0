import type { AreaStep } from '@shared/schemas/fields';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { apiError } from '../../errors';
import { Message, type MessageDocument } from '../../models/Message';
import { Person } from '../../models/Person';
import type { Talk } from '../../policies/threadPolicy';

/** One's own message, and the own grid: what a report can begin with. */
export interface MessageDraftParts {
  readonly message: MessageDocument;
  readonly area: AreaStep | null;
}

/** @throws ApiError not_found, also for what somebody else said */
export async function findMessageDraft(
  deps: Deps,
  actor: Actor,
  talk: Talk,
  messageId: string,
): Promise<MessageDraftParts> {
  const [message, person, directory] = await Promise.all([
    Message.findOne({
      _id: messageId,
      county: talk.county,
      threadId: talk.id,
      'from.personId': actor.personId,
    }).lean(),
    Person.findOne({ _id: actor.personId, county: talk.county }, { gridCode: 1 }).lean(),
    deps.directory(talk.county),
  ]);
  if (!message) throw apiError('not_found');
  return { message, area: directory.areas.path(person?.gridCode ?? '').at(-1) ?? null };
}
