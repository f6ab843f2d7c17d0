import type { SignInRequestResponse, SignInStateResponse } from '@shared/schemas/sessions';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { SignInRequest } from '../../../api/models/SignInRequest';
import type { Device } from '../harness/device';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';

let world: World;
let browser: ApiClient;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  browser = ApiClient.anonymous(world);
});
afterAll(() => world?.close());

/** What a browser asks for and shows as a QR. */
const askForQr = async () =>
  (await browser.post<SignInRequestResponse>('/sign-in-requests', undefined)).body;

const collect = async ({ id, secret }: SignInRequestResponse) =>
  (await browser.get<SignInStateResponse>(`/sign-in-requests/${id}?secret=${secret}`)).body;

/** The resident points the camera at a QR, from 我. */
async function scan(text: string): Promise<Device> {
  const phone = world.device('resident');
  phone.hand.scan = text;
  await phone.launch('pages/me/index');
  await phone.see('扫码登录电脑');
  await phone.tap('扫码登录电脑');
  return phone;
}

test('who scans the QR and confirms lets the browser in, once', async () => {
  const request = await askForQr();
  const phone = await scan(request.qrText);
  await phone.see('有一台电脑正要用您的身份登录微连心');
  expect((await collect(request)).state, 'scanning alone lets nobody in').toBe('waiting');
  await phone.tap('确认登录');
  await phone.see('电脑上已经登录');

  const stranger = await browser.get(`/sign-in-requests/${request.id}?secret=guessed`);
  expect(stranger.status, 'a photo of the QR is not enough').toBe(404);
  const { state, session } = await collect(request);
  expect([state, session?.personId]).toEqual(['confirmed', world.people.resident.id]);
  expect(await collect(request)).toEqual({ state: 'expired', session: null });
});

test('"not me" lets nobody in', async () => {
  const request = await askForQr();
  const phone = await scan(request.qrText);
  await phone.tap('不是我');
  expect(phone.route).toBe('pages/me/index');
  expect(await collect(request)).toEqual({ state: 'waiting', session: null });
});

test("WeChat's own scanner opens the question, and signs in by itself first", async () => {
  const request = await askForQr();
  const phone = world.device('neighbour');
  // WeChat hands the address over as `q`, encoded.
  await phone.launch(`pages/confirm-sign-in/index?q=${encodeURIComponent(request.qrText)}`, 1011);
  await phone.see('有一台电脑正要用您的身份登录微连心');
  await phone.tap('确认登录');
  await phone.see('电脑上已经登录');
  expect((await collect(request)).session?.personId).toBe(world.people.neighbour.id);
});

test('a QR of something else is told apart', async () => {
  const phone = await scan('https://example.com/menu?table=12');
  await phone.see('没有认出这个二维码');
  expect(phone.route).toBe('pages/me/index');
});

test('a QR that is too old is refused in words', async () => {
  const request = await askForQr();
  const phone = await scan(request.qrText);
  // Three minutes pass.
  await SignInRequest.updateOne({ _id: request.id }, { expiresAt: new Date(Date.now() - 1) });
  await phone.tap('确认登录');
  await phone.see('这个二维码已经失效，请在电脑上换一个再扫');
  expect(await collect(request)).toEqual({ state: 'expired', session: null });
});
