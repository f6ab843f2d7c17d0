import type { Actor } from '../actor';
import type { Deps } from '../deps';
import type { StoredPhoto } from '../models/Report';
import { openReceipt } from '../secrets/receipts';

/** The photos behind receipts that the upload endpoint signed for this person. @throws ApiError receipt_invalid */
export const openReceipts = (
  deps: Deps,
  actor: Pick<Actor, 'personId'>,
  receipts: readonly string[],
): StoredPhoto[] =>
  receipts.map((receipt) => openReceipt(deps.keyRing, receipt, actor.personId, deps.now()));
