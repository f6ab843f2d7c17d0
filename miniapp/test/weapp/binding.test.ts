import type { Post } from '@shared/schemas/staff';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Device } from '../harness/device';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';

const MEMBER = { name: '孙桂兰', phone: '13900000101', openid: 'flow-newMember-0000000000' };
const NOBODY = { phone: '13900000102', openid: 'flow-nobody-000000000000000' };
const WORKBENCH = 'packages/staff/pages/workbench/index';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
  await world.phones.register(
    [MEMBER, NOBODY].map(({ openid, phone }) => ({ openid, phone, nickname: '微信用户' })),
  );
});
afterAll(() => world?.close());

/** The first time in the mini-program: nothing to fill in, the privacy text before anything personal. */
async function comeIn(person: { openid: string }): Promise<Device> {
  const phone = world.device(person);
  await phone.launch(WORKBENCH);
  await phone.see('第一次使用');
  expect(phone.screen()).not.toContain('待核实');
  await phone.tap('同意并继续');
  await phone.see('谢谢，可以继续了');
  await phone.launch();
  await phone.see(/^我要反映/m);
  expect(phone.screen()).not.toContain('工作台');
  await phone.tapTab('我');
  await phone.see('绑定手机号');
  return phone;
}

test('a new member of the staff binds the phone and finds the post', async () => {
  const admin = await ApiClient.signIn(world, 'admin');
  const area = world.place.path[3];
  const added = await admin.post<Post>('/posts', {
    name: MEMBER.name,
    phone: MEMBER.phone,
    role: 'gridMember',
    areaCode: area?.code,
  });
  expect(added.status, JSON.stringify(added.body)).toBe(201);

  const phone = await comeIn(MEMBER);
  phone.hand.phoneNumber = 'deny';
  await phone.tap('绑定手机号');
  expect(phone.screen(), 'who refuses stays who they are').not.toContain('工作台');
  phone.hand.phoneNumber = 'allow';
  await phone.tap('绑定手机号');
  await phone.see('〖手机号已绑定〗');
  await phone.see('139****0101');
  expect(phone.screen()).toContain(MEMBER.name);
  expect(phone.screen()).not.toContain('绑定手机号');

  await phone.tap('工作台');
  await phone.see('待核实');
  expect(phone.screen(), 'the consent came along').not.toContain('第一次使用');
  await phone.launch();
  await phone.see(`${area?.name} 网格员`);

  // From now on WeChat alone is enough, on another phone too.
  const other = world.device(MEMBER);
  await other.launch(WORKBENCH);
  await other.see('待核实');
  const { items } = (await admin.get<{ items: Post[] }>(`/posts?areaCode=${area?.code}`)).body;
  expect(items.filter((post) => post.person.name === MEMBER.name)).toHaveLength(1);
});

test('a phone without a post is bound and opens nothing', async () => {
  const phone = await comeIn(NOBODY);
  await phone.tap('绑定手机号');
  await phone.see('139****0102');
  expect(phone.screen()).not.toContain('工作台');
  await phone.launch(WORKBENCH);
  await phone.see('您还没有登记为工作人员');
});
