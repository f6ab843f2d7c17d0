import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../browser/launchBrowser';

/** What a browser fetches before the first page is there. */
export interface H5FirstLoad {
  requests: number;
  bytes: number;
  /** Compressed as a web server would send it. */
  gzipBytes: number;
  largest: { name: string; gzipBytes: number }[];
}

const compressible = /javascript|css|html|json|svg/;

/** Opens the first page in Chromium with an empty cache and weighs the client's own files: documents, scripts, styles, fonts and pictures, not the API's answers. */
export async function h5FirstLoad(address: string): Promise<H5FirstLoad> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
    const loading: Promise<{ name: string; bytes: number; gzipBytes: number } | undefined>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/api/') || response.status() >= 300) return;
      const weigh = async () => {
        const body = await response.body();
        const packed = compressible.test(response.headers()['content-type'] ?? '');
        const gzipBytes = packed ? gzipSync(body).length : body.length;
        return { name: pathname, bytes: body.length, gzipBytes };
      };
      loading.push(weigh().catch(() => undefined));
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    const files = (await Promise.all(loading)).filter((file) => file !== undefined);
    return {
      requests: files.length,
      bytes: files.reduce((sum, file) => sum + file.bytes, 0),
      gzipBytes: files.reduce((sum, file) => sum + file.gzipBytes, 0),
      largest: files
        .sort((a, b) => b.gzipBytes - a.gzipBytes)
        .slice(0, 5)
        .map(({ name, gzipBytes }) => ({ name, gzipBytes })),
    };
  } finally {
    await browser.close();
  }
}
