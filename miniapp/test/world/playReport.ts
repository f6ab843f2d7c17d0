import type { TargetsResponse } from '@shared/schemas/reportActions';
import type { ReportDetail, SubmitResponse } from '@shared/schemas/reports';
import { ApiClient } from './apiClient';
import type { World } from './openWorld';
import { ORGANISATION, type Who } from './staff';

/** How far a report is taken. */
export const STAGES = [
  'submitted',
  'verified',
  'dispatched',
  'accepted',
  'resolved',
  'rated',
] as const;
export type Stage = (typeof STAGES)[number];

export interface Matter {
  readonly category: string;
  readonly words: string;
  readonly photo?: Buffer;
}

/** Takes a matter from the report to a stage, each step by the person whose it is; answers the report's id. */
export async function playReport(world: World, matter: Matter, until: Stage): Promise<string> {
  const resident = await ApiClient.signIn(world, 'resident');
  const [longitude, latitude] = world.place.wgs84;
  const photos = matter.photo ? [await resident.upload(matter.photo)] : [];
  const submitted = await resident.post<SubmitResponse>('/reports', {
    category: matter.category,
    words: matter.words,
    photos,
    place: {
      source: 'map',
      position: { longitude, latitude, datum: 'WGS-84' },
      address: '社区北门，小卖部旁',
    },
  });
  if (submitted.status !== 201) throw new Error(JSON.stringify(submitted.body));
  const { id } = submitted.body;
  const take = async (who: Who, step: string, body: (client: ApiClient) => Promise<object>) => {
    const client = await ApiClient.signIn(world, who);
    const { version } = (await client.get<ReportDetail>(`/reports/${id}`)).body;
    const answer = await client.post(`/reports/${id}/${step}`, await body(client), { version });
    if (answer.status >= 300) throw new Error(`${step}: ${JSON.stringify(answer.body)}`);
  };
  const steps: (() => Promise<void>)[] = [
    () => take('gridMember', 'verification', async () => ({ words: '已到现场，情况属实' })),
    () =>
      take('gridLeader', 'dispatch', async (client) => {
        const { items } = (await client.get<TargetsResponse>(`/reports/${id}/targets`)).body;
        const target = items.find((item) => item.name === ORGANISATION);
        return { target: { kind: 'organisation', organisationId: target?.id } };
      }),
    () => take('handler', 'acceptance', async () => ({ words: '今天下午到现场' })),
    () =>
      take('handler', 'resolution', async (client) => ({
        words: '已更换灯泡，当晚已亮',
        photos: matter.photo ? [await client.upload(matter.photo)] : [],
      })),
    () =>
      take('resident', 'rating', async () => ({
        solved: true,
        satisfaction: 'satisfied',
        speed: 5,
        attitude: 5,
        outcome: 4,
        words: '很快，谢谢',
      })),
  ];
  for (const step of steps.slice(0, STAGES.indexOf(until))) await step();
  return id;
}
