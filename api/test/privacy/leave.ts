import { runErasures } from '../../commands/erasePerson/runErasures';
import { Person } from '../../models/Person';
import { Report } from '../../models/Report';
import { projectPending } from '../../projections/projectPending';
import { openidIndex } from '../../secrets/personalData';
import type { TestServer } from '../testServer';
import { findCanaries } from './canaries';
import { must, type Player } from './privacyWorld';
import { dumpDatabase } from './searchDatabase';
import { textsOf } from './textsOf';

const DAY_MS = 86_400_000;

/** What the person was told is held about them lacks nothing of what was planted. @returns what is missing */
export async function checkExport(url: string, { device, canary }: Player): Promise<string[]> {
  const response = await fetch(`${url}/api/v1/me/export`, {
    headers: { authorization: `Bearer ${await device.accessToken()}` },
  });
  const body = Buffer.from(await response.arrayBuffer());
  const texts = await textsOf(body, response.headers.get('content-type') ?? '');
  const found = texts.flatMap(findCanaries).filter(({ number }) => number === canary.number);
  return (['name', 'phone', 'openid', 'home', 'writtenPhone'] as const)
    .filter((kind) => !found.some((sighting) => sighting.kind === kind))
    .map((kind) => `export: the own ${kind} is not in it`);
}

/**
 * A person goes: all of whose reports have ended. Everything the database knew them by is looked for afterwards; their
 * bare id stays in the audit log alone.
 * @returns what was left behind, and how many traces there were before
 */
export async function leave(server: TestServer, { device, canary }: Player) {
  const { keyRing } = server.deps;
  const index = openidIndex(keyRing, server.deps.env.COUNTY, canary.openid);
  const person = await Person.findOne({ openidIndex: index }).lean();
  if (!person) throw new Error('who leaves is not there');
  const reports = await Report.find({ 'reporter.personId': person._id }).lean();
  const traces = [
    person._id,
    ...[person.name, person.phone, person.openid, person.phoneIndex, person.openidIndex],
    ...reports.map(({ place }) => place.address),
    ...reports.flatMap(({ photos }) => photos.map(({ fileId }) => fileId)),
    canary.writtenPhone,
  ].filter((trace): trace is string => trace !== null);
  const before = await whereAre(traces);
  await must(device.send('POST', '/me/erasure', {}));
  for (const milliseconds of [7 * DAY_MS, 17 * 60_000]) {
    server.clock.advance(milliseconds);
    await runErasures(server.deps);
  }
  await projectPending(server.deps, new Map(), () => true);
  const left = await whereAre(traces);
  left.delete(`auditEntries ${person._id}`);
  return {
    traces: before.size,
    unseen: traces.filter((trace) => ![...before].some((place) => place.endsWith(` ${trace}`))),
    left: [...left].map((place) => `after erasure: ${place}`),
  };
}

async function whereAre(traces: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { collection, text } of dumpDatabase())
    for (const trace of traces) if (text.includes(trace)) found.add(`${collection} ${trace}`);
  return found;
}
