import { expect, test } from 'vitest';
import { playReport } from '../../world/playReport';
import { type Flow, openStep } from './Flow';

/** 不予受理 and 申诉, granted and refused. */
export function disputing(flow: Flow): void {
  test('申诉: once, decided by another person one level up, seen by the resident', async () => {
    const words = '邻居家的狗整夜叫';
    const id = await playReport(flow.world, { category: 'noise', words }, 'submitted');
    const member = await flow.at('gridMember', id);
    await openStep(member, '不予受理');
    await member.tap('应通过其他渠道办理');
    await member.type('说明', '属于邻里之间的事，请先自行协商');
    await member.type('可以找谁', '村调解员');
    await member.tap('不予受理');
    await member.see('未受理');

    const resident = await flow.asResident(id);
    expect(resident.screen()).toContain('村调解员');
    await resident.tap('申诉');
    await resident.tap('提交申诉');
    await resident.see('请写一句为什么不同意');
    await resident.type('为什么不同意', '协商过三次，没有用');
    await resident.tap('提交申诉');
    await resident.see('申诉中');

    const judge = await flow.at('gridLeader', id);
    await judge.tap('决定申诉');
    await judge.see(/申诉理由\n协商过三次，没有用/);
    await judge.see(/原来不受理的理由\n属于邻里之间的事，请先自行协商/);
    await judge.tap('申诉成立，重新派单');
    await judge.type('理由', '扰民属实，由物业处理');
    await judge.tap('作出决定');
    await judge.see('待派单');
    await resident.see('扰民属实，由物业处理');
    expect(resident.screen()).toContain('待派单');
  });

  test('an appeal that is refused ends with the reason and who can help', async () => {
    const id = await playReport(
      flow.world,
      { category: 'noise', words: '楼上半夜拖椅子' },
      'submitted',
    );
    await flow.take('gridMember', id, 'rejection', {
      reason: 'otherChannel',
      words: '属于邻里之间的事',
      whoCanHelp: '村调解员',
    });
    await flow.take('resident', id, 'appeal', { words: '说过了没有用' });
    const judge = await flow.at('gridLeader', id);
    await judge.tap('决定申诉');
    await judge.tap('维持不予受理');
    await judge.type('理由', '请调解员上门协调');
    await judge.tap('作出决定');
    await judge.see('未受理');
    const resident = await flow.asResident(id);
    expect(resident.screen()).toContain('请调解员上门协调');
  });
}
