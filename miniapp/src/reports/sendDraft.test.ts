import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepSession } from '../api/tokens';
import { useDrafts } from '../stores/drafts';
import { hangUp, json, refused, startScriptedServer } from '../testing/scriptedServer';
import { forgetDraft, sendDraft, sendWaiting } from './sendDraft';

let server: Awaited<ReturnType<typeof startScriptedServer>>;

beforeEach(async () => {
  server = await startScriptedServer();
  vi.stubGlobal('API_BASE', server.url);
  keepSession({
    accessToken: 'a',
    expiresAt: '2030-01-01T00:00:00Z',
    refreshToken: 'r',
    personId: 'person-1',
    county: '411728',
  });
  useDrafts.setState({ waiting: [] });
  const { startAnew, edit } = useDrafts.getState();
  startAnew();
  edit({
    category: 'road',
    words: '路灯坏了',
    place: { source: 'list', areaCode: '411728001001', label: '前进社区' },
  });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  keepSession(null);
  await server.stop();
});

const drafts = () => useDrafts.getState();
const keys = () => server.seen.map((request) => request.headers['idempotency-key']);

it('sends a draft under its own key and lets go of it only when told to', async () => {
  const { draft } = drafts();
  server.answers.push(json(201, { id: 'report-1' }));
  expect(await sendDraft(draft)).toEqual({ kind: 'sent', id: 'report-1' });
  expect(keys()).toEqual([draft.key]);
  expect(drafts().draft.words).toBe('路灯坏了');
  forgetDraft(draft.key);
  expect(drafts().draft.words).toBe('');
  expect(drafts().draft.key).not.toBe(draft.key);
});

it('keeps a draft without a network and sends it later, once, under the same key', async () => {
  const { draft } = drafts();
  server.answers.push(hangUp, hangUp, hangUp);
  expect(await sendDraft(draft)).toEqual({ kind: 'waiting' });
  expect(drafts().waiting.map((report) => report.draft.words)).toEqual(['路灯坏了']);
  expect(drafts().draft.words).toBe('');

  server.answers.push(json(201, { id: 'report-1' }));
  await Promise.all([sendWaiting(), sendWaiting()]);
  expect(server.seen).toHaveLength(4);
  expect(new Set(keys())).toEqual(new Set([draft.key]));
  expect(drafts().waiting).toEqual([]);
});

it('takes "key reused" for what it is: the first attempt had arrived', async () => {
  server.answers.push(refused(422, 'key_reused'));
  expect(await sendDraft(drafts().draft)).toEqual({ kind: 'sent', id: null });
});

it('keeps what the server refuses, says why, and does not try it again by itself', async () => {
  const { draft, queue } = drafts();
  queue({ draft, refusal: null });
  server.answers.push(refused(422, 'text_refused'));
  await sendWaiting();
  await sendWaiting();
  expect(server.seen).toHaveLength(1);
  expect(drafts().waiting[0]?.refusal).toBe('text_refused');
  drafts().takeBack(draft.key);
  expect(drafts().draft.words).toBe('路灯坏了');
  expect(drafts().waiting).toEqual([]);
});
