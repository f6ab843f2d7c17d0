import { REVIEW_QUEUES } from '@shared/schemas/content';
import { TASK_KINDS } from '@shared/schemas/reports';
import { verdictOf } from './call';
import { findLeaks } from './canaries';
import type { Kind } from './cast';
import { sees, seesPost } from './oracle';
import type { Rewind } from './rewind';
import type { ReportThing } from './things';
import type { World } from './world';

type Query = Readonly<Record<string, string | number>>;
type Page = { items: { id: string; read?: boolean }[]; nextCursor?: string | null } & Record<
  string,
  unknown
>;

interface Listed {
  readonly ids: readonly string[];
  readonly pages: readonly Page[];
}

/** Lists whose pages are read with somebody else's cursor too. */
const PAGED: readonly (readonly [path: string, query: Query])[] = [
  ['/reports', { scope: 'area' }],
  ['/tasks', {}],
  ['/threads', { scope: 'posts' }],
  ['/inbox', {}],
  ['/posts', {}],
  ['/restrictions', {}],
  ['/reviews', { queue: 'unchecked' }],
  ['/sends', {}],
];

/** Reads everybody's lists to the end: exactly what is theirs, in items, in counts, in what is found and filtered. */
export async function checkLists(
  world: World,
  rewind: Rewind,
  {
    readers,
    searched,
    onFinding,
    onProgress,
  }: {
    readonly readers: readonly Kind[];
    /** Reports whose words and number everybody searches for. */
    readonly searched: readonly ReportThing[];
    readonly onFinding: (finding: string) => void;
    readonly onProgress?: (calls: number) => void;
  },
): Promise<number> {
  let calls = 0;

  async function get(kind: Kind, path: string, query: Query) {
    calls += 1;
    const answer = await world.server.get<Page>(path, kind.person, { query });
    const operation = `GET ${path}`;
    for (const leak of await findLeaks(world.canaries, { kind, operation }, answer))
      onFinding(`${operation} ${JSON.stringify(query)} shows ${kind.name}: ${leak}`);
    return answer;
  }

  /** All pages, some lines each; null where the list is not theirs to read. */
  async function listed(kind: Kind, path: string, query: Query = {}): Promise<Listed | null> {
    const pages: Page[] = [];
    let cursor: string | null = null;
    do {
      const answer: Awaited<ReturnType<typeof get>> = await get(kind, path, {
        limit: 7,
        ...query,
        ...(cursor ? { cursor } : {}),
      });
      if (verdictOf(answer) === '403') return null;
      if (answer.status !== 200) throw new Error(`${path} ${answer.status}`);
      pages.push(answer.body);
      cursor = answer.body.nextCursor ?? null;
    } while (cursor);
    return { pages, ids: pages.flatMap(({ items }) => items.map(({ id }) => id)) };
  }

  function hold(
    kind: Kind,
    what: string,
    got: readonly unknown[],
    expected: readonly unknown[],
  ): void {
    const [a, b] = [got, expected].map((list) => JSON.stringify([...list].sort()));
    if (a !== b) onFinding(`${what} of ${kind.name}: ${got.length} instead of ${expected.length}`);
  }

  async function checkReports(kind: Kind): Promise<void> {
    const own = ({ facts }: ReportThing) =>
      facts.reporter === kind.name || facts.filedBy === kind.name;
    const seen = world.reports.filter(({ facts }) => sees(kind, facts));
    const ids = (reports: readonly ReportThing[]) => reports.map(({ id }) => id);
    const area = await listed(kind, '/reports', { scope: 'area' });
    hold(kind, 'reports', area?.ids ?? [], ids(seen));
    const mine = await listed(kind, '/reports', { scope: 'mine' });
    hold(kind, 'own reports', mine?.ids ?? [], ids(world.reports.filter(own)));
    for (const report of searched) {
      const expected = sees(kind, report.facts) ? [report.id] : [];
      for (const search of [report.marks.words, report.number]) {
        const found = await get(kind, '/reports', { scope: 'area', search });
        hold(
          kind,
          `search for ${report.name}`,
          found.body.items.map(({ id }) => id),
          expected,
        );
      }
      // What the staff noted is not found: finding nothing must not depend on it.
      const noted = await get(kind, '/reports', { scope: 'area', search: report.marks.note });
      hold(kind, `search in notes on ${report.name}`, noted.body.items, []);
    }
    const away = await get(kind, '/reports', {
      scope: 'area',
      areaCode: world.cast.places.away,
      limit: 50,
    });
    const there = seen.filter(({ facts }) => facts.areaCode.startsWith(world.cast.places.away));
    hold(
      kind,
      'reports of another township',
      away.body.items.map(({ id }) => id),
      ids(there),
    );
    const ledger = await get(kind, '/ledger', {});
    if (ledger.status === 200)
      hold(kind, 'rows of the ledger', [ledger.headers.get('x-rows')], [String(seen.length)]);
  }

  async function checkTasks(kind: Kind): Promise<void> {
    const seen = new Set(
      world.reports.filter(({ facts }) => sees(kind, facts)).map(({ id }) => id),
    );
    for (const of of TASK_KINDS) {
      const tasks = await listed(kind, '/tasks', { kind: of });
      const counts = tasks?.pages[0]?.counts as Record<string, number> | undefined;
      hold(kind, `count of tasks ${of}`, [counts?.[of]], [tasks?.ids.length]);
      hold(kind, `tasks ${of}`, tasks?.ids.filter((id) => !seen.has(id)) ?? [], []);
    }
  }

  async function checkOthers(kind: Kind): Promise<void> {
    const waiting = await listed(kind, '/threads', { scope: 'waiting' });
    hold(
      kind,
      'count of talks that wait',
      [waiting?.pages[0]?.waitingCount],
      [waiting?.ids.length],
    );
    for (const scope of ['mine', 'posts']) await listed(kind, '/threads', { scope });
    const inbox = await listed(kind, '/inbox');
    const unread = inbox?.pages.flatMap(({ items }) => items.filter(({ read }) => !read)) ?? [];
    hold(kind, 'count of messages', [inbox?.pages[0]?.unreadCount], [unread.length]);
    const posts = await listed(kind, '/posts');
    const seen = world.cast.kinds.filter((other) => seesPost(kind, other));
    hold(
      kind,
      'posts',
      posts?.ids ?? [],
      seen.map(({ post }) => post?._id),
    );
    await listed(kind, '/restrictions');
    for (const queue of REVIEW_QUEUES) {
      const reviews = await listed(kind, '/reviews', { queue });
      const counts = reviews?.pages[0]?.counts as Record<string, number> | undefined;
      if (counts && queue !== 'decided')
        hold(kind, `count of questions ${queue}`, [counts[queue]], [reviews?.ids.length]);
    }
    await listed(kind, '/sends');
    await get(kind, '/me/export', {});
  }

  /** Where a list of somebody who sees everything goes on, for those who do not. */
  async function checkForeignCursors(
    kind: Kind,
    cursors: ReadonlyMap<string, string>,
  ): Promise<void> {
    for (const [path, query] of PAGED) {
      const cursor = cursors.get(path);
      if (cursor) await get(kind, path, { ...query, cursor, limit: 50 });
    }
  }

  const cursors = new Map<string, string>();
  for (const [path, query] of PAGED)
    for (const name of ['administrator of the county', 'reporter', 'handler given it']) {
      const { body } = await get(world.cast.of(name), path, { ...query, limit: 1 });
      if (body.nextCursor && !cursors.has(path)) cursors.set(path, body.nextCursor);
    }
  for (const kind of readers) {
    await checkReports(kind);
    await checkTasks(kind);
    await checkOthers(kind);
    await checkForeignCursors(kind, cursors);
    await rewind.back();
    onProgress?.(calls);
  }
  return calls;
}
