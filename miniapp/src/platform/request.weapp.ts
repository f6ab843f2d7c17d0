import Taro from '@tarojs/taro';
import type { HttpRequest, HttpResponse } from './request';

/** Nothing came back: no network, a cut, a timeout. Whether the server saw the request is unknown. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}

/** Sends a request; answers whatever the server said. Throws ConnectionLost where nothing came back. */
export function request({
  method,
  path,
  headers,
  body,
  timeoutMs = 15_000,
}: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    Taro.request({
      url: API_BASE + path,
      // WeChat sends PATCH only through POST; the API of this app uses no PATCH from weapp.
      method: method as keyof Taro.request.Method,
      header: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      data: body,
      timeout: timeoutMs,
      success: (answer) =>
        resolve({
          status: answer.statusCode,
          headers: lowerCased(answer.header ?? {}),
          body: answer.data === '' ? null : answer.data,
        }),
      fail: (problem) => reject(new ConnectionLost(problem.errMsg)),
    });
  });
}

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
