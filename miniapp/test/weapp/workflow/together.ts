import { expect, test } from 'vitest';
import { playReport } from '../../world/playReport';
import { type Flow, openStep } from './Flow';

/** Several at one matter: 吹哨, a part each, and 派单 to several at once. */
export function together(flow: Flow): void {
  test('吹哨: two assist, each with a part and an answer; the resident hears of it once', async () => {
    const words = '十字路口的路灯杆被撞歪了';
    const id = await playReport(flow.world, { category: 'road', words }, 'accepted');
    const resident = await flow.asResident(id);
    const lead = await flow.at('handler', id);
    await openStep(lead, '吹哨');
    await lead.tap(/^大宁县供电所/);
    await lead.tap(/^大宁县交警队/);
    await lead.tap('吹哨');
    await lead.see('请写明各家做什么');
    await lead.type('大宁县供电所做什么', '断电，换灯杆');
    await lead.type('大宁县交警队做什么', '占道施工时疏导');
    await lead.tap('吹哨');
    await lead.see('已请协办');
    expect(lead.screen()).toContain('断电，换灯杆');

    await resident.see('由大宁县城市管理局牵头，大宁县供电所等 2 个单位协办');
    expect(resident.screen(), 'parts are for the staff').not.toContain('占道施工时疏导');

    const electrician = await flow.at(flow.power, id);
    await electrician.tap('协办接单');
    await electrician.see('请您做的一份 · 大宁县供电所');
    await electrician.tap('接下协办');
    await electrician.tap('协办答复');
    await electrician.type('做了什么，结果如何', '灯杆已换好');
    await electrician.tap('提交答复');
    await electrician.see('已答复');

    await lead.see('灯杆已换好');
    const police = await flow.at(flow.traffic, id);
    await openStep(police, '协办退单');
    await police.tap('缺少办理所需的条件。');
    await police.tap('退回协办');
    await lead.see('已退单');
    await openStep(lead, '吹哨');
    await lead.tap(/^大宁县交警队/);
    await lead.type('大宁县交警队做什么', '只在现场摆锥筒');
    await lead.tap('吹哨');
    await lead.see('只在现场摆锥筒');
    await openStep(lead, '撤回协办');
    await lead.tap('大宁县交警队');
    await lead.tap('已不需要协办。');
    await lead.tap('撤回');
    await lead.see('已撤回协办');
    await lead.tap('办结');
    await lead.type('怎么办的，结果如何', '灯杆已换');
    await lead.tap('提交办结');
    await lead.see('待评价');
    await resident.see('待评价');

    expect(
      await flow.messagesTo('resident', id, /一起办理|协办/),
      'one a call, not one a part',
    ).toEqual(['您的反映有更多单位一起办理', '您的反映有更多单位一起办理']);
  });

  test('补充, 派单 to several at once, 退单, 进展, 备注', async () => {
    const words = '路边的树压着电线';
    const id = await playReport(flow.world, { category: 'publicSafety', words }, 'submitted');
    const member = await flow.at('gridMember', id);
    await openStep(member, '请居民补充');
    await member.tap('请补一张能看清现场的照片。');
    await member.tap('发给居民');
    await member.see('待补充');
    const resident = await flow.asResident(id);
    expect(resident.screen()).toContain('工作人员请您补充一些情况');
    await resident.tap('补充说明');
    await resident.type('补充内容', '在二号楼东侧');
    await resident.tap('提交补充');
    await member.see('在二号楼东侧');
    await member.tap('核实');
    await member.tap('核实属实');
    await member.see('已核实');

    const leader = await flow.at('gridLeader', id);
    await leader.tap('派单');
    await leader.tap(/^大宁县城市管理局/);
    await leader.tap('再请几家协办（吹哨）');
    await leader.tap(/^大宁县供电所/, { nth: 1 });
    await leader.type('大宁县供电所做什么', '断电，看线');
    await leader.tap('派单', { nth: 0 });
    await leader.see('待接单');
    await resident.see('由大宁县城市管理局牵头，大宁县供电所协办');

    const handler = await flow.at('handler', id);
    await handler.tap('接单');
    await handler.tap('接单', { nth: 0 });
    await openStep(handler, '报进展');
    await handler.tap('已到现场查看。');
    await handler.tap('发布进展');
    await resident.see('已到现场查看。');
    await openStep(handler, '内部备注');
    await handler.type('备注', '树归林业局');
    await handler.tap('保存备注');
    await handler.see('树归林业局');
    expect(resident.screen()).not.toContain('树归林业局');

    const other = await playReport(flow.world, { category: 'road', words: '井盖响' }, 'dispatched');
    const again = await flow.at('handler', other);
    await openStep(again, '退单');
    await again.tap('不属于我单位职责。');
    await again.tap('退单');
    await leader.launch(`packages/staff/pages/report/index?id=${other}`);
    await leader.see('待派单');
  });
}
