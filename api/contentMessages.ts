import type { ContentState } from '@shared/schemas/uploads';

/** What is said about content that is not shown to everybody. */
export const contentMessages = {
  inPlaceOfWords: {
    shown: '',
    pending: '这段文字正在审核，通过后显示',
    withheld: '这段文字未予公开',
  } satisfies Record<ContentState, string>,
  kinds: { words: '一段文字', image: '一张照片', audio: '一段语音' },
  withheldTitle: (kind: string): string => `您发布的${kind}未予公开`,
  withheldWords: (kind: string, reason: string): string =>
    `您发布的${kind}经审核未予公开，原因：${reason}。反映本身照常办理。`,
  clearedTitle: (kind: string): string => `您发布的${kind}已公开`,
  clearedWords: (kind: string): string => `您发布的${kind}经复核已公开。`,
  inReport: (number: string, category: string): string => `反映 ${number} · ${category}`,
  inTalk: '网格对话',
  resident: '居民',
  staff: '工作人员',
  /** 文本内容安全识别, 命中标签. */
  labels: new Map<number, string>([
    [100, '正常'],
    [10001, '广告'],
    [20001, '时政'],
    [20002, '色情'],
    [20003, '辱骂'],
    [20006, '违法犯罪'],
    [20008, '欺诈'],
    [20012, '低俗'],
    [20013, '版权'],
    [21000, '其他'],
  ]),
} as const;
