import type { DurabilityResult } from '../../api/test/durability/runDurability';
import { FAULTS, type Fault } from '../../api/test/durability/storm';

const FAULT_NAMES: Record<Fault, string> = {
  killApi: '强制结束 API 进程',
  killPrimary: '强制结束主节点',
  stopPrimary: '暂停主节点',
  cutOff: '隔断主节点',
  restartAll: '全部强制结束再启动',
};

/** What the command says. */
export const durabilityMessages = {
  usage: (broken: readonly string[]) =>
    `用法：npm run check:durability -- [--api-kills 200] [--primary-kills 50] [--seed 1] [--clients 6] [--minutes 600] [--broken ${broken.join('|')}]`,
  storming: '故障',
  result: ({ seconds, faults, kept, requests, pushes, wrong }: DurabilityResult) =>
    `${FAULTS.map((fault) => `${FAULT_NAMES[fault]} ${faults[fault]} 次`).join('，')}；用时 ${seconds} 秒\n` +
    `发出 ${requests.sent} 次，其中重发 ${requests.sentAgain} 次，同时发两遍 ${requests.doubled} 次\n` +
    `已确认：反映 ${kept.reports} 件，步骤 ${kept.steps} 步（评价 ${kept.ratings}），消息 ${kept.messages} 条，照片 ${kept.uploads} 张\n` +
    `对外发送：${Object.entries(pushes)
      .map(([state, count]) => `${state} ${count}`)
      .join('，')}\n` +
    `丢失、重复或不一致：${wrong.length}`,
} as const;
