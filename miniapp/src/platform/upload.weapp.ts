import Taro from '@tarojs/taro';
import { ConnectionLost, type HttpResponse } from './request';
import type { UploadRequest } from './upload';

/** Sends a photo. Throws ConnectionLost where nothing came back. */
export function upload({
  path,
  photoPath,
  headers,
  onProgress,
}: UploadRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const task = Taro.uploadFile({
      url: API_BASE + path,
      filePath: photoPath,
      name: 'file',
      header: headers,
      timeout: 120_000,
      success: (answer) =>
        resolve({ status: answer.statusCode, headers: {}, body: parse(answer.data) }),
      fail: (problem) => reject(new ConnectionLost(problem.errMsg)),
    });
    task.onProgressUpdate?.(({ progress }) => onProgress(progress));
  });
}

function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
