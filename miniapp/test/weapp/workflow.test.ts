import { afterAll, expect, inject, test } from 'vitest';
import { Report } from '../../../api/models/Report';
import { addDepartment } from '../world/addDepartment';
import { openWorld } from '../world/openWorld';
import { disputing } from './workflow/disputing';
import { Flow } from './workflow/Flow';
import { merging } from './workflow/merging';
import { moving } from './workflow/moving';
import { together } from './workflow/together';
import { ACTIONS_OF_PEOPLE, TOLD, toldOf } from './workflow/told';
import { waiting } from './workflow/waiting';
import { watching } from './workflow/watching';

const world = await openWorld(inject('mongoUri'));
afterAll(() => world.close());
const flow = new Flow(
  world,
  await addDepartment(world, '大宁县供电所', { name: '孙电工', phone: '13900000011' }),
  await addDepartment(world, '大宁县交警队', { name: '马警官', phone: '13900000012' }),
);

together(flow);
waiting(flow);
disputing(flow);
merging(flow);
watching(flow);
moving(flow);

test('every action of people was taken on a screen, and those were told whom it concerns', async () => {
  expect(Object.keys(TOLD).sort()).toEqual([...ACTIONS_OF_PEOPLE].sort());
  await expect
    .poll(() => Report.exists({ pendingProjection: true }), { timeout: 10_000 })
    .toBeNull();
  expect(await toldOf(flow)).toEqual(TOLD);
});
