import type { sendMessageBody } from '@shared/schemas/talk';
import type * as z from 'zod/mini';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { apiError } from '../../errors';
import { hashBody } from '../../hashBody';
import type { MessageDocument } from '../../models/Message';
import { refuseHeldBack } from '../../policies/restrictionPolicy';
import { postKey, type Speaker, speakerOf, type Talk } from '../../policies/threadPolicy';
import { findTalk } from '../../queries/talk/findTalk';
import { openVoiceReceipt } from '../../secrets/voiceReceipts';
import { checkWords } from '../checkWords';
import { openReceipts } from '../openReceipts';
import { postLabel } from '../postLabel';
import { insertMessage, knownMessage } from './insertMessage';
import { noteFirstContact } from './noteFirstContact';
import { settleThread } from './settleThread';

export type MessageInput = z.output<typeof sendMessageBody>;

/** A message as it was asked for; the key is the sender's own number of it. */
export interface MessageRequest {
  readonly threadId: string;
  readonly key: string;
  readonly input: MessageInput;
}

type Content = Pick<MessageDocument, 'kind' | 'text' | 'photos' | 'voice' | 'textCheck'>;

/**
 * Says something in a talk, as its resident or for a post on duty. The id follows from sender and key: a retry finds
 * the message that is there, also where the first try died before its answer.
 * @throws ApiError not_found, forbidden for those who only read, grid_not_chosen, receipt_invalid, key_reused, held_back,
 *   try_again
 */
export async function sendMessage(
  deps: Deps,
  actor: Actor,
  request: MessageRequest,
): Promise<MessageDocument> {
  const { talk } = await findTalk(deps, actor, request.threadId);
  const speaker = speakerOf(actor, talk);
  if (!speaker) throw apiError('forbidden');
  const message = await findOrInsert(deps, actor, talk, speaker, request);
  await settleThread(deps, actor.county, request.threadId);
  if (speaker.as === 'staff') await noteFirstContact(deps, actor, talk, message._id);
  return message;
}

async function findOrInsert(
  deps: Deps,
  actor: Actor,
  talk: Talk,
  speaker: Speaker,
  { threadId, key, input }: MessageRequest,
): Promise<MessageDocument> {
  const { county, personId } = actor;
  const _id = deps.keyRing.index(`${personId}/${key}`, `message/${county}`).slice(0, 24);
  const bodyHash = hashBody([threadId, input]);
  // Before anything is opened or asked about: a receipt may have expired since the first try.
  const known = await knownMessage(county, _id, bodyHash);
  if (known) return known;
  const directory = await deps.directory(county);
  if (speaker.as === 'resident')
    refuseHeldBack(directory, actor, talk.report?.urgency ?? null, deps.now());
  return insertMessage({
    _id,
    county,
    threadId,
    from: {
      personId,
      as: speaker.as,
      name: speaker.as === 'staff' ? postLabel(directory, speaker.post) : '',
    },
    postKey: speaker.as === 'staff' ? postKey(speaker.post) : null,
    ...(await contentOf(deps, actor, input)),
    clientId: key,
    bodyHash,
    pending: true,
    createdAt: deps.now(),
  });
}

const NOTHING = {
  text: null,
  photos: [],
  voice: null,
  textCheck: 'pass',
} satisfies Partial<Content>;

async function contentOf(deps: Deps, actor: Actor, input: MessageInput): Promise<Content> {
  switch (input.kind) {
    case 'text': {
      const textCheck = await checkWords(deps, actor, input.text);
      return { ...NOTHING, kind: 'text', text: input.text, textCheck };
    }
    case 'photo': {
      const photos = openReceipts(deps, actor, input.photos);
      return { ...NOTHING, kind: 'photo', photos };
    }
    case 'voice': {
      const voice = openVoiceReceipt(deps.keyRing, input.voice, actor.personId, deps.now());
      return { ...NOTHING, kind: 'voice', voice };
    }
  }
}
