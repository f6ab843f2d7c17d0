import mongoose from 'mongoose';
import { SEALED_FIELDS } from '../../secrets/sealedFields';

/** As the key ring writes it: key, 12 bytes, text, 16 bytes. */
const SEALED = /^[a-z0-9]{1,16}\.[\w-]{16}\.[\w-]*\.[\w-]{22}$/;

export interface Dumped {
  readonly collection: string;
  readonly id: string;
  /** The whole document; bytes as they are and in base64. */
  readonly text: string;
}

/** Every document of every collection. */
export async function* dumpDatabase(): AsyncGenerator<Dumped> {
  const { db } = mongoose.connection;
  for (const { name } of (await db?.listCollections().toArray()) ?? [])
    for await (const document of db?.collection(name).find() ?? []) {
      const bytes: string[] = [];
      const text = JSON.stringify(document, (_key, value: unknown) => {
        if (!(value instanceof mongoose.mongo.Binary)) return value;
        bytes.push(value.toString('utf8'));
        return value.toString('base64');
      });
      yield { collection: name, id: String(document._id), text: [text, ...bytes].join('\n') };
    }
}

/** Sealed values that stand where no rotation would find them, as `COLLECTION PATH`. */
export async function findUnlistedSealed(): Promise<string[]> {
  const { db } = mongoose.connection;
  const listed = new Set(SEALED_FIELDS.map(({ collection, path }) => `${collection} ${path}`));
  const found = new Set<string>();
  const walk = (collection: string, path: string, value: unknown): void => {
    if (typeof value === 'string' && SEALED.test(value)) found.add(`${collection} ${path}`);
    else if (Array.isArray(value)) for (const one of value) walk(collection, path, one);
    else if (value !== null && Object.getPrototypeOf(value) === Object.prototype)
      for (const [key, inner] of Object.entries(value as object))
        walk(collection, path ? `${path}.${key}` : key, inner);
  };
  for (const { name } of (await db?.listCollections().toArray()) ?? [])
    for await (const document of db?.collection(name).find() ?? []) walk(name, '', document);
  return [...found].filter((place) => !listed.has(place));
}
