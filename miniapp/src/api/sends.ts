import type { PushChannel, PushState } from '@shared/pushes';
import type {
  ChangeRobotBody,
  Robot,
  RobotBody,
  RobotTestResponse,
  Send,
  SendPage,
} from '@shared/schemas/sends';
import { callApi } from './client';

/** What WeChat draws at once. */
const PAGE = 10;

/** What went outside the app, newest first. */
export const listSends = (
  filter: { state?: PushState | undefined; channel?: PushChannel | undefined },
  cursor?: string,
): Promise<SendPage> =>
  callApi({ method: 'GET', path: '/sends', query: { ...filter, cursor, limit: PAGE } });

/** Sends once more; it may arrive twice. */
export const retrySend = (sendId: string): Promise<Send> =>
  callApi({ method: 'POST', path: '/sends/retries', body: { sendId } });

export const listRobots = async (): Promise<Robot[]> =>
  (await callApi<{ items: Robot[] }>({ method: 'GET', path: '/robots' })).items;

export const addRobot = (body: RobotBody, idempotencyKey: string): Promise<Robot> =>
  callApi({ method: 'POST', path: '/robots', body, idempotencyKey });

/** Only what is named changes; `version` is the one that was seen. */
export const changeRobot = (id: string, body: ChangeRobotBody, version: number): Promise<Robot> =>
  callApi({ method: 'PATCH', path: `/robots/${id}`, body, version });

/** Writes a line into the group; says what 企业微信 answered. */
export const testRobot = (id: string): Promise<RobotTestResponse> =>
  callApi({ method: 'POST', path: `/robots/${id}/test`, body: {} });
