import { expect, test } from 'vitest';
import { Area } from '../../../../api/models/Area';
import { COUNTY } from '../../world/places';
import { playReport } from '../../world/playReport';
import { type Flow, openStep } from './Flow';

/** To another grid, another handler, one level up; shelved at the county and begun again. */
export function moving(flow: Flow): void {
  test('移交: whose it becomes is said before it is sent; 联系 counts as the first answer', async () => {
    const words = '桥头的栏杆松了';
    const id = await playReport(flow.world, { category: 'road', words }, 'submitted');
    const village = await Area.findOne({
      county: COUNTY,
      level: 'village',
      parent: flow.world.place.path[1]?.code,
      code: { $ne: flow.world.place.path[2]?.code },
      validTo: null,
    })
      .sort({ code: 1 })
      .lean();
    const member = await flow.at('gridMember', id);
    await openStep(member, '联系反映人');
    await member.tap('已电话联系，约好上门时间。');
    await member.tap('记下联系情况');
    await member.see('已记下');
    await openStep(member, '移交网格');
    await member.tap('移交');
    await member.see('请选实际的位置');
    await member.tap('从名单选');
    await member.tap(flow.world.place.path[1]?.name ?? '');
    await member.tap(village?.name ?? '');
    await member.tap(`就选${village?.name}`);
    await member.see(/将移交给/);
    await member.tap('实际位置不在本网格。');
    await member.tap('移交', { nth: 0 });
    await member.see('已移交');
    const resident = await flow.asResident(id);
    expect(resident.screen()).toContain(village?.name);
    expect(resident.screen()).toContain('已电话联系，约好上门时间。');
  });

  test('转办, 督办提醒, 上报; what the county shelved begins again, and ends', async () => {
    const words = '老旧小区下水道常年堵';
    const id = await playReport(flow.world, { category: 'sanitation', words }, 'dispatched');
    const leader = await flow.at('gridLeader', id);
    await openStep(leader, '转办');
    await leader.tap(/^向阳社区居委会第一网格网格员/);
    await leader.tap('属于对方职责。');
    await leader.tap('转办');
    await leader.see('已转办');
    expect(await flow.take('gridMember', id, 'acceptance', {})).toBe('accepted');
    const supervisor = await flow.at('supervisor', id);
    await openStep(supervisor, '督办提醒');
    await supervisor.tap('请抓紧办理并报进展。');
    await supervisor.tap('发出提醒');
    await supervisor.see('已提醒承办的人');
    expect(await flow.messagesTo('gridMember', id, /提醒/)).toHaveLength(1);
    const member = await flow.at('gridMember', id);
    await openStep(member, '上报');
    await member.tap('需要上一级协调多个部门。');
    await member.tap('上报一级');
    await member.see('待派单');

    const handler = { kind: 'organisation', organisationId: await flow.organisationOf(id) };
    const resolveAgain = async (): Promise<void> => {
      await flow.take('admin', id, 'dispatch', { target: handler });
      await flow.take('handler', id, 'acceptance', {});
      await flow.take('handler', id, 'resolution', { words: '疏通了' });
    };
    const failOnce = async (): Promise<string> => {
      await resolveAgain();
      return flow.take('resident', id, 'rating', { solved: false, words: '又堵了' });
    };
    expect([await failOnce(), await failOnce()]).toEqual(['reopened', 'reopened']);
    await resolveAgain();
    const resident = await flow.asResident(id);
    await resident.tap('评价');
    await resident.tap('没有解决');
    await resident.type('哪里没有解决', '还是堵');
    await resident.tap('提交评价');
    await resident.see('已挂账');
    expect(resident.screen()).toMatch(/多次办理仍未解决，已由县里挂账。.* 再看能不能办/);
    const county = await flow.at('admin', id);
    await county.tap('重新启动');
    await county.tap('条件已具备，重新办理。');
    await county.tap('重新启动', { nth: 0 });
    await county.see('重新办理');
    expect(await failOnce()).toBe('shelved');
    await county.see('已挂账');
    await openStep(county, '结案');
    await county.type('为什么结案', '已列入明年改造');
    await county.tap('结案');
    await county.see('已结案');
    await resident.see('已列入明年改造');
  });
}
