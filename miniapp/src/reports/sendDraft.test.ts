import { afterEach, beforeEach, expect, it } from 'vitest';
import { useDrafts } from '../stores/drafts';
import { startDraftWorld, write } from '../testing/draftWorld';
import { hangUp, json, refused } from '../testing/scriptedServer';
import { forgetDraft, sendDraft } from './sendDraft';

let world: Awaited<ReturnType<typeof startDraftWorld>>;
beforeEach(async () => {
  world = await startDraftWorld();
});
afterEach(() => world.stop());

const find = (key: string) => useDrafts.getState().all.find((draft) => draft.key === key);

it('sends a draft under its own key and lets go of it only when told to', async () => {
  const key = write('路灯坏了');
  world.answers.submits.push(json(201, { id: 'report-1' }));
  expect(await sendDraft(key)).toMatchObject({ kind: 'sent', id: 'report-1' });
  expect(world.submits()).toEqual([{ key, words: '路灯坏了' }]);
  expect(useDrafts.getState().draft.words).toBe('路灯坏了');
  forgetDraft(key);
  expect(useDrafts.getState().draft.words).toBe('');
  expect(find(key)).toBeUndefined();
});

it('sends once, however often the button is tapped', async () => {
  const key = write('路灯坏了');
  world.answers.submits.push(json(201, { id: 'report-1' }));
  const answers = await Promise.all([sendDraft(key), sendDraft(key), sendDraft(key)]);
  expect(answers.map((answer) => answer.kind === 'sent' && answer.id)).toEqual(
    Array(3).fill('report-1'),
  );
  expect(world.submits()).toHaveLength(1);
});

it('keeps what is refused in the form, with the reason', async () => {
  const key = write('骂人的话');
  world.answers.submits.push(refused(422, 'text_refused'));
  await expect(sendDraft(key)).rejects.toMatchObject({ code: 'text_refused' });
  expect(find(key)).toMatchObject({
    state: 'editing',
    words: '骂人的话',
    problem: { code: 'text_refused' },
    attempted: false,
  });
});

it('takes "key reused" for what it is, and says when later words were not in it', async () => {
  const key = write('路灯坏了');
  world.answers.submits.push(hangUp, hangUp, hangUp, refused(422, 'key_reused'));
  expect(await sendDraft(key)).toEqual({ kind: 'waiting' });
  useDrafts.getState().edit({ words: '路灯坏了，还有井盖' });
  expect(await sendDraft(key)).toEqual({ kind: 'sent', id: null, editsLost: true });
});
