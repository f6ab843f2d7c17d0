import type { Migration } from './Migration';

/** Sends have a receiver of any channel, may be folded into one message and sent again by hand. */
export const pushReceivers: Migration = {
  id: '0002-pushReceivers',
  async run({ db, goOn }) {
    const { modifiedCount } = await db.collection('pushes').updateMany({ to: { $exists: false } }, [
      {
        $set: {
          to: { $concat: ['$channel', ':', '$personId'] },
          robotId: null,
          alarm: false,
          batch: null,
          retryOf: null,
          retriedAs: null,
        },
      },
    ]);
    await goOn(modifiedCount);
  },
};
