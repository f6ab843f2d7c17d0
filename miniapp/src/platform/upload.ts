import { type Cancellation, Cancelled } from './cancellation';
import { readPhoto } from './photos';
import { ConnectionLost, type HttpResponse } from './request';

/** A file on its way as the multipart field `file`. `onProgress` is told 0 to 100. */
export interface UploadRequest {
  path: string;
  /** As the photo picker gave it. */
  photoPath: string;
  headers: Record<string, string>;
  onProgress: (percent: number) => void;
  cancellation?: Cancellation;
}

/** Sends a photo. Throws ConnectionLost where nothing came back, Cancelled where the person stopped it. */
export async function upload({
  path,
  photoPath,
  headers,
  onProgress,
  cancellation,
}: UploadRequest): Promise<HttpResponse> {
  const photo = await readPhoto(photoPath);
  const form = new FormData();
  form.append('file', photo, 'photo.jpg');
  return new Promise((resolve, reject) => {
    // fetch tells nothing of an upload's progress.
    const xhr = new XMLHttpRequest();
    xhr.open('POST', API_BASE + path);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.timeout = 120_000;
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    };
    xhr.onload = () => resolve({ status: xhr.status, headers: {}, body: parse(xhr.responseText) });
    xhr.onerror = () => reject(new ConnectionLost('upload'));
    xhr.ontimeout = () => reject(new ConnectionLost('upload timed out'));
    xhr.onabort = () => reject(new Cancelled('upload'));
    xhr.send(form);
    cancellation?.stopBy(() => xhr.abort());
  });
}

function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
