import type { ReportDetail, ReportPage } from '@shared/schemas/reports';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Area } from '../../../api/models/Area';
import { ApiClient } from '../world/apiClient';
import { openWorld, type World } from '../world/openWorld';
import { COUNTY } from '../world/places';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('mongoUri'));
});
afterAll(() => world?.close());

test('a scanned plate fills in the place, and the report lands in that grid', async () => {
  // A grid in another township than the resident's own.
  const plate = await Area.findOne({ county: COUNTY, level: 'grid', validTo: null })
    .sort({ code: -1 })
    .lean();
  if (!plate) throw new Error('the county has no grid');
  expect(plate.code.slice(0, 9)).not.toBe(world.place.path.at(-1)?.code.slice(0, 9));

  const phone = world.device('resident');
  await phone.launch('pages/report-form/index');
  await phone.tap('报修');
  await phone.tap('道路设施');
  await phone.type('怎么回事', '牌子旁边的栏杆断了');
  phone.hand.scan = 'https://example.com/menu?table=12';
  await phone.tap('扫网格牌');
  await phone.see('没有认出这块牌子');
  phone.hand.scan = `https://weilianxin.example/grid/${plate.code}`;
  await phone.tap('扫网格牌');
  await phone.see(plate.name);
  await phone.tap('下一步');
  await phone.see('请看一下对不对');
  await phone.tap('确认提交');
  await phone.see('已经收到您的反映');

  const resident = await ApiClient.signIn(world, 'resident');
  const { items } = (await resident.get<ReportPage>('/reports')).body;
  const { body } = await resident.get<ReportDetail>(`/reports/${items[0]?.id}`);
  expect(body.words).toBe('牌子旁边的栏杆断了');
  expect(body.place.source).toBe('plate');
  expect(body.areaPath.at(-1)?.code).toBe(plate.code);
});

test('a plate of a grid that is not there is told', async () => {
  const phone = world.device('resident');
  await phone.launch('pages/report-form/index');
  phone.hand.scan = `${COUNTY}999999999`;
  await phone.tap('扫网格牌');
  await phone.see('没有认出这块牌子');
  expect(phone.all('.place-field__chosen')).toHaveLength(0);
});
