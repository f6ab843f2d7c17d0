import mongoose from 'mongoose';
import type { Endpoint } from '../../routes/endpoint';
import type { Player, PrivacyWorld } from './privacyWorld';

/** What is asked for by operations that need more than a path; by the name of the parameter. */
const queryValues = (world: PrivacyWorld): Readonly<Record<string, string>> => ({
  month: '2026-11',
  longitude: String(world.county.center(world.county.microGrids[0] ?? '')[0]),
  latitude: String(world.county.center(world.county.microGrids[0] ?? '')[1]),
  datum: 'WGS-84',
  areaCode: world.county.microGrids[0] ?? '',
  category: 'road',
  search: world.first('gridMember').canary.phone,
  size: 'full',
});

/** Operations whose addresses are only found in other answers, or are no documents at all. */
const FOUND_ELSEWHERE = ['/files/:id', '/events'];

/** Answers with a session to who holds its secret, and with a state to nobody else: no data of a person. */
const WITHOUT_PEOPLE = ['/sign-in-requests/:id'];

/** Of several parameters one has to be there. */
const ONE_OF: Readonly<Record<string, readonly string[]>> = {
  '/reports/recipient': ['areaCode'],
  '/reports/nearby': ['areaCode'],
};

/** Documents of a kind that are looked at, the newest of each; every one more is a round of requests by everybody. */
const MOST_IDS = 2;

interface Reading {
  readonly url: string;
  readonly endpoints: readonly Endpoint[];
  readonly world: PrivacyWorld;
  /** Paths below /api/v1 that the traffic came across: signed addresses of files. */
  readonly found: Iterable<string>;
}

/**
 * Every GET operation of the API, asked by one person of every kind and by nobody, for documents of every kind; the
 * answers are heard by the tap.
 * @returns how many were sent, and the operations that never answered with success: these were not searched
 */
export async function readEverything({ url, endpoints, world, found }: Reading) {
  const readers = [
    null,
    ...(await Promise.all(
      firstOfEachKind(world.players).map(({ device }) => device.accessToken()),
    )),
  ];
  const unanswered: string[] = [];
  let sent = 0;
  const ask = async (path: string): Promise<boolean> => {
    const statuses = await Promise.all(readers.map((token) => statusOf(url, path, token)));
    sent += statuses.length;
    return statuses.some((status) => status < 300);
  };
  for (const endpoint of endpoints.filter(({ method }) => method === 'get')) {
    if ([...FOUND_ELSEWHERE, ...WITHOUT_PEOPLE].includes(endpoint.path)) continue;
    let answered = false;
    for (const path of await pathsOf(endpoint, world)) answered = (await ask(path)) || answered;
    if (!answered) unanswered.push(`GET ${endpoint.path}`);
  }
  for (const path of found) if (!(await ask(path))) unanswered.push(path);
  return { sent, unanswered };
}

export const firstOfEachKind = (players: readonly Player[]): Player[] => [
  ...new Map([...players].reverse().map((player) => [player.kind, player])).values(),
  ...players.filter(({ staff }) => !staff).slice(-1),
];

async function statusOf(url: string, path: string, token: string | null): Promise<number> {
  const response = await fetch(`${url}/api/v1${path}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  await response.arrayBuffer();
  return response.status;
}

async function pathsOf(endpoint: Endpoint, world: PrivacyWorld): Promise<string[]> {
  const query = requiredQuery(endpoint, queryValues(world));
  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  if (names.length === 0) return [endpoint.path + query];
  const [name = ''] = names;
  const values = await valuesOf(name, endpoint.path.split('/')[1] ?? '', world);
  return values.map((value) => endpoint.path.replace(`:${name}`, value) + query);
}

async function valuesOf(name: string, resource: string, { county }: PrivacyWorld) {
  if (name === 'code') return [county.microGrids[0] ?? '', county.grids[1] ?? '', county.code];
  if (name === 'shape') return ['4x3'];
  const newest = await mongoose.connection
    .collection<{ _id: string }>(resource)
    .find({}, { projection: { _id: 1 } })
    .sort({ createdAt: 1 })
    .limit(MOST_IDS)
    .toArray();
  if (newest.length === 0) throw new Error(`no ids are known for :${name} of ${resource}`);
  return newest.map(({ _id }) => _id);
}

interface Shape {
  readonly _zod: {
    readonly def: {
      readonly shape?: Record<string, { readonly _zod: { readonly optin?: string } }>;
    };
  };
}

/** @throws Error where a new operation needs something no value is known for */
function requiredQuery(
  { query, path }: Endpoint,
  values: Readonly<Record<string, string>>,
): string {
  const shape = (query as unknown as Shape | undefined)?._zod.def.shape ?? {};
  const asked = new URLSearchParams();
  for (const [name, schema] of Object.entries(shape)) {
    if (schema._zod.optin !== undefined && !ONE_OF[path]?.includes(name)) continue;
    const value = values[name];
    if (value === undefined) throw new Error(`${path} needs ${name}: add a value`);
    asked.set(name, value);
  }
  return asked.size > 0 ? `?${asked}` : '';
}
