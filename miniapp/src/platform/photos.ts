import { MAX_PHOTO_SIDE_PX } from '@shared/photoLimits';
import { withoutPosition } from '../photos/withoutPosition';

/** A photo chosen on this device. `path` stays good after a restart; `preview` can be shown now. */
export interface ChosenPhoto {
  path: string;
  preview: string;
}

const QUALITY = 0.85;
const STORE = 'photos';

/** A browser has no file paths: a photo waits in IndexedDB under a name of its own. */
function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('wlx', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await openStore();
  try {
    return await new Promise((resolve, reject) => {
      const asking = work(database.transaction(STORE, mode).objectStore(STORE));
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => reject(asking.error);
    });
  } finally {
    database.close();
  }
}

/**
 * Lets the person take or choose up to `count` photos; empty where they turned back. `onChosen` hears at once how many
 * they are: to make them smaller takes a slow phone seconds.
 */
export async function choosePhotos(
  count: number,
  onChosen: (count: number) => void = () => {},
): Promise<ChosenPhoto[]> {
  const files = await askForFiles(count);
  onChosen(files.length);
  return Promise.all(
    files.map(async (file, index) => {
      const photo = await compress(file);
      const path = `photo-${Date.now().toString(36)}-${index}-${Math.random().toString(36).slice(2)}`;
      await inStore('readwrite', (store) => store.put(photo, path));
      return { path, preview: URL.createObjectURL(photo) };
    }),
  );
}

function askForFiles(count: number): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = 'image/*';
    input.multiple = count > 1;
    input.style.display = 'none';
    const done = (files: File[]) => {
      input.remove();
      resolve(files);
    };
    input.addEventListener('change', () => done([...(input.files ?? [])].slice(0, count)));
    input.addEventListener('cancel', () => done([]));
    document.body.append(input);
    input.click();
  });
}

/** A photo no larger than the server keeps, drawn anew: what the camera wrote beside it is gone. */
async function compress(file: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const ratio = Math.min(1, MAX_PHOTO_SIDE_PX / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * ratio);
    canvas.height = Math.round(picture.height * ratio);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', QUALITY),
    );
    return smaller ?? (await cleaned(file));
  } catch {
    // What the browser cannot draw goes as it is, without the camera's notes.
    return cleaned(file);
  }
}

async function cleaned(file: Blob): Promise<Blob> {
  const bytes = withoutPosition(new Uint8Array(await file.arrayBuffer()));
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: file.type });
}

/** Keeps a photo of the server on this device, to go into something new; null where it cannot be had. */
export async function keepRemotePhoto(url: string): Promise<ChosenPhoto | null> {
  try {
    const answer = await fetch(API_BASE + url);
    if (!answer.ok) return null;
    const photo = await answer.blob();
    const path = `photo-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
    await inStore('readwrite', (store) => store.put(photo, path));
    return { path, preview: URL.createObjectURL(photo) };
  } catch {
    return null;
  }
}

/** The photo's bytes. Throws where the browser has thrown it away. */
export async function readPhoto(path: string): Promise<Blob> {
  const photo: unknown = await inStore('readonly', (store) => store.get(path));
  if (photo instanceof Blob) return photo;
  throw new Error('the photo is gone from this browser');
}

/** Something that can be shown for a photo kept since an earlier visit, or null where it is gone. */
export async function previewOf(path: string): Promise<string | null> {
  try {
    return URL.createObjectURL(await readPhoto(path));
  } catch {
    return null;
  }
}

/** Forgets a photo that was sent or taken out. */
export async function forgetPhoto(path: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(path));
}
