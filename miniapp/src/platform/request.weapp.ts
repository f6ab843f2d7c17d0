import Taro from '@tarojs/taro';
import type { HttpRequest, HttpResponse } from './request';

/** Nothing came back: no network, a cut, a timeout. Whether the server saw the request is unknown. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}

/** Sends a request; answers whatever the server said. Throws ConnectionLost where nothing came back. */
export async function request({
  method,
  path,
  headers,
  body,
  timeoutMs = 15_000,
}: HttpRequest): Promise<HttpResponse> {
  try {
    // Awaited, not with callbacks: Taro rejects its promise beside a callback, and nobody would take that.
    const answer = await Taro.request<unknown>({
      url: API_BASE + path,
      // WeChat sends PATCH only through POST; the API of this app uses no PATCH from weapp.
      method: method as keyof Taro.request.Method,
      header: body === undefined ? headers : { ...headers, 'Content-Type': 'application/json' },
      data: body,
      timeout: timeoutMs,
    });
    return {
      status: answer.statusCode,
      headers: lowerCased((answer.header ?? {}) as Record<string, string>),
      body: answer.data === '' ? null : answer.data,
    };
  } catch (problem) {
    const { errMsg } = problem as { errMsg?: string };
    throw new ConnectionLost(errMsg ?? String(problem));
  }
}

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
