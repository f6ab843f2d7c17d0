import type { World } from './openWorld';

/** Drafts of the resident on a device, one in every state, and one of somebody else, as the store keeps them. */
export function sampleDrafts(world: World): readonly { key: string }[] {
  const { id } = world.people.resident;
  const draft = (owner: string, n: number, change: object) => ({
    key: `draft-${n}`,
    category: 'road',
    words: '村口的路灯坏了三天，晚上看不见路，老人小孩都不敢出门，请尽快来看看',
    photos: [],
    place: {
      source: 'list',
      areaCode: world.place.path.at(-1)?.code,
      label: '昕水镇 向阳社区居委会',
    },
    hideName: false,
    aboutStaff: null,
    ownerId: owner,
    startedAt: new Date(Date.now() - n * 3_600_000).toISOString(),
    editedAt: new Date().toISOString(),
    state: 'editing',
    problem: null,
    releasedAt: null,
    attempted: false,
    editedSince: false,
    recipientCode: null,
    ...change,
  });
  return [
    draft(id, 1, {}),
    draft(id, 2, {
      state: 'refused',
      problem: { code: 'x', words: '照片已不在手机上，请重新添加' },
    }),
    draft(id, 3, {
      state: 'asking',
      problem: { code: 'old', words: '这件事是昨天写的，过了一天多。还要发送吗？' },
    }),
    draft('somebody-else', 4, { words: '别人的草稿' }),
  ];
}
