import { ConnectionLost, type HttpResponse } from './request';

/** A PDF on its way. `path` starts with '/'; the base is the build's. */
export interface DownloadRequest {
  path: string;
  headers: Record<string, string>;
  fileName: string;
}

/** Several hundred plates take WeChat a minute to draw. */
const TIMEOUT_MS = 180_000;

/** Saves a PDF where the browser saves files; answers what the server said. Throws ConnectionLost. */
export async function downloadPdf(request: DownloadRequest): Promise<HttpResponse> {
  const { path, headers, fileName } = request;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(API_BASE + path, { headers, signal: abort.signal });
    if (!response.ok) return { status: response.status, headers: {}, body: await response.json() };
    // Read to its end first: one that broke off is no file.
    const file = await response.blob();
    const address = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = address;
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return { status: response.status, headers: {}, body: null };
  } catch (error) {
    throw new ConnectionLost(String(error));
  } finally {
    clearTimeout(timer);
  }
}
