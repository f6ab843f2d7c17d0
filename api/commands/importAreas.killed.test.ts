import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import mongoose from 'mongoose';
import { expect, inject, it } from 'vitest';
import { readCounty } from '../../scripts/importAreas/readCounty';
import { Area, NOT_IN_FORCE } from '../models/Area';
import { AreaImport } from '../models/AreaImport';
import { areaSource } from '../queries/areaSource';
import { importAreas } from './importAreas';

it('leaves the old tree in force when the import is killed, and the next import clears up', async () => {
  const units = await readCounty('141030');
  await importAreas({ county: '141030', units, made: true });
  const before = await areaSource.readCurrent('141030');

  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      path.resolve(import.meta.dirname, '../test/importAndStop.ts'),
      inject('mongoUri'),
      mongoose.connection.name,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const left = await Area.countDocuments({ county: '141030', validTo: NOT_IN_FORCE });
  expect(left).toBeGreaterThan(0);
  expect(await areaSource.readCurrent('141030')).toEqual(before);
  expect(await AreaImport.countDocuments()).toBe(1);

  const renamed = units.map((unit) => ({ ...unit, name: `新${unit.name}` }));
  const result = await importAreas({ county: '141030', units: renamed, made: true });
  expect(result).toMatchObject({ status: 'imported', changed: units.length });
  expect(await Area.countDocuments({ county: '141030', validTo: NOT_IN_FORCE })).toBe(0);
  expect(await Area.countDocuments({ county: '141030', validTo: null })).toBe(units.length);
  const after = await areaSource.readCurrent('141030');
  expect(after.every(({ name }) => name.startsWith('新'))).toBe(true);
}, 60_000);
