import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Db, GridFSBucket } from 'mongodb';
import type { ObjectStore } from './ObjectStore';

interface FileDocument {
  _id: string;
  length: number;
  metadata?: { type: string; county: string };
}

/** The default store: GridFS in the same database, so that one backup holds everything. */
export function createGridFsStore(db: Db): ObjectStore {
  const options = { bucketName: 'objects', writeConcern: { w: 'majority' as const } };
  const bucket = new GridFSBucket(db, options);
  const files = db.collection<FileDocument>('objects.files');
  const chunks = db.collection('objects.chunks');
  // The driver's types know ObjectIds only; GridFS itself takes any id.
  const idOf = (key: string): never => key as never;

  return {
    async put(key, body, type) {
      const metadata = { type, county: key.split('/', 1)[0] };
      const upload = bucket.openUploadStreamWithId(idOf(key), key, { metadata });
      await pipeline(Readable.from([body]), upload);
    },
    async get(key) {
      const file = await files.findOne({ _id: key });
      if (!file) return null;
      return {
        body: bucket.openDownloadStream(idOf(key)),
        bytes: file.length,
        type: file.metadata?.type ?? 'application/octet-stream',
      };
    },
    async delete(key) {
      await files.deleteOne({ _id: key });
      await chunks.deleteMany({ files_id: idOf(key) });
    },
  };
}
