import Taro from '@tarojs/taro';
import type { DownloadAnswer, DownloadRequest } from './download';
import { ConnectionLost } from './request';

/** WeChat ends a download after a minute, whatever is asked for. */
const TIMEOUT_MS = 60_000;
/** What WeChat opens itself. */
const OPENED = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'];

/**
 * Opens a file, with WeChat's menu to pass it on or print it; what WeChat cannot open is sent to a chat (文件传输助手) by
 * `keep`, on a tap. Throws ConnectionLost.
 */
export async function downloadFile({
  path,
  headers,
  fileName,
  onProgress,
}: DownloadRequest): Promise<DownloadAnswer> {
  let answer: Taro.downloadFile.FileSuccessCallbackResult;
  try {
    const task = Taro.downloadFile({
      url: API_BASE + path,
      header: headers,
      timeout: TIMEOUT_MS,
    });
    if (onProgress)
      task.onProgressUpdate?.(({ totalBytesWritten }) => onProgress(totalBytesWritten));
    answer = await task;
  } catch (problem) {
    throw new ConnectionLost((problem as { errMsg?: string }).errMsg ?? String(problem));
  }
  const { statusCode: status, tempFilePath: filePath } = answer;
  if (status >= 300) return { status, headers: {}, body: readJson(filePath), keep: null };
  const ending = fileName.slice(fileName.lastIndexOf('.') + 1);
  if (!OPENED.includes(ending)) {
    const keep = async () => {
      await Taro.shareFileMessage({ filePath, fileName });
    };
    return { status, headers: {}, body: null, keep };
  }
  const fileType = ending as keyof Taro.openDocument.FileType;
  await Taro.openDocument({ filePath, fileType, showMenu: true });
  return { status, headers: {}, body: null, keep: null };
}

/** A refusal comes as a file too. */
function readJson(filePath: string): unknown {
  try {
    return JSON.parse(String(Taro.getFileSystemManager().readFileSync(filePath, 'utf8')));
  } catch {
    return null;
  }
}
