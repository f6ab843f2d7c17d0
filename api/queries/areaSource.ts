import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import type { GridUnit } from '../grids/gridIndex';
import type { AreaSource } from '../grids/gridRegistry';
import { Area } from '../models/Area';
import { AreaImport, type AreaImportDocument } from '../models/AreaImport';
import { presentTime } from '../presentTime';

const READS = 5;
const REOPEN_AFTER_MS = 1_000;

/** The areas of the database, for the grid registry. */
export const areaSource: AreaSource = {
  /** Reads again when an import was switched on meanwhile: a cursor alone would mix two trees. */
  async readCurrent(county) {
    for (let read = 1; ; read += 1) {
      const before = await latestImport(county);
      const units = await Area.find(
        { county, validTo: null },
        { _id: 0, code: 1, name: 1, level: 1, path: 1, center: 1, boundary: 1 },
      ).lean<GridUnit[]>();
      if ((await latestImport(county)) === before) return units;
      if (read === READS) throw new Error(`the areas of ${county} keep changing`);
    }
  },

  async watch(onChange) {
    let isClosed = false;
    let stream = await openStream();
    const follow = async (): Promise<void> => {
      while (!isClosed) {
        try {
          const change = await stream.next();
          if (change.operationType === 'insert') onChange(change.fullDocument.county);
        } catch {
          // the driver resumes what can be resumed; past that, open anew and read everything again
          if (isClosed) return;
          await sleep(REOPEN_AFTER_MS);
          if (isClosed) return;
          await stream.close().catch(() => {});
          stream = await openStream().catch(() => stream);
          onChange(null);
        }
      }
    };
    void follow();
    return {
      close: async () => {
        isClosed = true;
        await stream.close();
      },
    };
  },
};

/** From the server's present time, so that the watch begins now and not with its first answer, a second later. */
async function openStream() {
  const { db } = mongoose.connection;
  if (!db) throw new Error('areas need a connected database');
  return AreaImport.collection.watch<AreaImportDocument>(
    [{ $match: { operationType: 'insert' } }],
    { startAtOperationTime: await presentTime(db) },
  );
}

async function latestImport(county: string): Promise<number> {
  const latest = await AreaImport.findOne({ county }, { number: 1 }).sort({ number: -1 }).lean();
  return latest?.number ?? 0;
}
