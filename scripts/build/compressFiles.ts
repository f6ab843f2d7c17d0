import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

const worthIt = /\.(js|css|html|svg|json)$/;
const leastBytes = 1024;

/** Writes a .br and a .gz copy beside every text file of a folder, for the server to send as they are. */
export async function compressFiles(directory: string): Promise<void> {
  const entries = await fs.readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !worthIt.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await fs.readFile(file);
    if (bytes.length < leastBytes) continue;
    // one below the best: a tenth of the time for a percent of the size
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 10 };
    await fs.writeFile(`${file}.br`, await brotli(bytes, { params }));
    await fs.writeFile(`${file}.gz`, await gzip(bytes, { level: 9 }));
  }
}
