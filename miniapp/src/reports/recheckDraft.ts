import { listCategories } from '../api/categories';
import { toProblem } from '../api/problem';
import { findRecipient } from '../api/reports';
import { relativeTime } from '../clock/relativeTime';
import { drafts as words } from '../messages/drafts';
import { isOld, type KeptDraft } from './draft';

/** What becomes of a draft that waited: nothing has changed, or the change of its state that says what has. */
export type Recheck = null | Pick<KeptDraft, 'state' | 'problem' | 'recipientCode'>;

/** The unit may have been taken from the map, or the point lie outside it now. */
const PLACE_GONE: readonly string[] = ['not_found', 'outside_county', 'validation_failed'];

/**
 * Holds a draft that waited against how things are now: how old it is, whether its kind is still there, who looks
 * after its place. Throws Problem where that cannot be asked.
 */
export async function recheckDraft(draft: KeptDraft): Promise<Recheck> {
  const { category, place, recipientCode } = draft;
  if (isOld(draft)) {
    const when = relativeTime(draft.startedAt);
    return { state: 'asking', problem: { code: 'old', words: words.old(when) }, recipientCode };
  }
  if (category === null || place === null) return null;
  const kinds = await listCategories();
  if (!kinds.some((kind) => kind.code === category))
    return refused('category_gone', words.categoryGone, recipientCode);
  try {
    const { areaPath } = await findRecipient(category, place);
    const now = areaPath[areaPath.length - 1];
    if (recipientCode === null || !now || now.code === recipientCode) return null;
    const to = areaPath
      .slice(1)
      .map((step) => step.name)
      .join(' ');
    // Said once: who answers yes has agreed to this unit.
    return {
      state: 'asking',
      problem: { code: 'moved', words: words.moved(to) },
      recipientCode: now.code,
    };
  } catch (thrown) {
    if (!PLACE_GONE.includes(toProblem(thrown).code)) throw thrown;
    return refused('place_gone', words.placeGone, recipientCode);
  }
}

const refused = (code: string, said: string, recipientCode: string | null): Recheck => ({
  state: 'refused',
  problem: { code, words: said },
  recipientCode,
});
