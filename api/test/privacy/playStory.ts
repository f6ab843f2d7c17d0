import type { ReportDetail, SubmitResponse } from '@shared/schemas/reports';
import sharp from 'sharp';
import type { SimulatedPerson } from '../../../scripts/simulate/simulatedPerson';
import { Restriction } from '../../models/Restriction';
import type { Canary } from './canaries';
import { must, newWebhook, type Player, type PrivacyWorld } from './privacyWorld';

/** What the story left behind, for the search. */
export interface Story {
  /** Their reports have all ended: they will be erased. */
  readonly leaving: Player;
  readonly robotKey: string;
}

/**
 * What simulated people seldom do, so that each way personal data can take is taken: 代报 for somebody `absent` who never
 * had the app, photos with the camera's notes, names opened with a reason, a restriction with objection and lifting,
 * words with phone numbers in them, talk, a robot, subscriptions, a step of every part of a report's life.
 */
export async function playStory(url: string, world: PrivacyWorld, absent: Canary): Promise<Story> {
  const { county, first } = world;
  const leaving = first('resident');
  const { device, canary } = leaving;
  const admin = first('admin').device;
  const member = first('gridMember').device;
  const { key: robotKey, webhook } = newWebhook();
  await must(
    admin.send('POST', '/robots', {
      areaCode: county.code,
      name: '县群',
      webhook,
      kinds: ['new', 'overdue', 'closed'],
    }),
  );
  const template = { templateId: await templateOf(device), result: 'accept' };
  await must(device.send('POST', '/me/subscriptions', { results: [template] }));

  const receipt = await uploadWithNotes(url, device, canary);
  const closed = await submit(leaving, county.microGrids[0] ?? '', [receipt]);
  await must(
    member.send('POST', `/reports/${closed}/reveal`, {
      reason: `给${canary.name}回电 ${canary.phone}`,
    }),
  );
  await must(
    device.send('POST', `/threads/report-${closed}/messages`, {
      kind: 'text',
      text: `我的另一个电话 ${canary.writtenPhone}`,
    }),
  );
  await carryThrough(world, closed);
  await must(
    device.send('POST', `/reports/${closed}/rating`, {
      solved: true,
      satisfaction: 'satisfied',
      words: `谢谢，再有事打 ${canary.writtenPhone}`,
    }),
  );
  const withdrawn = await submit(leaving, county.microGrids[1] ?? '', []);
  await must(device.send('POST', `/reports/${withdrawn}/withdrawal`, { words: '不用了' }));
  await restrict(admin, countySupervisor(world), leaving, closed);

  const filed = await must(
    member.send<SubmitResponse>('POST', '/reports', {
      category: 'road',
      words: '老人说门口路灯不亮',
      place: { source: 'list', areaCode: county.microGrids[0], address: absent.home },
      onBehalfOf: { name: absent.name, phone: absent.phone },
    }),
  );
  await carryThrough(world, filed.id);
  const search = encodeURIComponent(canary.phone);
  const { items } = await must(admin.get<{ items: { id: string }[] }>(`/people?search=${search}`));
  await must(
    admin.send('POST', `/people/${items[0]?.id}/reveal`, { reason: `${canary.name}重名，核实` }),
  );
  return { leaving, robotKey };
}

async function templateOf(device: SimulatedPerson): Promise<string> {
  const me = await device.get<{ subscriptions: { templateId: string }[] }>('/me');
  return me.body.subscriptions[0]?.templateId ?? '';
}

async function submit(player: Player, areaCode: string, photos: string[]): Promise<string> {
  const { device, canary } = player;
  const { id } = await must(
    device.send<SubmitResponse>('POST', '/reports', {
      category: 'road',
      words: `路上有个坑，请打 ${canary.writtenPhone}`,
      place: { source: 'list', areaCode, address: canary.home },
      photos,
    }),
  );
  return id;
}

/** From submitted to resolved, by whoever may. */
async function carryThrough({ players }: PrivacyWorld, id: string): Promise<void> {
  const steps = [
    ['verify', 'verification', {}],
    ['dispatch', 'dispatch', null],
    ['accept', 'acceptance', {}],
    ['resolve', 'resolution', { words: '已经修好' }],
  ] as const;
  for (const [ability, path, body] of steps) {
    const actor = await whoMay(players, id, ability);
    await must(
      actor.send('POST', `/reports/${id}/${path}`, body ?? { target: await targetOf(actor, id) }),
    );
  }
}

async function whoMay(
  players: readonly Player[],
  id: string,
  ability: ReportDetail['abilities'][number],
): Promise<SimulatedPerson> {
  for (const { device, staff } of players) {
    if (!staff) continue;
    const { status, body } = await device.get<ReportDetail>(`/reports/${id}`);
    if (status === 200 && body.abilities.includes(ability)) return device;
  }
  throw new Error(`the story broke: nobody may ${ability}`);
}

async function targetOf(actor: SimulatedPerson, id: string): Promise<object> {
  const { body } = await actor.get<{ items: { kind: string; id: string; available: boolean }[] }>(
    `/reports/${id}/targets`,
  );
  const target = body.items.find(({ available }) => available);
  if (!target) throw new Error('the story broke: nobody to dispatch to');
  const { kind, id: to } = target;
  return kind === 'area' ? { kind, areaCode: to } : { kind, organisationId: to };
}

function countySupervisor({ players, county }: PrivacyWorld): SimulatedPerson {
  const found = players.find((one) => one.kind === 'supervisor' && one.areaCode === county.code);
  if (!found) throw new Error('the story broke: no supervisor of the county');
  return found.device;
}

async function restrict(
  admin: SimulatedPerson,
  supervisor: SimulatedPerson,
  { device, canary }: Player,
  reportId: string,
): Promise<void> {
  await must(
    admin.send('POST', '/restrictions', {
      reportId,
      days: 9,
      reason: '一再发送与事情无关的内容',
    }),
  );
  await must(device.send('POST', '/me/restriction/objection', { words: '没有的事' }));
  const restriction = await Restriction.findOne({ reportId }, { _id: 1 }).lean();
  const path = `/restrictions/${restriction?._id}`;
  await must(supervisor.send('POST', `${path}/decision`, { upheld: true, words: '已经核对' }));
  await must(
    admin.send('POST', `${path}/lifting`, { reason: `已说明，联系电话 ${canary.phone.slice(-4)}` }),
  );
}

/** A photo whose camera wrote the photographer's name and place into it, under a file name that says it again. */
async function uploadWithNotes(
  url: string,
  device: SimulatedPerson,
  { name, home, phone }: Canary,
): Promise<string> {
  const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#3a7' } })
    .withExif({ IFD0: { Artist: name, ImageDescription: home, Copyright: phone } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), `${name}.jpg`);
  const response = await fetch(`${url}/api/v1/uploads`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await device.accessToken()}`,
      'idempotency-key': `photo-${phone}`,
    },
    body: form,
  });
  if (response.status !== 201) throw new Error(`the story broke: ${await response.text()}`);
  return ((await response.json()) as { receipt: string }).receipt;
}
