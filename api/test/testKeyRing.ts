import { createKeyRing } from '../secrets/keyRing';

/** Keys that only tests use. */
export const TEST_MASTER_KEYS = `test2:${Buffer.alloc(32, 7).toString('base64')},test1:${Buffer.alloc(32, 3).toString('base64')}`;
export const TEST_INDEX_KEY = Buffer.alloc(32, 9).toString('base64');

export const testKeyRing = createKeyRing(TEST_MASTER_KEYS, TEST_INDEX_KEY);
