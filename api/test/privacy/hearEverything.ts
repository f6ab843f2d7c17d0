import { randomUUID } from 'node:crypto';
import { InboxEntry } from '../../models/InboxEntry';
import { Person } from '../../models/Person';
import { openLive } from '../liveClient';
import type { TestServer } from '../testServer';
import type { PlaceLedger } from './ledgerOfPlaces';
import type { Player } from './privacyWorld';

/** So that nothing of the run is forgotten before it is heard. */
export const HEAR_ALL = { logSize: 1_000_000, bufferedBytes: 100_000_000 };

/** Where the live events stand now, as somebody hears it. */
export async function livePosition(server: TestServer, personId: string): Promise<string> {
  const client = await openLive(server, await find(personId));
  await client.cut();
  return client.lastId;
}

/**
 * Everything that was told over sockets since a position, as those are told it who listen again.
 * @returns how many frames there were
 */
export async function hearEverything(
  server: TestServer,
  ledger: PlaceLedger,
  listeners: Iterable<readonly [string, Player]>,
  since: string,
): Promise<number> {
  let count = 0;
  for (const [personId, player] of listeners) {
    const person = await find(personId);
    server.signOut(person);
    const client = await openLive(server, person, since);
    const last = await addInboxEntry(personId, server.deps.now());
    await client.frame(
      (frame) =>
        frame.type === 'event' && frame.change.kind === 'inbox' && frame.change.reportId === last,
    );
    await client.cut();
    for (const frame of client.frames)
      ledger.search('GET /events', JSON.stringify(frame), player, ` ${frame.type}`);
    count += client.frames.length;
  }
  return count;
}

async function find(personId: string) {
  const person = await Person.findById(personId).lean();
  if (!person) throw new Error(`nobody is ${personId}`);
  return person;
}

/** It is told of after all else: who heard of it heard everything. @returns what it is known by */
async function addInboxEntry(personId: string, at: Date): Promise<string> {
  const reportId = randomUUID();
  const { county } = await find(personId);
  await InboxEntry.create({
    _id: randomUUID(),
    county,
    personId,
    as: 'resident',
    reportId,
    reportNumber: null,
    title: '到此为止',
    words: '以上是全部',
    at,
    readAt: null,
  });
  return reportId;
}
