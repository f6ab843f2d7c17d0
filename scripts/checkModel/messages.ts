import type { ModelResult } from '../../api/test/model/runModel';

/** What the command says. */
export const modelMessages = {
  running: '按流程表随机走步骤',
  checking: '核对不变的规则',
  disagreement: (what: string) => `与流程表不一致：${what}`,
  result: (result: ModelResult, broken: number) =>
    `${result.steps} 步，${result.reports} 件反映：成功 ${result.taken}，按规则拒绝 ${result.refused}，` +
    `同时操作 ${result.duels} 次，重复提交 ${result.retries} 次；与流程表不一致 0，违反规则 ${broken}\n` +
    Object.entries(result.actions)
      .sort(([, a], [, b]) => b - a)
      .map(([action, count]) => `${action} ${count}`)
      .join('，'),
} as const;
