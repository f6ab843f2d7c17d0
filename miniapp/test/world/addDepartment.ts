import { randomUUID } from 'node:crypto';
import { Organisation } from '../../../api/models/Organisation';
import { Post } from '../../../api/models/Post';
import { buildPerson } from '../../../api/test/factories';
import type { Stranger, World } from './openWorld';
import { COUNTY } from './places';

/** Who handles for a department. */
export interface Assistant extends Stranger {
  readonly id: string;
}

/** One more department with one person who handles for it; answers who they are. */
export async function addDepartment(
  world: World,
  name: string,
  handler: { readonly name: string; readonly phone: string },
): Promise<Assistant> {
  const organisationId = randomUUID();
  await Organisation.create({
    _id: organisationId,
    county: COUNTY,
    name,
    kind: 'department',
    categories: [],
    active: true,
  });
  const openid = `flow-${handler.phone}-0000000000`;
  const person = await buildPerson({ county: COUNTY, ...handler, openid });
  await Post.create({
    _id: randomUUID(),
    county: COUNTY,
    role: 'handler',
    personId: person._id,
    areaCode: null,
    organisationId,
    onDuty: true,
    from: new Date('2026-01-01T00:00:00Z'),
    to: null,
    version: 1,
  });
  await world.phones.register([{ openid, nickname: handler.name, phone: handler.phone }]);
  return { id: person._id, openid };
}
