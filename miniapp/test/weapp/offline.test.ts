import type { ReportDetail, ReportPage } from '@shared/schemas/reports';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Device } from '../harness/device';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { takePhoto } from '../world/photo';

const FORM = 'pages/report-form/index';
const DRAFTS = 'pages/drafts/index';
const DAY_MS = 24 * 3_600_000;

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
});
afterAll(() => world?.close());

async function writeReport(phone: Device, words: string): Promise<void> {
  // Without a network it takes a moment until who this is is taken from what was known before.
  await phone.see('是哪类事', 15_000);
  await phone.tap('报修');
  await phone.tap('道路设施');
  await phone.type('怎么回事', words);
  await phone.tap('我的网格');
}

async function handOver(phone: Device): Promise<void> {
  await phone.tap('下一步');
  await phone.tap('确认提交');
}

/** Words of a person's reports, as the API has them. */
async function reportsOf(who: 'resident'): Promise<string[]> {
  const client = await ApiClient.signIn(world, who);
  const { items } = (await client.get<ReportPage>('/reports?limit=50')).body;
  const details = items.map(({ id }) => client.get<ReportDetail>(`/reports/${id}`));
  return (await Promise.all(details)).map(({ body }) => body.words ?? '').reverse();
}

const submits = (phone: Device) =>
  phone.phone.calls.filter(({ name, options }) => {
    const { url = '', method } = (options ?? {}) as { url?: string; method?: string };
    return name === 'request' && method === 'POST' && url.endsWith('/api/v1/reports');
  });

/** Where the photos of the kept drafts lie. */
const keptPhotos = (phone: Device): string[] =>
  [...phone.phone.storage]
    .filter(([name]) => name.includes('draft:'))
    .flatMap(([, text]) =>
      (JSON.parse(JSON.parse(text) as string) as { photos: { path: string }[] }).photos.map(
        (photo) => photo.path,
      ),
    );

/** Makes the kept drafts look as if they had been handed over this long ago. */
function letTimePass(phone: Device, words: string, milliseconds: number): void {
  for (const [name, text] of phone.phone.storage) {
    if (!name.includes('draft:') || !text.includes(words)) continue;
    const draft = JSON.parse(JSON.parse(text) as string) as Record<string, string>;
    const earlier = new Date(Date.now() - milliseconds).toISOString();
    const older = { ...draft, startedAt: earlier, releasedAt: earlier };
    phone.phone.storage.set(name, JSON.stringify(JSON.stringify(older)));
  }
}

test('three matters written without a network survive a restart and go out in order, each once', async () => {
  const phone = world.device('resident');
  await phone.launch(FORM);
  await phone.setOnline(false);
  phone.hand.photos = [await takePhoto('路灯')];
  await writeReport(phone, '一号路灯不亮');
  await phone.tap(/^加照片/);
  // The upload fails for now: that is said, and it is the matter that counts.
  phone.phone.problems.take();
  await handOver(phone);
  await phone.see('已经存好', 20_000);
  for (const words of ['二号井盖松动', '三号护栏断了']) {
    await phone.launch(FORM);
    await writeReport(phone, words);
    await handOver(phone);
    await phone.see('已经存好', 20_000);
  }
  // And one that is not finished: it stays.
  await phone.launch(FORM);
  await phone.see('是哪类事', 15_000);
  await phone.type('怎么回事', '还没想好怎么写');

  await phone.launch(DRAFTS);
  for (const words of ['一号路灯不亮', '二号井盖松动', '三号护栏断了', '还没想好怎么写'])
    await phone.see(words);
  expect(phone.screen()).toMatch(/等着发出的[\s\S]*没写完的/);
  expect(await reportsOf('resident')).toEqual([]);

  await phone.setOnline(true);
  await phone.see('3 件反映已发出', 20_000);
  expect(await reportsOf('resident')).toEqual(['一号路灯不亮', '二号井盖松动', '三号护栏断了']);
  expect(phone.screen()).toContain('还没想好怎么写');
  expect(phone.screen()).not.toContain('等着发出的');
  const client = await ApiClient.signIn(world, 'resident');
  const { items } = (await client.get<ReportPage>('/reports?limit=50')).body;
  const first = items.at(-1);
  const { body } = await client.get<ReportDetail>(`/reports/${first?.id}`);
  expect(body.photos).toHaveLength(1);
  // Tapped again and started again: nothing more goes out.
  const before = submits(phone).length;
  await phone.launch();
  await phone.launch(DRAFTS);
  expect(submits(phone).length).toBe(before);
});

test('what is refused says why, is corrected and sent; what is a day old asks first', async () => {
  const phone = world.device('resident');
  await phone.launch(FORM);
  await phone.setOnline(false);
  phone.hand.photos = [await takePhoto('杂物')];
  await writeReport(phone, '楼道里堆着杂物');
  await phone.tap(/^加照片/);
  await handOver(phone);
  await phone.see('已经存好', 20_000);
  await phone.launch(FORM);
  await writeReport(phone, '昨天的积水');
  await handOver(phone);
  await phone.see('已经存好', 20_000);
  letTimePass(phone, '昨天的积水', DAY_MS + 3_600_000);
  // WeChat cleared the app's files to make room.
  for (const path of keptPhotos(phone)) phone.phone.files.remove(path);

  await phone.launch(DRAFTS);
  await phone.setOnline(true);
  await phone.see('没有发出去的', 20_000);
  await phone.see('照片已不在手机上，请重新添加', 20_000);
  await phone.see(/还要发送吗/, 20_000);
  expect(await reportsOf('resident')).not.toContain('昨天的积水');

  expect(await reportsOf('resident')).not.toContain('楼道里堆着杂物');
  await phone.tap('还要发送');
  await phone.see('1 件反映已发出', 20_000);
  expect(await reportsOf('resident')).toContain('昨天的积水');
  await phone.tap('修改');
  await phone.see('加照片0 / 9', 15_000);
  expect(phone.screen()).toContain('[楼道里堆着杂物]');
  await handOver(phone);
  await phone.see('已经收到您的反映', 20_000);
  expect(await reportsOf('resident')).toContain('楼道里堆着杂物');
});

test('a draft is taken out and put back; gone for good only after the page', async () => {
  const phone = world.device('neighbour');
  await phone.launch(FORM);
  await phone.type('怎么回事', '写错了的草稿');
  await phone.launch(DRAFTS);
  await phone.tap('删除');
  await phone.see('已删除“写错了的草稿”');
  await phone.tap('撤销');
  await phone.see('接着写');
  await phone.tap('删除');
  await phone.launch(DRAFTS);
  await phone.see('没有草稿');
  expect([...phone.phone.storage.keys()].filter((name) => name.includes('draft:'))).toEqual([]);
});

test('a large photo is made smaller on the phone', async () => {
  const phone = world.device('neighbour');
  await phone.launch(FORM);
  const large = sharp({ create: { width: 3000, height: 4000, channels: 3, background: '#888' } });
  phone.hand.photos = [await large.jpeg().toBuffer()];
  await phone.tap(/^加照片/);
  const sent = phone.phone.calls.filter(({ name }) => name === 'uploadFile').at(-1);
  const file = (sent?.options as { filePath?: string } | undefined)?.filePath ?? '';
  const { width = 0, height = 0 } = await sharp(phone.phone.files.read(file)).metadata();
  expect([width, height]).toEqual([1536, 2048]);
});

test('a code of WeChat and a plain address both open the form with the place filled in', async () => {
  const code = world.place.path.at(-1)?.code ?? '';
  const phone = world.device('resident');
  await phone.launch(`${FORM}?scene=${encodeURIComponent(encodeURIComponent(`g=${code}`))}`, 1047);
  await phone.see(world.place.path.at(-1)?.name ?? '');
  expect(phone.all('.place-field__chosen')).toHaveLength(1);
  const link = encodeURIComponent(encodeURIComponent(`https://weilianxin.example/g/${code}`));
  await phone.launch(`${FORM}?q=${link}`, 1011);
  await phone.see(world.place.path.at(-1)?.name ?? '');
  expect(phone.all('.place-field__chosen')).toHaveLength(1);
});

test('who looks after a unit is told without an account, and is one tap from the phone', async () => {
  const code = world.place.path[3]?.code ?? '';
  const phone = world.device({ openid: 'flow-stranger-000000000000' });
  await phone.launch(`packages/grid/pages/unit/index?area=${code}`);
  await phone.see('王建国');
  expect(phone.screen()).toContain('赵志强');
  expect(phone.phone.calls.filter(({ name }) => name === 'login')).toEqual([]);
  await phone.tap(/打电话给王建国/);
  expect(phone.phone.phoneCalls).toEqual(['13900000003']);
});

test('a grid leader makes the plates of the own village and opens them', async () => {
  const phone = world.device('gridLeader');
  await phone.launch('packages/staff/pages/plates/index');
  await phone.see(/共 \d+ 块/);
  await phone.tap('一页八块');
  await phone.tap('生成 PDF');
  await phone.see('已生成', 60_000);
  const opened = phone.phone.calls.filter(({ name }) => name === 'openDocument').at(-1);
  const { filePath = '', fileType } = (opened?.options ?? {}) as Record<string, string>;
  expect(fileType).toBe('pdf');
  const pdf = Buffer.from(phone.phone.files.read(filePath));
  expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
});
