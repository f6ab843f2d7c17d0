import type { TargetsResponse } from '@shared/schemas/reportActions';
import type { ReportDetail, SubmitResponse } from '@shared/schemas/reports';
import { ApiClient } from './apiClient';
import type { World } from './openWorld';
import { playReport } from './playReport';
import type { Who } from './staff';

/** One step of a report by one person. @throws with the API's answer where it is refused */
export async function takeStep(
  world: World,
  who: Who,
  id: string,
  step: string,
  body: object,
): Promise<ReportDetail> {
  const client = await ApiClient.signIn(world, who);
  const answer = await client.post<ReportDetail>(`/reports/${id}/${step}`, body);
  if (answer.status >= 300) throw new Error(`${step}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** ISO 8601, so many days from now. */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString();

/**
 * A report with everything out of the ordinary at once: somebody assists, more time is asked for, it is supervised and
 * urged. @param assistant a department; the grid's own staff where none is named
 */
export async function playJoint(world: World, words: string, assistant?: string): Promise<string> {
  const id = await playReport(world, { category: 'road', words }, 'accepted');
  const handler = await ApiClient.signIn(world, 'handler');
  const { body } = await handler.get<TargetsResponse>(`/reports/${id}/targets?for=assist`);
  const asked = body.items.find(
    (item) => item.name === assistant || (!assistant && item.id === world.place.path[3]?.code),
  );
  if (!asked) throw new Error(`nobody to assist: ${JSON.stringify(body)}`);
  const { kind, id: targetId } = asked;
  const target =
    kind === 'area' ? { kind, areaCode: targetId } : { kind, organisationId: targetId };
  const assisting = [{ target, part: '到场配合，清理占道杂物' }];
  await takeStep(world, 'handler', id, 'whistle', { assisting });
  await takeStep(world, 'handler', id, 'extension-request', {
    until: inDays(20),
    reason: '等待灯杆到货',
  });
  await takeStep(world, 'supervisor', id, 'supervision', { words: '群众反映强烈' });
  await takeStep(world, 'resident', id, 'urging', {});
  return id;
}

/** A report sent for a resident (代报) that waits to be rated by telephone. */
export async function playForResident(world: World, words: string): Promise<string> {
  const member = await ApiClient.signIn(world, 'gridMember');
  const [longitude, latitude] = world.place.wgs84;
  const { body } = await member.post<SubmitResponse>('/reports', {
    category: 'road',
    words,
    place: { source: 'map', position: { longitude, latitude, datum: 'WGS-84' } },
    onBehalfOf: { name: '张大爷', phone: '13900000021' },
  });
  const target = { kind: 'area', areaCode: world.place.path[3]?.code };
  await takeStep(world, 'gridMember', body.id, 'verification', {});
  await takeStep(world, 'gridMember', body.id, 'dispatch', { target });
  await takeStep(world, 'gridMember', body.id, 'acceptance', {});
  await takeStep(world, 'gridMember', body.id, 'resolution', { words: '台阶已砌好' });
  return body.id;
}
