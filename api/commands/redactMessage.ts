import { REDACTED_MESSAGE } from '@shared/redaction';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { Message, type MessageDocument } from '../models/Message';
import { speakerOf } from '../policies/threadPolicy';
import { findTalk } from '../queries/talk/findTalk';
import { redactionMessages } from '../redactionMessages';
import { destroyFiles } from './destroyFiles';
import { filesOf } from './erasePerson/eraseTalk';
import { inTransaction } from './inTransaction';
import { postLabel } from './postLabel';
import { recordAudit } from './recordAudit';
import { noteChange } from './talk/noteChange';

/**
 * Destroys what a message said, showed or sounded; that there was one, who took it out and why stays in its place. Its
 * sender may, and the staff who speak in the talk. Once more, it changes nothing.
 * @throws ApiError not_found, forbidden
 */
export async function redactMessage(
  deps: Deps,
  actor: Actor,
  messageId: string,
  reason: string,
): Promise<void> {
  const { county, personId } = actor;
  const message = await Message.findOne({ _id: messageId, county }).lean<MessageDocument>();
  if (!message || message.from.as === 'system') throw apiError('not_found');
  const { talk } = await findTalk(deps, actor, message.threadId);
  const speaker = speakerOf(actor, talk);
  const own = message.from.personId === personId;
  if (!own && speaker?.as !== 'staff') throw apiError('forbidden');
  if (message.redactedAt) return;
  const by =
    speaker?.as === 'staff'
      ? postLabel(await deps.directory(county), speaker.post)
      : redactionMessages.sender;
  await recordAudit(deps, {
    county,
    actorId: personId,
    action: 'message.redact',
    subject: message._id,
    reason,
    details: { threadId: message.threadId },
  });
  // The files first: once the message does not name them, nobody would find them.
  await destroyFiles(deps, filesOf(message));
  await inTransaction(async (session) => {
    await Message.updateOne(
      { _id: message._id, county },
      {
        $set: {
          kind: 'text',
          text: `${REDACTED_MESSAGE}${redactionMessages.byAndWhy(by, reason)}`,
          photos: [],
          voice: null,
          textCheck: 'pass',
          bodyHash: '',
          redactedAt: deps.now(),
        },
        $unset: { content: 1 },
      },
      { session },
    );
    await noteChange(county, message.threadId, session);
  });
}
