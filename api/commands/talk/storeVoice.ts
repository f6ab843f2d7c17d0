import { createHash } from 'node:crypto';
import { MAX_VOICE_SECONDS } from '@shared/talkLimits';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { apiError } from '../../errors';
import type { StoredVoice } from '../../models/Message';
import { newMediaCheck, Upload } from '../../models/Upload';
import { fileKey, newFileId } from '../../photos/fileKey';
import { readMp3 } from '../../voice/readMp3';

/** The phone's clock stops the recording, its encoder finishes the frames it has begun. */
const TOLERANCE_SECONDS = 1;
/** A tap that was none. */
const SHORTEST_SECONDS = 0.2;

/**
 * Keeps a recording: its mp3 frames, without tags. The row comes first, as with photos.
 * @throws ApiError voice_refused for what is no mp3, voice_too_large for what plays longer than a minute
 */
export async function storeVoice(deps: Deps, actor: Actor, file: Buffer): Promise<StoredVoice> {
  const mp3 = readMp3(file);
  if (!mp3 || mp3.seconds < SHORTEST_SECONDS) throw apiError('voice_refused');
  if (mp3.seconds > MAX_VOICE_SECONDS + TOLERANCE_SECONDS) throw apiError('voice_too_large');
  const fileId = newFileId(actor.county);
  const createdAt = deps.now();
  await Upload.create({
    _id: fileId,
    county: actor.county,
    personId: actor.personId,
    kind: 'audio',
    sha256: createHash('sha256').update(mp3.frames).digest('base64url'),
    createdAt,
    usedAt: null,
    usedIn: null,
    check: newMediaCheck(createdAt),
  });
  await deps.objectStore.put(fileKey(fileId, 'voice'), mp3.frames, 'audio/mpeg');
  return { fileId, seconds: Math.round(mp3.seconds * 10) / 10 };
}
