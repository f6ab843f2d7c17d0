import type { Action } from '@shared/actions';
import type { SubmitResponse } from '@shared/schemas/reports';
import type { UploadResponse } from '@shared/schemas/uploads';
import sharp from 'sharp';
import type { Random } from '../../../scripts/seed/random';
import type { PhoneSide } from '../../../scripts/wechatSimulator/phoneSide';
import { SIMULATOR_TEMPLATES } from '../../../scripts/wechatSimulator/simulatorAccount';
import type { TestPerson } from '../factories';
import { reportBody } from '../reportStory';
import type { Client } from './client';
import type { Journal, KeptReport } from './journal';
import { untilReached } from './untilReached';
import type { Crew, World } from './world';

/** Most a life is told of outside: to its resident of one template, and to those who handle it. */
const MESSAGES_TO_RESIDENT = 8;
const MESSAGES_TO_CREW = 2;

interface Living {
  readonly world: World;
  readonly client: Client;
  readonly random: Random;
  readonly journal: Journal;
  readonly phones: PhoneSide;
}

/**
 * One report from 点单 to 评单 with photos and a talk. Each thing is sent until it is acknowledged, and written down then;
 * only then the next follows. Words are said once only, so that each can be found again.
 * @param name of the life, told by no other
 */
export async function liveOnce(living: Living, name: string): Promise<void> {
  const { world, client, random } = living;
  const resident = random.pick(world.residents);
  const crew = random.pick(world.crews);
  // More than enough is no harm.
  await untilReached(() => allowMessages(living, resident, crew));
  const report = await submit(living, resident, name);
  const { gridMember, villageLeader } = world;
  const say = talker(client, report, name);
  const step = stepper(client, report);
  if (random.chance(0.4)) await say(resident, '请问什么时候来看');
  await step('verify', gridMember, 'verification', { words: `${name} 属实` });
  if (random.chance(0.4)) await say(gridMember, '已经看过');
  await step('dispatch', villageLeader, 'dispatch', {
    target: { kind: 'organisation', organisationId: crew.organisationId },
    words: `${name} 请处理`,
  });
  await step('accept', crew.handler, 'acceptance', { words: `${name} 接单` });
  for (let n = random.between(0, 2); n > 0; n -= 1)
    await step('progress', crew.handler, 'progress', { words: `${name} 进展${n}` });
  const after = await upload(living, crew.handler, 0.3);
  const resolution = { words: `${name} 已填平`, photos: after.photos };
  await step('resolve', crew.handler, 'resolution', resolution, after.fileIds);
  if (random.chance(0.3)) await say(resident, '看到了');
  const words = `${name} 评价`;
  if (random.chance(0.8))
    await step('rateSolved', resident, 'rating', {
      solved: true,
      satisfaction: 'satisfied',
      words,
    });
  else await step('rateUnsolved', resident, 'rating', { solved: false, words });
}

async function allowMessages(
  { phones }: Living,
  resident: TestPerson,
  { handler }: Crew,
): Promise<void> {
  const { reportProgress, reportResolved, taskAssigned } = SIMULATOR_TEMPLATES;
  for (let n = 0; n < MESSAGES_TO_RESIDENT; n += 1)
    await phones.subscribe(
      resident.clear.openid ?? '',
      [reportProgress.id, reportResolved.id],
      true,
    );
  for (let n = 0; n < MESSAGES_TO_CREW; n += 1)
    await phones.subscribe(
      handler.clear.openid ?? '',
      [taskAssigned.id, reportProgress.id, reportResolved.id],
      true,
    );
}

async function submit(living: Living, resident: TestPerson, name: string): Promise<KeptReport> {
  const { world, client, journal } = living;
  const words = `${name} 路上有个大坑`;
  const { photos, fileIds } = await upload(living, resident, 0.4);
  const body = reportBody(world.county, world.county.microGrids[0] ?? '', { words, photos });
  const { id, number } = await client.post<SubmitResponse>(resident, '/reports', body);
  const report: KeptReport = {
    id,
    number,
    words,
    residentId: resident._id,
    steps: [{ action: 'submit', words: null, photos: fileIds }],
    messages: [],
  };
  journal.reports.push(report);
  return report;
}

/** Perhaps a picture, which no other life has. */
async function upload(
  { client, random, journal }: Living,
  person: TestPerson,
  likely: number,
): Promise<{ photos: string[]; fileIds: string[] }> {
  if (!random.chance(likely)) return { photos: [], fileIds: [] };
  const colour = (): number => random.between(0, 255);
  const background = { r: colour(), g: colour(), b: colour() };
  const size = { width: random.between(40, 80), height: random.between(40, 80) };
  const picture = sharp({ create: { ...size, channels: 3, background } });
  const { fileId, receipt } = await client.upload<UploadResponse>(
    person,
    await picture.jpeg().toBuffer(),
  );
  journal.uploads.push(fileId);
  return { photos: [receipt], fileIds: [fileId] };
}

/** Takes steps of a report. */
const stepper =
  (client: Client, report: KeptReport) =>
  async (
    action: Action,
    person: TestPerson,
    path: string,
    body: { readonly words: string; readonly [field: string]: unknown },
    photos: readonly string[] = [],
  ): Promise<void> => {
    await client.post(person, `/reports/${report.id}/${path}`, body);
    report.steps.push({ action, words: body.words, photos });
  };

/** Says things in the talk of a report. */
const talker =
  (client: Client, report: KeptReport, name: string) =>
  async (person: TestPerson, words: string): Promise<void> => {
    const text = `${name} ${words}`;
    const path = `/threads/report-${report.id}/messages`;
    const { id } = await client.post<{ id: string }>(person, path, { kind: 'text', text });
    report.messages.push({ id, text });
  };
