import { ContentReview } from '../../../api/models/ContentReview';
import { Push, type PushDocument } from '../../../api/models/Push';
import { mp3Of } from '../../../api/test/mp3';
import { ApiClient } from './apiClient';
import type { World } from './openWorld';
import { takePhoto } from './photo';
import { COUNTY } from './places';
import { playReport } from './playReport';

const RISKY = '【违规测试】楼下有人天天吵闹，电话一三九零零零，大家都去骂他。';
const REVIEWS = 2;

/** A resident and their grid have talked: words of both, a photo, a recording, and one message taken out. */
export async function playTalk(world: World): Promise<string> {
  const resident = await ApiClient.signIn(world, 'resident');
  const member = await ApiClient.signIn(world, 'gridMember');
  const thread = `grid-${world.people.resident.id}`;
  const say = async (who: ApiClient, body: object): Promise<string> => {
    const answer = await who.post<{ id: string }>(`/threads/${thread}/messages`, body);
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  };
  await say(resident, { kind: 'text', text: '您好，三号楼东侧的楼道灯又不亮了，晚上看不见台阶' });
  await say(resident, { kind: 'photo', photos: [await resident.upload(await takePhoto('楼道'))] });
  const leaked = await say(resident, { kind: 'text', text: '我的身份证号是 141030195001011234' });
  await resident.post(`/messages/${leaked}/redaction`, { reason: '含身份证号' });
  await say(member, { kind: 'text', text: '收到，下午三点前去看，请注意脚下' });
  await say(member, { kind: 'voice', voice: await member.uploadVoice(mp3Of(12)) });
  return thread;
}

/** Somebody is held back and objects. */
export async function playRestriction(world: World, reportId: string): Promise<void> {
  const admin = await ApiClient.signIn(world, 'admin');
  await admin.post('/restrictions', { reportId, days: 7, reason: '多次发送辱骂内容' });
  const resident = await ApiClient.signIn(world, 'resident');
  await resident.post('/me/restriction/objection', { words: '我没有辱骂，只是着急' });
}

/** Words that WeChat calls risky, and a picture it is not sure of, wait for a person to decide. */
export async function playReviews(world: World): Promise<string> {
  await world.phones.decideMedia('review');
  const photo = await takePhoto('路面', 20);
  const id = await playReport(world, { category: 'noise', words: RISKY, photo }, 'submitted');
  const end = Date.now() + 30_000;
  while ((await ContentReview.countDocuments()) < REVIEWS) {
    if (Date.now() > end) throw new Error('nothing came to be reviewed');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return id;
}

/** A row of the ledger of sends that nobody will send. */
export async function playSend(
  world: World,
  minutesAgo: number,
  overrides: Partial<PushDocument>,
): Promise<void> {
  const at = new Date(Date.now() - minutesAgo * 60_000);
  const personId = world.people.neighbour.id;
  await Push.create({
    _id: `row-${minutesAgo}/1/${personId}/wechat`,
    county: COUNTY,
    channel: 'wechat',
    to: `wechat:${personId}`,
    personId,
    robotId: null,
    template: 'taskAssigned',
    reportId: `row-${minutesAgo}`,
    values: {
      number: '261122-0000-0012',
      matter: '道路设施',
      status: '待接单',
      place: '昕水镇',
      at,
      note: '有新任务，请接单',
    },
    alarm: false,
    state: 'sent',
    code: null,
    messageId: null,
    attempts: 1,
    spent: false,
    batch: null,
    retryOf: null,
    retriedAs: null,
    createdAt: at,
    tryAt: at,
    claimedAt: at,
    settledAt: at,
    ...overrides,
  });
}

/** A row in every state a person must understand. */
export async function playSends(world: World): Promise<void> {
  await playSend(world, 1, { state: 'unknown', code: 'timeout' });
  await playSend(world, 2, { state: 'refused', code: '43101' });
  await playSend(world, 3, {
    channel: 'sms',
    template: 'taskOverdue',
    state: 'givenUp',
    code: 'unreachable',
    attempts: 5,
  });
  await playSend(world, 4, {});
}
