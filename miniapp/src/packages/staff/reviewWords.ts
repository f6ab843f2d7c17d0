import type { Review, ReviewCause, ReviewQueue } from '@shared/schemas/content';

/** What the page says on which doubtful words, pictures and recordings are decided. */
export const reviewWords = {
  title: '内容审核',
  note: '决定文字、照片、语音能否公开',
  queuesLabel: '按审核情况筛选',
  queues: { doubtful: '需判断', unchecked: '未经检测', decided: '已处理' } satisfies Record<
    ReviewQueue,
    string
  >,
  withCount: (name: string, count: number) =>
    count > 0 ? `${name} ${count > 99 ? '99+' : count}` : name,
  hints: {
    doubtful: '微信提示可能违规，或没有给出结果。未决定前只有本人和经办人能看到。',
    unchecked: '来自网页或微信检测中断时提交，没有经过检测。',
    decided: '处理错了可以撤销，撤销后重新等待判断。',
  } satisfies Record<ReviewQueue, string>,
  empty: {
    doubtful: '没有需要判断的内容',
    unchecked: '没有未经检测的内容',
    decided: '还没有处理过内容',
  } satisfies Record<ReviewQueue, string>,
  notYours: '内容审核由综治中心管理员和督办员负责。',
  kinds: { words: '文字', image: '照片', audio: '语音' } satisfies Record<Review['kind'], string>,
  causes: {
    risky: '微信提示：违规',
    review: '微信提示：需人工复核',
    unanswered: '微信没有给出结果',
    unchecked: '没有经过检测',
  } satisfies Record<ReviewCause, string>,
  withLabel: (cause: string, label: string) => `${cause}（${label}）`,
  gone: '原内容已不在',
  play: '播放语音',
  playing: '正在播放',
  clear: '可以公开',
  withhold: '不公开',
  undo: '撤销决定',
  cleared: '已决定公开',
  withheld: (reason: string) => `已决定不公开：${reason}`,
  byMe: '由您决定',
  byOther: '由同事决定',
  done: {
    cleared: '已公开，所有能看到这件事的人都能看到',
    withheld: '已决定不公开，原因已告知本人',
  },
  undone: '已撤销，重新等待判断',
  sheet: {
    title: '不公开这段内容',
    hint: '反映照常办理，只是其他人看不到。下面的原因会告知本人。',
    reason: '原因',
    phrases: ['含有他人的电话或住址', '含有辱骂他人的话', '与反映的事无关', '涉及未核实的指控'],
    missing: '请写明原因，本人会看到',
    action: '确定不公开',
  },
} as const;
