import { Person } from '../../models/Person';
import { hearOut } from '../hearOut';
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
    await hearOut(client, person, server.deps.now());
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
