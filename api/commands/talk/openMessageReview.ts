import { wordsKey } from '../../contentKeys';
import type { Deps } from '../../deps';
import type { MessageDocument } from '../../models/Message';
import { findStanding } from '../content/findStanding';
import { openReview } from '../content/openReview';

/**
 * Puts to a person what the check of a message's words objected to. What could not be asked stays between a resident and
 * the staff who read it anyway. Safe to repeat.
 */
export async function openMessageReview(
  deps: Pick<Deps, 'now'>,
  { _id, county, from, text, textCheck }: MessageDocument,
): Promise<void> {
  if (text === null || textCheck === 'pass' || textCheck === 'unchecked') return;
  const standing = await findStanding(county, `message/${_id}`, from.personId);
  if (!standing) return;
  await openReview(
    {
      county,
      kind: 'words',
      key: wordsKey(text),
      authorId: from.personId,
      cause: textCheck,
      label: null,
      standing,
    },
    deps.now(),
  );
}
