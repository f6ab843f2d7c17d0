import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import mongoose from 'mongoose';
import { Report } from '../../models/Report';
import type { Breakage } from './breakages';

/** Takes one promise out of the API of this process, before it starts: the check has to see it. */
const BREAK: Record<Breakage, () => void> = {
  /** One member has it: what only that one has goes with it. */
  w1() {
    const connect = mongoose.connect.bind(mongoose);
    mongoose.connect = (uri, options) =>
      connect(uri, {
        ...options,
        writeConcern: { w: 1, journal: false },
        // What one has is also what it shows: only a failover tells the difference.
        readConcern: undefined,
      });
  },
  /** The answer goes out, and a moment later what it says is written down. */
  ackFirst() {
    const { collection } = Report;
    const insertOne = collection.insertOne.bind(collection);
    collection.insertOne = async (document, options) => {
      void sleep(150)
        .then(() => insertOne(document, options))
        .catch(() => {}); // nobody hears of it any more: that is what is wrong with it
      return { acknowledged: true, insertedId: document._id as never };
    };
  },
  /** Every request is a new one. */
  noIdempotency() {
    subscribe('http.server.request.start', (message) => {
      const { request } = message as { request: IncomingMessage };
      if (request.headers['idempotency-key']) request.headers['idempotency-key'] = randomUUID();
    });
  },
  /** Only what the change stream told since the stored token is projected, not what stands on the reports. */
  resumeToken() {
    const heard = new Set<string>();
    const { Query } = mongoose;
    const { exec } = Query.prototype;
    Query.prototype.exec = async function (this: mongoose.Query<unknown, unknown>) {
      if (this.getFilter().pendingProjection === true) {
        for (const id of await hear()) heard.add(id);
        this.where({ _id: { $in: [...heard] } });
      }
      return exec.call(this);
    } as typeof exec;
  },
};

/** What changed since the token, which is stored before anything is done about it. */
async function hear(): Promise<string[]> {
  const tokens = mongoose.connection.collection<{ _id: string; token: unknown }>('resumeTokens');
  const stored = await tokens.findOne({ _id: 'projector' });
  const stream = Report.collection.watch([], stored ? { resumeAfter: stored.token } : {});
  try {
    const ids: string[] = [];
    for (let change = await stream.tryNext(); change; change = await stream.tryNext())
      if ('documentKey' in change) ids.push(String(change.documentKey._id));
    const $set = { token: stream.resumeToken };
    await tokens.updateOne({ _id: 'projector' }, { $set }, { upsert: true });
    return ids;
  } finally {
    await stream.close();
  }
}

BREAK[process.env.BROKEN as Breakage]();
