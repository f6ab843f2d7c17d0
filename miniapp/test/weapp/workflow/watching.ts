import type { ReportDetail } from '@shared/schemas/reports';
import { expect, test } from 'vitest';
import { ApiClient } from '../../world/apiClient';
import { type Flow, openStep } from './Flow';

/** 代报 under 督办, inspected and rated by telephone. */
export function watching(flow: Flow): void {
  test('代报: for a resident without a phone, under 督办, inspected, and rated by telephone', async () => {
    const member = flow.phoneOf('gridMember');
    await member.launch('packages/staff/pages/workbench/index');
    await member.tap('代居民反映');
    await member.type('姓名', '张大爷');
    await member.tap('报修');
    await member.tap('道路设施');
    await member.type('怎么回事', '门前台阶塌了，出不了门');
    member.hand.place = {
      longitude: flow.world.place.gcj02[0],
      latitude: flow.world.place.gcj02[1],
      name: '社区北门',
    };
    await member.tap('地图上选');
    await member.see(/将交给.*前核实/);
    await member.tap('提交');
    await member.see('请把编号告诉张大爷');
    await member.tap('看这件事');
    await member.see('代报');
    const id = await flow.reportOf(member, '门前台阶塌了，出不了门');

    const supervisor = await flow.at('supervisor', id);
    await openStep(supervisor, '挂牌督办');
    await supervisor.tap('有安全隐患，须尽快解决。');
    await supervisor.tap('挂牌督办');
    await supervisor.see(/已挂牌督办：有安全隐患，须尽快解决。/);

    await flow.take('gridMember', id, 'verification', {});
    const grid = flow.world.place.path[3]?.code;
    await flow.take('gridMember', id, 'dispatch', { target: { kind: 'area', areaCode: grid } });
    await flow.take('gridMember', id, 'acceptance', {});
    await flow.take('gridMember', id, 'resolution', { words: '台阶已砌好' });

    await supervisor.see('待评价');
    await openStep(supervisor, '摘牌');
    await supervisor.tap('已按要求办理。');
    await supervisor.tap('摘牌');
    await supervisor.see('已摘牌');
    await openStep(supervisor, '抽查');
    await supervisor.see('台阶已砌好');
    await supervisor.tap('属实');
    await supervisor.tap('现场与办结情况一致。');
    await supervisor.tap('提交抽查结果');
    await supervisor.see('抽查结果已记下');
    await supervisor.tap('电话回访评价');
    await supervisor.see('问：这件事解决了吗');
    expect(supervisor.screen()).toContain('您好，这里是综治中心');
    await supervisor.tap('解决了');
    await supervisor.tap('满意');
    await supervisor.tap('提交回访结果');
    await supervisor.see('已结案');
    const client = await ApiClient.signIn(flow.world, 'gridMember');
    const { body } = await client.get<ReportDetail>(`/reports/${id}`);
    expect(body.rating).toMatchObject({ solved: true, by: 'phone' });
    expect(body.abilities, 'who handled it never rates').not.toContain('rate');
  });
}
