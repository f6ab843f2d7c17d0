import type { DraftPlace } from './draft';

/** A place in one line: a map often gives name and address alike, and people begin with what they see. */
export function placeWords({ label, address }: Pick<DraftPlace, 'label' | 'address'>): string {
  const name = label.trim();
  const spot = (address ?? '').trim();
  if (spot === '' || name.includes(spot)) return name;
  return spot.includes(name) ? spot : `${name} ${spot}`;
}
