import { type UploadResponse, uploadResponse } from '@shared/schemas/uploads';
import { storePhoto } from '../../commands/storePhoto';
import { receivePhoto } from '../../photos/receivePhoto';
import { signFileUrl } from '../../secrets/fileUrls';
import { signReceipt } from '../../secrets/receipts';
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

export const uploadEndpoints: readonly Endpoint[] = [upload];
