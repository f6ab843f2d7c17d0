import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Report } from '../models/Report';
import { Upload } from '../models/Upload';
import { fileKey, newFileId } from '../photos/fileKey';
import { createProjector } from '../projections/projector';
import { buildReport, entry } from '../test/buildReport';
import { startTestServer, type TestServer } from '../test/testServer';
import { sweepUploads } from './sweepUploads';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function upload(hoursAgo: number): Promise<string> {
  const _id = newFileId('411728');
  const createdAt = new Date(server.deps.now().getTime() - hoursAgo * 3_600_000);
  await Upload.create({ _id, county: '411728', personId: 'p', createdAt, usedAt: null });
  for (const size of ['full', 'thumbnail'] as const)
    await server.deps.objectStore.put(fileKey(_id, size), Buffer.from('x'), 'image/jpeg');
  return _id;
}
const isKept = async (id: string): Promise<boolean> => {
  const object = await server.deps.objectStore.get(fileKey(id, 'full'));
  object?.body.resume();
  return object !== null;
};
const photo = (fileId: string) => ({ fileId, width: 1, height: 1 });

describe('photos', () => {
  it('go after two days where no report uses them, and only then', async () => {
    const [fresh, old, used, waiting, inStep] = await Promise.all([47, 49, 49, 49, 49].map(upload));
    await buildReport([entry(1)], { photos: [photo(used ?? '')] });
    await createProjector(server.deps).drain();
    // Not projected yet: nothing marked these.
    await buildReport([entry(1, { photos: [photo(inStep ?? '')] })], {
      photos: [photo(waiting ?? '')],
    });

    expect(await sweepUploads(server.deps)).toBe(1);
    const kept = await Promise.all(
      [fresh, old, used, waiting, inStep].map((id) => isKept(id ?? '')),
    );
    expect(kept).toEqual([true, false, true, true, true]);
    expect(await Upload.exists({ _id: old })).toBeNull();
    expect(await sweepUploads(server.deps)).toBe(0);
    await Report.deleteMany({});
  });

  it('of which a crash left half are swept the next time', async () => {
    const id = await upload(50);
    const death = vi.spyOn(Upload, 'deleteOne').mockImplementationOnce(() => {
      throw new Error('kill -9');
    });
    await expect(sweepUploads(server.deps)).rejects.toThrow('kill -9');
    death.mockRestore();
    await sweepUploads(server.deps);
    expect(await Upload.exists({ _id: id })).toBeNull();
    expect(await isKept(id)).toBe(false);
  });
});
