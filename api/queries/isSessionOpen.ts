import { Session } from '../models/Session';

/** Whether a sign-in is neither ended nor over, by the database's clock. */
export const isSessionOpen = async (family: string): Promise<boolean> =>
  (await Session.exists({
    _id: family,
    revokedAt: null,
    $expr: { $gt: ['$expiresAt', '$$NOW'] },
  })) !== null;
