import Taro from '@tarojs/taro';
import { Cancelled } from './cancellation';
import { ConnectionLost, type HttpResponse } from './request';
import type { UploadRequest } from './upload';

/** Sends a photo. Throws ConnectionLost where nothing came back, Cancelled where the person stopped it. */
export function upload({
  path,
  photoPath,
  headers,
  onProgress,
  cancellation,
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
      fail: (problem) =>
        reject(
          cancellation?.cancelled ? new Cancelled('upload') : new ConnectionLost(problem.errMsg),
        ),
    });
    task.onProgressUpdate?.(({ progress }) => onProgress(progress));
    cancellation?.stopBy(() => task.abort());
  });
}

function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
