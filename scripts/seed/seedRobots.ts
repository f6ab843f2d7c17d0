import { createHash } from 'node:crypto';
import type { Deps } from '../../api/deps';
import { GroupRobot, type GroupRobotDocument } from '../../api/models/GroupRobot';
import { sealRobotKey } from '../../api/secrets/robotKey';
import type { RobotKind } from '../../shared/pushes';

interface Group {
  readonly areaCode: string;
  readonly name: string;
  readonly kinds: RobotKind[];
}

/** Robots of two groups of the staff, which the simulator plays; those that are there stay. */
export async function seedRobots(deps: Deps, county: string, township: string): Promise<void> {
  const { areas } = await deps.directory(county);
  const groups: Group[] = [
    { areaCode: county, name: '县综治中心值班群', kinds: ['overdue'] },
    {
      areaCode: township,
      name: `${areas.find(township)?.name ?? ''}工作群`,
      kinds: ['new', 'overdue', 'closed'],
    },
  ];
  for (const group of groups) {
    const key = keyFor(group.areaCode);
    const _id = `demonstration-${group.areaCode}`;
    const robot: GroupRobotDocument = {
      _id,
      county,
      ...group,
      ...sealRobotKey(deps.keyRing, { _id, county }, key),
      enabled: true,
      lastCode: null,
      lastAt: null,
      createdAt: deps.now(),
      version: 1,
    };
    await GroupRobot.updateOne({ _id }, { $setOnInsert: robot }, { upsert: true });
  }
}

/** A UUID that is the same in every demonstration. */
function keyFor(areaCode: string): string {
  const hex = createHash('sha256').update(`demonstration robot ${areaCode}`).digest('hex');
  return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
