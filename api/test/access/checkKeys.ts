import { randomUUID } from 'node:crypto';
import type { Endpoint } from '../../routes/endpoint';
import { call, verdictOf } from './call';
import { findLeaks } from './canaries';
import type { Row } from './checkMatrix';
import { operationOf } from './fixtures/allFixtures';
import type { Fixtures } from './fixtures/fixture';
import type { Rewind } from './rewind';
import type { World } from './world';

/** What somebody was answered under a key is not answered to another who sends the same under the same key. */
export async function checkKeys(
  world: World,
  rewind: Rewind,
  {
    rows,
    fixtures,
    onFinding,
  }: {
    readonly rows: readonly Row[];
    readonly fixtures: Fixtures;
    readonly onFinding: (finding: string) => void;
  },
): Promise<number> {
  let calls = 0;
  for (const { endpoint, label, verdicts } of rows) {
    const [first] = verdicts.get('may') ?? [];
    const others = ['403', '404'].flatMap((verdict) => (verdicts.get(verdict) ?? []).slice(0, 1));
    if (first === undefined || endpoint.idempotency === 'none') continue;
    const key = randomUUID();
    calls += 1 + others.length;
    await sendAs(endpoint, label, first, key);
    for (const name of others) {
      const operation = operationOf(endpoint);
      const kind = world.cast.of(name);
      const answer = await sendAs(endpoint, label, name, key);
      const said = verdictOf(answer);
      // What the first did may have moved it into their sight, or out of it: done it must not be.
      if (said === 'may')
        onFinding(`${operation} (${label}) answers ${name} under the key of ${first}: ${said}`);
      for (const leak of await findLeaks(world.canaries, { kind, operation }, answer))
        onFinding(`${operation} (${label}) shows ${name} under the key of ${first}: ${leak}`);
    }
    await rewind.back();
  }
  return calls;

  async function sendAs(endpoint: Endpoint, label: string, name: string, key: string) {
    const one = fixtures[operationOf(endpoint)]?.cases.find((each) => each.label === label);
    if (!one) throw new Error(`no case ${label}`);
    const kind = world.cast.of(name);
    const id = one.thing === undefined ? '' : world.thing(one.thing).id;
    return call(world, endpoint, await one.ask(world, id, kind), kind, { key });
  }
}
