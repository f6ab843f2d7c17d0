import type { Endpoint } from '../../routes/endpoint';
import { actorOf } from '../actorOf';
import { type Answer, call, faceOf, verdictOf } from './call';
import { findLeaks } from './canaries';
import type { Kind } from './cast';
import { operationOf } from './fixtures/allFixtures';
import type { Case, Fixture, Fixtures, Says } from './fixtures/fixture';
import { sees } from './oracle';
import type { Rewind } from './rewind';
import { MISSING, type Thing } from './things';
import type { World } from './world';

/** What everybody was answered in one case. */
export interface Row {
  readonly endpoint: Endpoint;
  readonly label: string;
  /** Kinds by verdict, in the order of the cast. */
  readonly verdicts: ReadonlyMap<string, readonly string[]>;
}

export interface MatrixResult {
  readonly rows: readonly Row[];
  readonly calls: number;
}

export interface MatrixOptions {
  readonly world: World;
  readonly rewind: Rewind;
  readonly endpoints: readonly Endpoint[];
  readonly fixtures: Fixtures;
  /** Who calls in a case; by its place among all cases. */
  readonly callers: (fixture: Fixture, index: number) => readonly Kind[];
  /** Who also tries ids that nothing has; everybody where it does not say. */
  readonly probes?: (kind: Kind) => boolean;
  readonly onProgress?: (done: number) => void;
  readonly onFinding: (finding: string) => void;
}

/** Calls every case of every operation as everybody, on a world that is the same for each. */
export async function checkMatrix(options: MatrixOptions): Promise<MatrixResult> {
  const rows: Row[] = [];
  let calls = 0;
  for (const endpoint of options.endpoints) {
    const operation = operationOf(endpoint);
    const fixture = options.fixtures[operation];
    if (!fixture) continue;
    const run = createRun(options, endpoint, fixture, (finding) => {
      options.onFinding(`${operation} ${finding}`);
    });
    if (fixture.cases[0]) await run.checkSignIn(fixture.cases[0]);
    for (const one of fixture.cases)
      rows.push(await run.checkCase(one, options.callers(fixture, rows.length)));
    calls += run.calls();
    options.onProgress?.(calls);
  }
  return { rows, calls };
}

type Report = (finding: string) => void;

function createRun(
  { world, rewind, probes }: MatrixOptions,
  endpoint: Endpoint,
  fixture: Fixture,
  report: Report,
) {
  const operation = operationOf(endpoint);
  const missingFaces = new Map<string, string>();
  let calls = 0;

  async function ask(
    one: Case,
    id: string,
    caller: Parameters<typeof call>[3],
    version?: number,
  ): Promise<Answer> {
    const kind = caller && 'person' in caller ? caller : null;
    const request = await one.ask(world, id, kind);
    calls += 1;
    const more = version === undefined ? {} : { version };
    const answer = await call(world, endpoint, request, caller, more);
    await rewind.back();
    const who = kind?.name ?? 'nobody signed in';
    if (answer.status === 500) report(`(${one.label}) as ${who}: 500`);
    for (const leak of await findLeaks(world.canaries, { kind, operation }, answer))
      report(`(${one.label}) shows ${who}: ${leak}`);
    return answer;
  }

  const thingOf = ({ thing }: Case): Thing | null =>
    thing === undefined ? null : world.thing(thing);

  async function checkSignIn(one: Case): Promise<void> {
    const id = thingOf(one)?.id ?? '';
    const isOpen = endpoint.access === 'public';
    const { expired, withoutConsent } = world.tokens;
    const nobody = verdictOf(await ask(one, id, null));
    if (isOpen ? nobody === 'consent_required' : nobody !== '401')
      report(`answers nobody signed in: ${nobody}`);
    const late = verdictOf(await ask(one, id, { token: expired }));
    if (late !== '401') report(`answers an expired token: ${late}`);
    const unasked = verdictOf(await ask(one, id, { token: withoutConsent }));
    if ((unasked === 'consent_required') !== (endpoint.access === 'consented'))
      report(`answers somebody who did not agree to the privacy text: ${unasked}`);
  }

  async function checkCase(one: Case, kinds: readonly Kind[]): Promise<Row> {
    const thing = thingOf(one);
    const verdicts = new Map<string, string[]>();
    for (const kind of kinds) {
      const said = await policySays(one.policy ?? fixture.policy, kind, thing);
      const answer = await ask(one, thing?.id ?? '', kind);
      const verdict = verdictOf(answer);
      verdicts.set(verdict, [...(verdicts.get(verdict) ?? []), kind.name]);
      const where = `(${one.label}) answers ${kind.name}: ${verdict}`;
      if (said && said !== saidBy(verdict)) report(`${where}; the policy says ${said}`);
      if (said && thing?.kind === 'report' && sees(kind, thing.facts) === (verdict === '404'))
        report(`${where}; they ${sees(kind, thing.facts) ? '' : 'do not '}see it`);
      if (thing && verdict === '404' && (probes?.(kind) ?? true))
        await checkUnseen(one, thing, kind, answer);
    }
    return { endpoint, label: one.label, verdicts };
  }

  async function policySays(
    policy: Fixture['policy'],
    kind: Kind,
    thing: Thing | null,
  ): Promise<Says | null> {
    return typeof policy === 'string'
      ? null
      : policy(
          await actorOf(world.server, { _id: kind.person._id, county: kind.county }),
          thing,
          kind,
        );
  }

  /** What is not theirs answers, byte by byte, as what is not there; whatever version they name. */
  async function checkUnseen(one: Case, thing: Thing, kind: Kind, answer: Answer): Promise<void> {
    let missing = missingFaces.get(kind.name);
    if (missing === undefined) {
      missing = faceOf(await ask(one, MISSING[thing.kind], kind));
      missingFaces.set(kind.name, missing);
    }
    if (faceOf(answer) !== missing) report(`(${one.label}) tells ${kind.name} that it is there`);
    const versioned = await ask(one, thing.id, kind, 999);
    if (faceOf(versioned) !== missing)
      report(`(${one.label}) tells ${kind.name} by its version that it is there`);
  }

  return { checkSignIn, checkCase, calls: () => calls };
}

const saidBy = (verdict: string): Says => {
  if (['403', 'own_decision', 'held_back'].includes(verdict)) return 'refused';
  return verdict === '404' ? 'hidden' : 'may';
};
