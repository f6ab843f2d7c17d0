import type { AccessResult, Part } from '../../api/test/access/checkAccess';

/** What the command says. */
export const accessMessages = {
  parts: {
    table: '每个操作 × 每类人',
    steps: '每一步 × 每件反映 × 每类人',
    lists: '逐页核对各人的列表、文件和实时消息',
  } satisfies Record<Part, string>,
  unknownBroken: (names: readonly string[]) => `没有这个坏版本，可选：${names.join('、')}`,
  result: ({ operations, kinds, calls }: AccessResult, findings: number) =>
    `${operations} 个操作，${kinds} 类人；请求：权限表 ${calls.table}，各步 ${calls.steps}，列表 ${calls.lists}；` +
    `不一致 ${findings}`,
} as const;
