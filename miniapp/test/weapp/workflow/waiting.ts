import { test } from 'vitest';
import { playReport } from '../../world/playReport';
import { inDays } from '../../world/playTroubles';
import { A_DAY, type Flow, openStep } from './Flow';

/** More time, and what cannot be done now: 延期 and 挂账. */
export function waiting(flow: Flow): void {
  test('延期 is asked for and granted, 挂账 has a public reason and a day, and ends', async () => {
    const words = '河堤护栏断了一截';
    const id = await playReport(flow.world, { category: 'road', words }, 'accepted');
    const resident = await flow.asResident(id);
    const handler = await flow.at('handler', id);
    await openStep(handler, '申请延期');
    await handler.tap('提交申请');
    await handler.see('请选一个日子');
    await handler.tap(A_DAY, { nth: 1 });
    await handler.tap('等待材料到货。');
    await handler.tap('提交申请');
    await handler.see('延期待批');
    await resident.see(/正在申请延期到 .*：等待材料到货/);

    const leader = await flow.at('gridLeader', id);
    await leader.tap('决定延期');
    await leader.see('等待材料到货。');
    await leader.tap('同意');
    await leader.tap('作出决定');
    await leader.see(/已同意延期到/);
    await resident.see(/已同意延期到 .*：等待材料到货/);

    await openStep(leader, '挂账待办');
    await leader.tap('一个月后');
    await leader.tap('冬季无法施工，开春后办理。');
    await leader.tap('挂账');
    await leader.see('挂账待办');
    await resident.see(/现在办不了：冬季无法施工，开春后办理。.* 再看能不能办/);
    await leader.tap('恢复办理');
    await leader.tap('条件已具备，恢复办理。');
    await leader.tap('恢复办理', { nth: 0 });
    await leader.see('处理中');
    await resident.see('处理中');
  });

  test('延期 refused, and words taken out for good', async () => {
    const id = await playReport(flow.world, { category: 'road', words: '路沿石松了' }, 'accepted');
    await flow.take('handler', id, 'extension-request', {
      until: inDays(20),
      reason: '等待材料到货',
    });
    const leader = await flow.at('gridLeader', id);
    await leader.tap('决定延期');
    await leader.tap('不同意');
    await leader.type('说明', '材料库里有');
    await leader.tap('作出决定');
    await leader.see(/不同意延期|未同意延期/);

    await leader.launch(`packages/account/pages/redact/index?id=${id}`);
    await leader.tap(/^反映内容/);
    await leader.tap('含他人隐私');
    await leader.tap('隐去 1 处');
    await leader.tap('销毁并隐去');
    await leader.see(/备份最迟在/);
  });
}
