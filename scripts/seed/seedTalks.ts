import { sendMessage } from '../../api/commands/talk/sendMessage';
import type { Deps } from '../../api/deps';
import { Person } from '../../api/models/Person';
import { Thread } from '../../api/models/Thread';
import { gridThreadId } from '../../api/queries/talk/loadTalk';
import { actorOf } from './reportStory';
import { createSetClock } from './seedWorld';

/** What is said: by the resident, or by the grid member who answers; minutes after the line before. */
type Line = readonly ['resident' | 'staff', minutes: number, text: string];

/** Talks with one's own grid: some answered, some waiting, some read and some not. */
const TALKS: readonly (readonly Line[])[] = [
  [
    ['resident', 0, '您好，楼下的路灯这两天不亮了，晚上老人出门看不清'],
    ['staff', 12, '收到，我下午去看一下，先别走那条小路'],
    ['resident', 5, '好的，谢谢'],
    ['staff', 180, '已经联系电工，明天上午来换'],
  ],
  [
    ['resident', 0, '请问高龄补贴在哪里办？'],
    ['staff', 25, '带身份证和户口本到便民服务站，我可以帮老人代办'],
    ['resident', 3, '那太好了，周五上午您在吗'],
  ],
  [['resident', 0, '门口的垃圾桶满了，能不能叫人来清一下']],
  [
    ['resident', 0, '邻居家装修，中午也在施工，孩子睡不着'],
    ['resident', 2, '能不能帮忙说一声'],
  ],
];
/** How long ago each begins: the last ones wait since this morning. */
const HOURS_AGO = [50, 26, 2, 1];

/** Plays talks of residents of the places one may sign in as. What was said before stays: a second run adds nothing. */
export async function seedTalks(deps: Deps, county: string, until: Date): Promise<void> {
  const directory = await deps.directory(county);
  const people = await Person.find(
    { county, demonstration: true, gridCode: { $type: 'string' } },
    { gridCode: 1 },
  )
    .sort({ _id: 1 })
    .lean();
  const residents = people.filter(({ _id }) => directory.postsOf(_id).length === 0);
  for (const [n, lines] of TALKS.entries()) {
    const resident = residents[n % residents.length];
    if (!resident) return;
    const threadId = gridThreadId(resident._id);
    if (await Thread.exists({ _id: threadId, county })) continue;
    const member = directory.posts
      .all()
      .find(
        (post) =>
          post.role === 'gridMember' &&
          post.onDuty &&
          post.areaCode !== null &&
          (resident.gridCode ?? '').startsWith(post.areaCode),
      );
    const clock = createSetClock(new Date(until.getTime() - (HOURS_AGO[n] ?? 1) * 3_600_000));
    for (const [line, [who, minutes, text]] of lines.entries()) {
      if (who === 'staff' && !member) continue;
      clock.set(new Date(clock.now().getTime() + minutes * 60_000));
      const actor = actorOf(directory, who === 'staff' && member ? member.personId : resident._id);
      await sendMessage({ ...deps, now: clock.now }, actor, {
        threadId,
        key: `demo-talk-${n}-${line}-${resident._id}`,
        input: { kind: 'text', text },
      });
    }
  }
}
