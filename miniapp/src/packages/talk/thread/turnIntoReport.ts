import type { MeResponse } from '@shared/schemas/me';
import type { Message } from '@shared/schemas/talk';
import { newKey } from '../../../api/client';
import { showToast } from '../../../platform/device';
import { openPage } from '../../../platform/navigation';
import { keepRemotePhoto } from '../../../platform/photos';
import { routes } from '../../../routes';
import { useDrafts } from '../../../stores/drafts';
import { talkWords } from '../messages';

/** Opens the form with a message's words and photos, in one's own grid; what was being written stays a draft. */
export async function turnIntoReport(message: Message, me: MeResponse): Promise<void> {
  const kept = await Promise.all(message.photos.map(({ url }) => keepRemotePhoto(url)));
  const photos = kept.flatMap((photo) =>
    photo ? [{ id: newKey(), path: photo.path, receipt: null, receiptUntil: null }] : [],
  );
  if (photos.length < kept.length) {
    showToast(talkWords.toReportFailed);
    return;
  }
  const grid = me.grid[me.grid.length - 1];
  useDrafts.getState().startAnew();
  useDrafts.getState().edit({
    words: message.text ?? '',
    photos,
    place: grid
      ? {
          source: 'list',
          areaCode: grid.code,
          label: me.grid
            .slice(1)
            .map(({ name }) => name)
            .join(' '),
        }
      : null,
  });
  openPage(routes.reportForm());
}
