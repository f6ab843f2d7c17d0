import type { GroupRobotDocument } from '../models/GroupRobot';
import type { KeyRing } from './keyRing';

type Robot = Pick<GroupRobotDocument, '_id' | 'key'>;

/** The key of a robot's webhook in clear. @throws DecryptionError */
export const openRobotKey = (ring: KeyRing, { _id, key }: Robot): string =>
  ring.decrypt(key, `robot/${_id}/key`);

/** The key as it is kept and found: whoever has it may write into the group. */
export const sealRobotKey = (
  ring: KeyRing,
  { _id, county }: Pick<GroupRobotDocument, '_id' | 'county'>,
  key: string,
): Pick<GroupRobotDocument, 'key' | 'keyIndex'> => ({
  key: ring.encrypt(key, `robot/${_id}/key`),
  keyIndex: ring.index(key, `robot/${county}`),
});
