import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { Area, NOT_IN_FORCE } from '../../models/Area';
import { AreaImport } from '../../models/AreaImport';
import { digestOf, stagedDocument } from './areaDocument';
import { AreaImportError } from './areaProblem';
import type { PlacedUnit } from './deriveBoundaries';
import { messages } from './messages';

const BATCH = 500;
const DUPLICATE_KEY = 11_000;

export interface AreaChanges {
  readonly status: 'imported' | 'unchanged';
  readonly added: number;
  readonly changed: number;
  readonly closed: number;
}

interface Plan {
  readonly number: number;
  readonly after: Date | null;
  readonly write: readonly { readonly placed: PlacedUnit; readonly digest: string }[];
  readonly close: readonly string[];
  readonly added: number;
  readonly closed: number;
}

/**
 * Puts a county's tree in force. What is new is written first, in force at no time, in batches;
 * one transaction then closes the old versions, switches the new ones on and records the import.
 * A reader sees the old tree or the new one, also when this process is killed anywhere in between.
 * @throws AreaImportError when another import finished meanwhile
 */
export async function writeAreas(
  county: string,
  placed: readonly PlacedUnit[],
  options: {
    readonly made: boolean;
    readonly now: () => Date;
    readonly onWritten: (done: number, total: number) => void;
  },
): Promise<AreaChanges> {
  await Area.createIndexes();
  await AreaImport.createIndexes();
  const plan = await planChanges(county, placed, options.made);
  const { added, closed } = plan;
  if (plan.write.length === 0 && plan.close.length === 0) {
    return { status: 'unchanged', added: 0, changed: 0, closed: 0 };
  }
  const importId = randomUUID();
  // what an import that was killed left behind
  await Area.deleteMany({ county, validTo: NOT_IN_FORCE });
  for (let i = 0; i < plan.write.length; i += BATCH) {
    const batch = plan.write.slice(i, i + BATCH);
    const documents = batch.map((one) =>
      stagedDocument(one.placed, one.digest, importId, options.made),
    );
    await Area.insertMany(documents, { ordered: false, lean: true });
    options.onWritten(Math.min(i + BATCH, plan.write.length), plan.write.length);
  }
  await switchOn(county, importId, plan, { units: placed.length, ...options });
  return { status: 'imported', added, changed: plan.write.length - added, closed };
}

async function planChanges(
  county: string,
  placed: readonly PlacedUnit[],
  made: boolean,
): Promise<Plan> {
  const last = await AreaImport.findOne({ county }).sort({ number: -1 }).lean();
  const inForce = new Map<string, string>();
  const current = Area.find({ county, validTo: null }, { code: 1, digest: 1 }).lean();
  for await (const { code, digest } of current) inForce.set(code, digest);
  const write = placed
    .map((one) => ({ placed: one, digest: digestOf(one, made) }))
    .filter(({ placed: { unit }, digest }) => inForce.get(unit.code) !== digest);
  const codes = new Set(placed.map(({ unit }) => unit.code));
  const gone = [...inForce.keys()].filter((code) => !codes.has(code));
  const replaced = write.map((one) => one.placed.unit.code).filter((code) => inForce.has(code));
  return {
    number: (last?.number ?? 0) + 1,
    after: last?.at ?? null,
    write,
    close: [...gone, ...replaced],
    added: write.length - replaced.length,
    closed: gone.length,
  };
}

async function switchOn(
  county: string,
  importId: string,
  plan: Plan,
  options: { readonly units: number; readonly made: boolean; readonly now: () => Date },
): Promise<void> {
  const now = options.now();
  // versions follow one another also when clocks do not
  const at = plan.after && plan.after >= now ? new Date(plan.after.getTime() + 1) : now;
  const session = await mongoose.startSession();
  try {
    await session.withTransaction(
      async () => {
        await AreaImport.create(
          [
            {
              _id: importId,
              county,
              number: plan.number,
              at,
              units: options.units,
              added: plan.added,
              changed: plan.write.length - plan.added,
              closed: plan.closed,
              made: options.made,
            },
          ],
          { session },
        );
        await Area.updateMany(
          { county, code: { $in: [...plan.close] }, validTo: null },
          { $set: { validTo: at } },
          { session },
        );
        const switched = await Area.updateMany(
          { county, importId, validTo: NOT_IN_FORCE },
          { $set: { validFrom: at, validTo: null } },
          { session },
        );
        if (switched.modifiedCount !== plan.write.length) throw anotherImport();
      },
      { writeConcern: { w: 'majority' } },
    );
  } catch (error) {
    throw error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY
      ? anotherImport()
      : error;
  } finally {
    await session.endSession();
  }
}

const anotherImport = () => new AreaImportError([{ message: messages.anotherImport }]);
