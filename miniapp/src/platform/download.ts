import { ConnectionLost, type HttpResponse } from './request';

/** A file on its way. `path` starts with '/'; the base is the build's. */
export interface DownloadRequest {
  path: string;
  headers: Record<string, string>;
  /** With its ending: .pdf, .xlsx, .zip. */
  fileName: string;
  /** Told the bytes that came, where the length is not known before. */
  onProgress?: (bytes: number) => void;
}

/** What the server said; `keep` is left to do on a tap, where the platform wants one to hand a file on. */
export interface DownloadAnswer extends HttpResponse {
  keep: (() => Promise<void>) | null;
}

/** Several hundred plates take WeChat a minute to draw. */
const TIMEOUT_MS = 180_000;

/** Saves a file where the browser saves files. Throws ConnectionLost where not all of it came. */
export async function downloadFile(request: DownloadRequest): Promise<DownloadAnswer> {
  const { path, headers, fileName, onProgress } = request;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(API_BASE + path, { headers, signal: abort.signal });
    if (!response.ok)
      return { status: response.status, headers: {}, body: await response.json(), keep: null };
    // Read to its end first: one that broke off is no file.
    const file = await readWhole(response, onProgress);
    const address = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return { status: response.status, headers: {}, body: null, keep: null };
  } catch (error) {
    throw new ConnectionLost(String(error));
  } finally {
    clearTimeout(timer);
  }
}

async function readWhole(
  response: Response,
  onProgress: DownloadRequest['onProgress'],
): Promise<Blob> {
  if (!onProgress || !response.body) return response.blob();
  const chunks: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    bytes += part.value.length;
    onProgress(bytes);
  }
  return new Blob(chunks, { type: response.headers.get('content-type') ?? '' });
}
