import type { SessionDocument } from '../../models/Session';
import type { LiveSource } from '../LiveSource';

/** Sign-ins that ended: by the person, by a stolen token, or removed by the database when their time was over. */
export const sessionSource: LiveSource = {
  collection: 'sessions',
  match: {
    $or: [
      { operationType: 'delete' },
      { 'updateDescription.updatedFields.revokedAt': { $type: 'date' } },
    ],
  },
  fields: ['revokedAt'],
  follow({ id, document }) {
    const revoked = (document as Pick<SessionDocument, 'revokedAt'> | null)?.revokedAt;
    return document && !revoked ? {} : { ends: [id] };
  },
};
