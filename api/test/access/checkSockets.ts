import { hearOut } from '../hearOut';
import { openLive } from '../liveClient';
import { leaksIn } from './canaries';
import type { Kind } from './cast';
import { sees } from './oracle';
import type { Rewind } from './rewind';
import { must } from './scene';
import type { ReportThing } from './things';
import type { World } from './world';

/** Everybody listens while somebody writes on every report: each hears exactly of what they see. */
export async function checkSockets(
  world: World,
  rewind: Rewind,
  {
    kinds,
    reports,
    onFinding,
  }: {
    readonly kinds: readonly Kind[];
    readonly reports: readonly ReportThing[];
    readonly onFinding: (finding: string) => void;
  },
): Promise<number> {
  const { server, cast } = world;
  const listeners = [];
  for (const kind of kinds.filter(({ county }) => county === cast.places.county))
    listeners.push({ kind, client: await openLive(server, kind.person) });
  try {
    const writer = cast.of('supervisor of the county');
    for (const { id } of reports)
      await must(server, writer, `/reports/${id}/notes`, { words: '看' });
    for (const { kind, client } of listeners) {
      await hearOut(client, kind.person, server.deps.now());
      const heard = new Set(
        client.heard.flatMap((change) => (change.kind === 'report' ? [change.reportId] : [])),
      );
      const expected = reports.filter(({ facts }) => sees(kind, facts));
      if (heard.size !== expected.length || expected.some(({ id }) => !heard.has(id)))
        onFinding(
          `GET /events tells ${kind.name} of ${heard.size} reports, not ${expected.length}`,
        );
      const sight = { kind, operation: 'GET /events' };
      for (const leak of leaksIn(world.canaries, sight, JSON.stringify(client.frames)))
        onFinding(`GET /events shows ${kind.name}: ${leak}`);
    }
  } finally {
    for (const { client } of listeners) await client.cut();
    await rewind.back();
  }
  return listeners.length + reports.length;
}
