import type { PlaceInput } from '@shared/schemas/fields';
import type { DraftPlace } from './draft';

/** A place as it is sent: without what it is called on this screen. */
export function placeBody({ label: _, ...place }: DraftPlace): PlaceInput {
  return place;
}
