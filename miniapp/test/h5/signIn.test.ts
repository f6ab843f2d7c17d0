import type { SignInRequestResponse } from '@shared/schemas/sessions';
import type { Browser } from 'playwright-core';
import { renderSVG } from 'uqr';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Session } from '../../../api/models/Session';
import { SignInRequest } from '../../../api/models/SignInRequest';
import { launchBrowser } from '../../../scripts/browser/launchBrowser';
import { DESKTOP, Visitor } from '../browser/visitor';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';

const REQUESTS = '**/api/v1/sign-in-requests';
const HOME = '**/pages/home/index';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** The next QR this browser asks for, once it is on the screen as the API gave it. */
async function nextQr(visitor: Visitor, ask: () => Promise<void>): Promise<SignInRequestResponse> {
  const [answer] = await Promise.all([visitor.page.waitForResponse(REQUESTS), ask()]);
  const request = (await answer.json()) as SignInRequestResponse;
  const picture = visitor.page.getByAltText('登录二维码');
  await picture.waitFor();
  const drawn = decodeURIComponent((await picture.getAttribute('src'))?.split(',')[1] ?? '');
  expect(drawn, 'the picture says what the API said').toBe(
    renderSVG(request.qrText, { border: 1 }),
  );
  return request;
}

/** What the mini-program does with a scanned QR; its own side is in weapp/signIn.test.ts. */
async function confirm({ qrText }: SignInRequestResponse): Promise<void> {
  const phone = await ApiClient.signIn(world, 'gridLeader');
  const id = new URL(qrText).searchParams.get('request');
  const { status } = await phone.post(`/sign-in-requests/${id}/confirmation`, undefined);
  expect(status).toBe(204);
}

async function openSignIn(): Promise<[Visitor, SignInRequestResponse]> {
  const visitor = await Visitor.open(browser, { address: world.address, viewport: DESKTOP });
  return [visitor, await nextQr(visitor, () => visitor.go('/pages/sign-in/index'))];
}

const browserSessions = () =>
  Session.countDocuments({ personId: world.people.gridLeader.id, by: 'browser' });

test('of two browsers with the same QR one is let in, as who confirmed', async () => {
  const [first, request] = await openSignIn();
  const second = await Visitor.open(browser, { address: world.address, viewport: DESKTOP });
  await second.page.route(REQUESTS, (route) => route.fulfill({ status: 201, json: request }));
  await nextQr(second, () => second.go('/pages/sign-in/index'));
  await confirm(request);

  const isIn = async (visitor: Visitor) => {
    const inside = visitor.page.waitForURL(HOME, { timeout: 15_000 }).then(() => true);
    const outside = visitor.see('二维码过期了', 15_000).then(() => false);
    return Promise.any([inside, outside]);
  };
  const [firstIn, secondIn] = await Promise.all([isIn(first), isIn(second)]);
  expect(firstIn).not.toBe(secondIn);
  expect(await browserSessions()).toBe(1);
  const member = firstIn ? first : second;
  await member.go('/packages/staff/pages/workbench/index');
  await member.see('待派单');
  await member.go('/pages/me/index');
  await member.see(world.people.gridLeader.name);
  const stranger = firstIn ? second : first;
  await stranger.go('/pages/me/index');
  await stranger.see('还没有登录');
  expect([...first.defects, ...second.defects]).toEqual([]);
  await Promise.all([first.close(), second.close()]);
});

test('an old QR says so and offers a new one, which works', async () => {
  const before = await browserSessions();
  const [visitor, old] = await openSignIn();
  // Three minutes pass.
  await SignInRequest.updateOne({ _id: old.id }, { expiresAt: new Date(Date.now() - 1) });
  await visitor.see('二维码过期了');
  expect(await visitor.page.getByAltText('登录二维码').count()).toBe(0);
  const fresh = await nextQr(visitor, () => visitor.tap('换一个'));
  expect(fresh.id).not.toBe(old.id);
  await confirm(fresh);
  await visitor.page.waitForURL(HOME, { timeout: 15_000 });
  expect(await browserSessions()).toBe(before + 1);
  expect(visitor.defects).toEqual([]);
  await visitor.close();
});
