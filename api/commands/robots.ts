import { randomUUID } from 'node:crypto';
import type { ChangeRobotBody, RobotBody } from '@shared/schemas/sends';
import type { Actor } from '../actor';
import type { Deps } from '../deps';
import { apiError } from '../errors';
import { GroupRobot, type GroupRobotDocument } from '../models/GroupRobot';
import { canManageSends } from '../policies/sendPolicy';
import { sealRobotKey } from '../secrets/robotKey';
import { inTransaction } from './inTransaction';
import { isDuplicateKey } from './isDuplicateKey';
import { recordAudit } from './recordAudit';

const keyOf = (webhook: string): string => new URL(webhook).searchParams.get('key') ?? '';

/**
 * Adds the robot of a group of the staff.
 * @throws ApiError forbidden, validation_failed for an area the county does not have, already_exists for a known robot
 */
export async function addRobot(
  deps: Deps,
  actor: Actor,
  { webhook, ...body }: RobotBody,
): Promise<GroupRobotDocument> {
  if (!canManageSends(actor)) throw apiError('forbidden');
  const { county } = actor;
  const { areas } = await deps.directory(county);
  if (!areas.find(body.areaCode))
    throw apiError('validation_failed', [
      { path: 'areaCode', code: 'unknown', message: body.areaCode },
    ]);
  const _id = randomUUID();
  const robot: GroupRobotDocument = {
    _id,
    county,
    ...body,
    ...sealRobotKey(deps.keyRing, { _id, county }, keyOf(webhook)),
    enabled: true,
    lastCode: null,
    lastAt: null,
    createdAt: deps.now(),
    version: 1,
  };
  await written(
    inTransaction(async (transaction) => {
      await GroupRobot.insertMany([robot], { session: transaction });
      await recordAudit(
        deps,
        {
          county,
          actorId: actor.personId,
          action: 'robot.add',
          subject: _id,
          details: { areaCode: robot.areaCode, kinds: robot.kinds },
        },
        transaction,
      );
    }),
  );
  return robot;
}

/**
 * Changes what a group is told of, gives the robot a new address, switches it off and on.
 * @throws ApiError forbidden, not_found, conflict where another was first, already_exists for a known address
 */
export async function changeRobot(
  deps: Deps,
  actor: Actor,
  { id, version }: { id: string; version: number | null },
  { webhook, ...changes }: ChangeRobotBody,
): Promise<GroupRobotDocument> {
  const robot = await robotOf(actor, id);
  const set = {
    ...changes,
    ...(webhook === undefined
      ? {}
      : { ...sealRobotKey(deps.keyRing, robot, keyOf(webhook)), lastCode: null, lastAt: null }),
  };
  const changed = await written(
    inTransaction(async (transaction) => {
      const after = await GroupRobot.findOneAndUpdate(
        { _id: id, county: actor.county, version: version ?? robot.version },
        { $set: set, $inc: { version: 1 } },
        { returnDocument: 'after', session: transaction },
      ).lean<GroupRobotDocument>();
      if (!after) return null;
      await recordAudit(
        deps,
        {
          county: actor.county,
          actorId: actor.personId,
          action: 'robot.change',
          subject: id,
          details: { ...changes, newAddress: webhook !== undefined },
        },
        transaction,
      );
      return after;
    }),
  );
  if (!changed) throw apiError('conflict');
  return changed;
}

/** @throws ApiError forbidden, not_found */
export async function robotOf(actor: Actor, id: string): Promise<GroupRobotDocument> {
  if (!canManageSends(actor)) throw apiError('forbidden');
  const robot = await GroupRobot.findOne({
    _id: id,
    county: actor.county,
  }).lean<GroupRobotDocument>();
  if (!robot) throw apiError('not_found');
  return robot;
}

async function written<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (isDuplicateKey(error)) throw apiError('already_exists');
    throw error;
  }
}
