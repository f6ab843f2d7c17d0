import { vi } from 'vitest';
import { keepSession } from '../api/tokens';
import type { Draft } from '../reports/draft';
import { useDrafts } from '../stores/drafts';
import { memoryStorage } from './memoryStorage';
import { type Answer, json, startScriptedServer } from './scriptedServer';

/** The unit that gets everything in these tests. */
export const UNIT = { code: '411728001001001', name: '第一网格', level: 'grid' };

const KINDS = json(200, { items: [{ code: 'road', name: '道路设施', group: 'repair' }] });
export const recipientAt = (code: string): Answer =>
  json(200, {
    areaPath: [
      { code: '411728', name: '遂平县' },
      { ...UNIT, code },
    ],
    holder: {},
  });

export const signInAs = (personId: string | null): void =>
  keepSession(
    personId === null
      ? null
      : {
          accessToken: 'a',
          expiresAt: '2030-01-01T00:00:00Z',
          refreshToken: `r-${personId}`,
          personId,
          county: '411728',
        },
  );

/** A phone of one person with an API whose answers the test gives by path. */
export async function startDraftWorld() {
  const server = await startScriptedServer();
  const answers = {
    categories: KINDS,
    recipient: recipientAt(UNIT.code),
    /** One a submit; the last one stays. */
    submits: [] as Answer[],
  };
  const route: Answer = (request, response) => {
    if (request.url.includes('/categories')) return answers.categories(request, response);
    if (request.url.includes('/recipient')) return answers.recipient(request, response);
    if (request.url.includes('/sessions/')) return response.writeHead(401).end();
    const next = answers.submits.length > 1 ? answers.submits.shift() : answers.submits[0];
    return next?.(request, response);
  };
  server.answers.push(...Array.from({ length: 100 }, () => route));
  vi.stubGlobal('API_BASE', server.url);
  vi.stubGlobal('localStorage', memoryStorage());
  vi.stubGlobal('document', quietDocument());
  useDrafts.setState({ all: [], full: false });
  signInAs('person-1');
  useDrafts.getState().reread();
  return {
    answers,
    /** Submits so far: key and words. */
    submits: () =>
      server.seen
        .filter(({ method, url }) => method === 'POST' && url.endsWith('/reports'))
        .map(({ headers, body }) => ({
          key: headers['idempotency-key'],
          words: (JSON.parse(body) as { words: string }).words,
        })),
    stop: async () => {
      signInAs(null);
      vi.unstubAllGlobals();
      await server.stop();
    },
  };
}

/** Toasts are shown to nobody here. */
const quietDocument = () => ({
  createElement: () => ({ setAttribute: () => {}, remove: () => {} }),
  body: { append: () => {} },
});

/** Writes a complete draft in the form; answers its key. */
export function write(words: string, change: Partial<Draft> = {}): string {
  const { startAnew, edit } = useDrafts.getState();
  startAnew();
  edit({
    category: 'road',
    words,
    place: { source: 'list', areaCode: UNIT.code, label: '前进社区' },
    ...change,
  });
  return useDrafts.getState().draft.key;
}
