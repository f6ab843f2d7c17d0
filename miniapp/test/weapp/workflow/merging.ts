import type { ReportDetail } from '@shared/schemas/reports';
import { expect, test } from 'vitest';
import { ApiClient } from '../../world/apiClient';
import { playReport } from '../../world/playReport';
import { type Flow, openStep } from './Flow';

/** 并案, with what follows for both, and “我也遇到了”. */
export function merging(flow: Flow): void {
  test('并案: both know, and apart again; an urge once a day, correcting and taking back', async () => {
    const first = await playReport(
      flow.world,
      { category: 'utilities', words: '水管爆了在漏水' },
      'submitted',
    );
    const neighbour = flow.phoneOf('neighbour');
    const other = await ApiClient.signIn(flow.world, 'neighbour');
    const [longitude, latitude] = flow.world.place.wgs84;
    const place = { source: 'map', position: { longitude, latitude, datum: 'WGS-84' } };
    const sent = await other.post<{ id: string }>('/reports', {
      category: 'utilities',
      words: '路中间往外冒水',
      place,
    });
    const second = sent.body.id;
    const member = await flow.at('gridMember', second);
    await openStep(member, '并案');
    await member.tap(/^水管爆了在漏水/);
    await member.tap('并入这一件');
    await member.see('已并案');
    await neighbour.launch(`pages/report/index?id=${second}`);
    await neighbour.see(/和 \d{6}-\d{4}-\d{4} 是同一件事，并在一起办。待核实/);
    const resident = await flow.asResident(first);
    expect(await flow.messagesTo('resident', first, /同一件/)).toEqual(['有邻居反映了同一件事']);
    await openStep(member, '撤销并案');
    await member.tap('查看后不是同一处。');
    await member.tap('撤销并案');
    await neighbour.see('待核实');

    await openStep(resident, '催办');
    await resident.tap('催一下');
    await resident.see('催办');
    await resident.tap('更多');
    await resident.see('今天已经催过了，明天可以再催');
    const again = await (await ApiClient.signIn(flow.world, 'resident')).post(
      `/reports/${first}/urging`,
      {},
    );
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'already_urged' } } });

    await resident.tap('更正内容');
    await resident.tap('提交更正');
    await resident.see('还没有改动，请至少更正一项');
    await resident.type('怎么回事', '水管爆了，漏到了路上');
    await resident.tap('提交更正');
    await resident.see('已经更正');
    expect(resident.screen()).toContain('水管爆了，漏到了路上');
    await openStep(resident, '撤回');
    await resident.see('撤回后不再办理，也不能恢复；还要办的话需要重新反映。');
    await resident.tap('确定撤回');
    await resident.see('已撤回');
  });

  test('a merged report is settled with the one it went into, and rated by its own reporter', async () => {
    const first = await playReport(
      flow.world,
      { category: 'noise', words: '工地半夜施工' },
      'accepted',
    );
    const client = await ApiClient.signIn(flow.world, 'neighbour');
    const [longitude, latitude] = flow.world.place.wgs84;
    const sent = await client.post<{ id: string }>('/reports', {
      category: 'noise',
      words: '半夜打桩睡不着',
      place: { source: 'map', position: { longitude, latitude, datum: 'WGS-84' } },
    });
    const { id } = sent.body;
    const member = await ApiClient.signIn(flow.world, 'gridMember');
    const { number } = (await member.get<ReportDetail>(`/reports/${first}`)).body;
    expect(await flow.take('gridMember', id, 'merger', { original: number })).toBe('merged');
    const phone = await flow.asResident(id, 'neighbour');
    await phone.see(`和 ${number} 是同一件事`);
    await flow.take('handler', first, 'resolution', { words: '已要求夜间停工' });
    await phone.see('待评价');
    await phone.tap('评价');
    await phone.tap('没有解决');
    await phone.type('哪里没有解决', '昨晚又响了');
    await phone.tap('提交评价');
    await phone.see('重新办理');
    const after = (await member.get<ReportDetail>(`/reports/${first}`)).body;
    expect(after.state, 'the first one waits for its own rating').toBe('resolved');
  });

  test('“我也遇到了” on what a neighbour reported, and taken back', async () => {
    await playReport(
      flow.world,
      { category: 'sanitation', words: '垃圾桶满了没人清' },
      'submitted',
    );
    const phone = flow.phoneOf('neighbour');
    await phone.launch('pages/report-form/index');
    await phone.tap('报修');
    await phone.tap('环境卫生');
    await phone.type('怎么回事', '垃圾桶满了');
    phone.hand.place = {
      longitude: flow.world.place.gcj02[0],
      latitude: flow.world.place.gcj02[1],
      name: '社区北门',
    };
    await phone.tap('地图上选');
    await phone.tap('下一步');
    await phone.see('附近已经有人反映过');
    await phone.tap('我也遇到了');
    await phone.see('1 位邻居也遇到了');
    await phone.tap('不是同一件');
    await phone.see('我也遇到了');
    expect(phone.screen()).not.toContain('1 位邻居也遇到了');
  });
}
