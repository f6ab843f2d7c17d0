import { type VoiceUploadResponse, voiceUploadResponse } from '@shared/schemas/talk';
import { type UploadResponse, uploadResponse } from '@shared/schemas/uploads';
import { storePhoto } from '../../commands/storePhoto';
import { storeVoice } from '../../commands/talk/storeVoice';
import { receivePhoto } from '../../photos/receivePhoto';
import { signFileUrl } from '../../secrets/fileUrls';
import { signReceipt } from '../../secrets/receipts';
import { signVoiceReceipt } from '../../secrets/voiceReceipts';
import { receiveVoice } from '../../voice/receiveVoice';
import { type Endpoint, endpoint } from '../endpoint';

const upload = endpoint({
  method: 'post',
  path: '/uploads',
  summary: 'Uploads one photo (field `file`; JPEG, PNG or WebP; at most 10 MB)',
  tag: 'uploads',
  access: 'consented',
  limit: 'upload',
  // A photo sent twice is kept twice, and the one that no report uses is swept: nothing to recognise.
  idempotency: 'none',
  consumes: 'stream',
  status: 201,
  response: uploadResponse,
  handle: async ({ deps, actor, request }): Promise<UploadResponse> => {
    const photo = await receivePhoto(request, (file) => storePhoto(deps, actor, file));
    const { receipt, expiresAt } = signReceipt(deps.keyRing, photo, actor, deps.now());
    return {
      ...photo,
      receipt,
      expiresAt: expiresAt.toISOString(),
      thumbnailUrl: signFileUrl(deps.keyRing, photo.fileId, 'thumbnail', deps.now()),
    };
  },
});

const uploadVoice = endpoint({
  method: 'post',
  path: '/uploads/voice',
  summary: 'Uploads one recording (field `file`; mp3; at most 60 s and 1 MB)',
  tag: 'uploads',
  access: 'consented',
  limit: 'upload',
  idempotency: 'none',
  consumes: 'stream',
  status: 201,
  response: voiceUploadResponse,
  handle: async ({ deps, actor, request }): Promise<VoiceUploadResponse> => {
    const voice = await storeVoice(deps, actor, await receiveVoice(request));
    const { receipt, expiresAt } = signVoiceReceipt(deps.keyRing, voice, actor, deps.now());
    return { receipt, expiresAt: expiresAt.toISOString(), seconds: voice.seconds };
  },
});

export const uploadEndpoints: readonly Endpoint[] = [upload, uploadVoice];
