import type { AreaStep } from '@shared/schemas/fields';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { apiError } from '../../errors';
import { Message } from '../../models/Message';
import { Person } from '../../models/Person';
import type { StoredPhoto } from '../../models/Report';
import { findTalk } from '../../queries/talk/findTalk';
import { copyPhoto } from '../copyPhoto';

/** What a report can begin with. */
export interface ReportBeginning {
  readonly words: string;
  readonly photos: readonly StoredPhoto[];
  readonly area: AreaStep | null;
}

/**
 * One's own message as the beginning of a report, in one's own grid. Photos are copied: each has its own check, and what
 * is removed from one stays in the other. Copies that no report uses are swept.
 * @throws ApiError not_found, also for what somebody else said; grid_not_chosen
 */
export async function beginReportFromMessage(
  deps: Deps,
  actor: Actor,
  threadId: string,
  messageId: string,
): Promise<ReportBeginning> {
  await findTalk(deps, actor, threadId);
  const { county, personId } = actor;
  const [message, person, directory] = await Promise.all([
    Message.findOne({ _id: messageId, county, threadId, 'from.personId': personId }).lean(),
    Person.findOne({ _id: personId, county }, { gridCode: 1 }).lean(),
    deps.directory(county),
  ]);
  if (!message) throw apiError('not_found');
  const photos: StoredPhoto[] = [];
  for (const photo of message.photos) photos.push(await copyPhoto(deps, actor, photo));
  return {
    words: message.text ?? '',
    photos,
    area: directory.areas.path(person?.gridCode ?? '').at(-1) ?? null,
  };
}
