import { RETRIABLE_STATES } from '@shared/pushes';
import type { PushDocument } from '../models/Push';
import { isCountyAdmin } from './staffPolicy';

/** The ledger of sends and the robots of the staff's groups are the county administrators' alone. */
export const canManageSends = isCountyAdmin;

/** Whether a row may be sent again by hand: it went wrong or nobody knows, and nobody did so yet. */
export const isRetriable = ({
  state,
  retriedAs,
  template,
}: Pick<PushDocument, 'state' | 'retriedAs' | 'template'>): boolean =>
  RETRIABLE_STATES.includes(state) && !retriedAs && template !== 'test';
