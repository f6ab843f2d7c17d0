import type { RecipientResponse } from '@shared/schemas/reports';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { Recipient } from '../queries/findRecipient';
import { presentHolder } from './presentHolder';

/** Who would get a report, for the summary before it is sent. */
export const presentRecipient = (
  directory: CountyDirectory,
  { place, holder, verifyBy }: Recipient,
): RecipientResponse => ({
  areaPath: place.path,
  holder: presentHolder(directory, holder),
  verifyBy: verifyBy.toISOString(),
  alternatives: place.alternatives,
});
