import type { Cast, Kind } from './cast';
import { readable } from './files';
import { isOfStaff, sees, seesGridTalk, seesTalk } from './oracle';
import type { ReportThing } from './things';

/** Where something was seen: by whom (null: nobody signed in) and in which operation. */
export interface Sight {
  readonly kind: Kind | null;
  readonly operation: string;
}

type Allows = (kind: Kind, operation: string) => boolean;

interface Canary {
  readonly what: string;
  readonly allows: Allows;
}

/** What was planted, by the token it is found as. */
export type Canaries = ReadonlyMap<string, Canary>;

/** What was told to a person while they could see the report stays in their own messages. */
const OWN_MESSAGES: readonly string[] = ['GET /inbox', 'GET /me/export'];
/** Ids of open matters are what a neighbour's "me too" needs. */
const NEARBY = 'GET /reports/nearby';
/** Full names and phones, with a reason on the audit log; who may is the table's to say. */
const isReveal = (operation: string): boolean => operation.endsWith('/reveal');

/** Plants a mark for all that may be seen by some only; who may is the oracle's to say. */
export function plantCanaries(cast: Cast, reports: readonly ReportThing[]): Canaries {
  const canaries = new Map<string, Canary>();
  const plant = (token: string, what: string, allows: Allows): void => {
    canaries.set(token, { what, allows });
  };
  const merged = reports.find(({ state }) => state === 'merged');
  for (const report of reports) {
    const { facts, name, marks } = report;
    const seen: Allows = (kind) => sees(kind, facts);
    const staff: Allows = (kind) => isOfStaff(kind, facts);
    const told: Allows = (kind, operation) =>
      sees(kind, facts) ||
      (OWN_MESSAGES.includes(operation) && facts.before !== undefined && sees(kind, facts.before));
    plant(marks.words, `words of the report ${name}`, seen);
    plant(marks.address, `address of the report ${name}`, seen);
    plant(marks.note, `note on the report ${name}`, staff);
    plant(marks.part, `a part of the report ${name}`, staff);
    plant(marks.talk, `talk about the report ${name}`, (kind) => seesTalk(kind, facts));
    plant(
      report.id,
      `id of the report ${name}`,
      (kind, operation) => told(kind, operation) || operation === NEARBY,
    );
    // Who sees a report that was merged knows the number of the one it went into.
    plant(
      report.number,
      `number of the report ${name}`,
      (kind, operation) =>
        told(kind, operation) ||
        (name === 'accepted' && merged !== undefined && sees(kind, merged.facts)),
    );
    if (report.fileId) plant(report.fileId, `photo of the report ${name}`, seen);
    if (report.residentName)
      plant(report.residentName, `name of the resident of ${name}`, (_kind, operation) =>
        isReveal(operation),
      );
  }
  plant('kxtalkown', 'talk of a neighbour with their grid', (kind) =>
    seesGridTalk(kind, 'neighbour', cast.places.microGrid),
  );
  for (const { name, person, post } of cast.kinds.filter((kind) => !kind.post)) {
    const own: Allows = (kind, operation) => kind.name === name || isReveal(operation);
    if (post === null && person.clear.name) plant(person.clear.name, `name of ${name}`, own);
    if (person.clear.phone) plant(person.clear.phone, `phone of ${name}`, own);
  }
  const { _id } = cast.of('reporter').person;
  plant(
    _id,
    'id of the person of the reporter',
    (kind, operation) =>
      kind.name === 'reporter' ||
      (operation === 'GET /people' && kind.name === 'administrator of the county'),
  );
  return canaries;
}

const TOKEN = /[A-Za-z0-9_-]{6,}/g;
const PREFIX = /^(report|grid|person|area|org)-/;

/** What of an answer its reader may not see. */
export async function findLeaks(
  canaries: Canaries,
  { kind, operation }: Sight,
  answer: { readonly bytes: Buffer; readonly headers: Headers },
): Promise<string[]> {
  const text = await readable(answer.bytes, answer.headers.get('content-type') ?? '');
  return leaksIn(canaries, { kind, operation }, text);
}

/** The same of a text. */
export function leaksIn(canaries: Canaries, { kind, operation }: Sight, text: string): string[] {
  const found = new Set<string>();
  for (const [token] of text.matchAll(TOKEN)) {
    const canary = canaries.get(token) ?? canaries.get(token.replace(PREFIX, ''));
    if (canary && !(kind && canary.allows(kind, operation))) found.add(canary.what);
  }
  return [...found];
}
