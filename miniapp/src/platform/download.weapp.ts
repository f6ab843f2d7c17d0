import Taro from '@tarojs/taro';
import type { DownloadRequest } from './download';
import { ConnectionLost, type HttpResponse } from './request';

/** WeChat ends a download after a minute, whatever is asked for. */
const TIMEOUT_MS = 60_000;

/** Opens a PDF, with WeChat's menu to pass it on or print it; answers what the server said. Throws ConnectionLost. */
export async function downloadPdf({ path, headers }: DownloadRequest): Promise<HttpResponse> {
  let answer: Taro.downloadFile.FileSuccessCallbackResult;
  try {
    answer = await Taro.downloadFile({
      url: API_BASE + path,
      header: headers,
      timeout: TIMEOUT_MS,
    });
  } catch (problem) {
    throw new ConnectionLost((problem as { errMsg?: string }).errMsg ?? String(problem));
  }
  const { statusCode: status, tempFilePath: filePath } = answer;
  if (status >= 300) return { status, headers: {}, body: readJson(filePath) };
  await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true });
  return { status, headers: {}, body: null };
}

/** A refusal comes as a file too. */
function readJson(filePath: string): unknown {
  try {
    return JSON.parse(String(Taro.getFileSystemManager().readFileSync(filePath, 'utf8')));
  } catch {
    return null;
  }
}
