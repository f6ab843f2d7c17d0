import fs from 'node:fs/promises';
import { isReachable } from '../network/isReachable';

const officialHost = 'https://fastdl.mongodb.org';
const probeMs = 4_000;

/**
 * MongoDB's own build for this system, through mongodb-memory-server (MONGOMS_* settings hold,
 * MONGOMS_DOWNLOAD_MIRROR among them).
 *
 * @param directory where the program is kept
 * @returns its path, or the reason in words why there is none
 */
export async function downloadOfficialMongod(
  directory: string,
  env: NodeJS.ProcessEnv,
  onProgress: (line: string) => void,
): Promise<string | { problem: string }> {
  const host = env.MONGOMS_DOWNLOAD_MIRROR ?? officialHost;
  if (!(await isReachable(host, probeMs))) {
    return { problem: `MongoDB's download server (${host}) cannot be reached` };
  }
  onProgress(`Downloading MongoDB from ${host} …`);
  await fs.mkdir(directory, { recursive: true });
  try {
    const { MongoBinary } = await import('mongodb-memory-server-core');
    return await MongoBinary.getPath({ downloadDir: directory });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return { problem: `the download from ${host} failed: ${reason}` };
  }
}
