import type { PrivacyResult } from '../../api/test/privacy/runPrivacy';

const WHAT: Readonly<Record<string, string>> = {
  planting: '埋入个人信息',
  living: '模拟居民和工作人员',
  reading: '各种人读遍所有接口',
  searching: '搜索所有去处',
  leaving: '注销一人后再搜一遍',
};

/** What the command says. */
export const privacyMessages = {
  usage:
    '用法：npm run check:privacy -- [--residents 60] [--hours 12] [--seed 1] [--broken 名称|all]',
  stage: (stage: string) => WHAT[stage] ?? stage,
  result: ({ counts, failures }: PrivacyResult) =>
    `${Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join('，')}\n不该出现或该有而没有：${failures.length}`,
  unused: (lines: readonly string[]) => `表中没有用到的行：${lines.join('；')}`,
  caught: (name: string, first: string) => `${name}：已发现（${first}）`,
  missed: (name: string) => `${name}：没有发现！`,
} as const;
