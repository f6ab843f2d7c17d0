import { types } from 'node:util';
import type { Phone } from '../phone';
import type { Options, WxGroup } from './callable';
import { connectSocket } from './socket';
import { WxFailure } from './WxFailure';

const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']);
const AT_A_TIME = 10;
const DEFAULT_TIMEOUT_MILLISECONDS = 60_000;

/** Real HTTP with WeChat's rules: declared servers only, no PATCH, 10 at a time, everything fails without network. */
export function networkApi(phone: Phone): WxGroup {
  let running = 0;
  const start =
    (run: (signal: AbortSignal, options: Options) => Promise<object>) => (options: Options) => {
      const aborter = new AbortController();
      const task = {
        abort: () => aborter.abort(),
        ...Object.fromEntries(LISTENERS.map((name) => [name, () => {}])),
      };
      const progress: ((seen: unknown) => void)[] = [];
      const watched = {
        ...task,
        onProgressUpdate: (listener: (seen: unknown) => void) => void progress.push(listener),
      };
      const done = (async () => {
        if (++running > AT_A_TIME)
          phone.problems.add('limit', `more than ${AT_A_TIME} requests at a time`);
        const timeout = AbortSignal.timeout(
          Number(options.timeout ?? DEFAULT_TIMEOUT_MILLISECONDS),
        );
        try {
          const answer = await run(AbortSignal.any([aborter.signal, timeout]), options);
          for (const listener of progress) {
            phone.launch.realm.guard(() => listener(phone.launch.realm.give({ progress: 100 })));
          }
          return answer;
        } catch (error) {
          if (error instanceof WxFailure) throw error;
          if (aborter.signal.aborted) throw new WxFailure('abort');
          throw new WxFailure(timeout.aborted ? 'timeout' : String((error as Error).message), {
            errno: 600_001,
          });
        } finally {
          running -= 1;
        }
      })();
      return { task: watched, done };
    };
  return {
    async: { getNetworkType: () => ({ networkType: phone.online ? 'wifi' : 'none' }) },
    tasks: {
      request: start((signal, options) => request(phone, options, signal)),
      uploadFile: start((signal, options) => upload(phone, options, signal)),
      downloadFile: start((signal, options) => download(phone, options, signal)),
      connectSocket: (options) => connectSocket(phone, options, (url) => serverOf(phone, url)),
    },
  };
}

const LISTENERS = [
  'onHeadersReceived',
  'offHeadersReceived',
  'offProgressUpdate',
  'onChunkReceived',
  'offChunkReceived',
];

/** @throws {WxFailure} without network, or for an origin that is no declared server. */
function serverOf(phone: Phone, address: string): string {
  if (!phone.online) throw new WxFailure('network is not available', { errno: 600_003 });
  const url = new URL(address);
  const server = phone.servers.get(url.origin);
  if (server === undefined) {
    phone.problems.add('limit', `${url.origin} is not in the list of legal domains`);
    throw new WxFailure('url not in domain list', { errno: 600_002 });
  }
  return `${server}${url.pathname}${url.search}`;
}

async function request(phone: Phone, options: Options, signal: AbortSignal): Promise<object> {
  const method = String(options.method ?? 'GET').toUpperCase();
  if (!METHODS.has(method)) {
    phone.problems.add('limit', `wx.request knows no ${method}`);
    throw new WxFailure(`method ${method} is not supported`);
  }
  const url = new URL(serverOf(phone, String(options.url)));
  const headers = new Headers(options.header as Record<string, string> | undefined);
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  const { data } = options;
  const inBody = method !== 'GET' && method !== 'HEAD';
  if (!inBody && typeof data === 'object' && data !== null) {
    for (const [key, value] of Object.entries(data)) url.searchParams.append(key, String(value));
  }
  const response = await fetch(url, {
    method,
    headers,
    signal,
    redirect: 'follow',
    body: inBody ? bodyOf(data, headers.get('content-type') ?? '') : undefined,
  });
  const bytes = await response.arrayBuffer();
  if (!phone.online) throw new WxFailure('network is not available', { errno: 600_003 });
  const header = Object.fromEntries(response.headers);
  const answer = contentOf(bytes, options);
  if (inBody && response.ok) phone.written.push({ path: url.pathname, answer });
  return { statusCode: response.status, header, cookies: [], data: answer };
}

function bodyOf(data: unknown, contentType: string): NonNullable<RequestInit['body']> | undefined {
  if (data === undefined || data === null) return undefined;
  if (typeof data === 'string') return data;
  if (types.isAnyArrayBuffer(data)) return Buffer.from(new Uint8Array(data));
  if (contentType.includes('x-www-form-urlencoded'))
    return new URLSearchParams(data as Record<string, string>);
  return JSON.stringify(data);
}

function contentOf(bytes: ArrayBuffer, { responseType, dataType = 'json' }: Options): unknown {
  if (responseType === 'arraybuffer') return bytes;
  const text = Buffer.from(bytes).toString('utf8');
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text; // WeChat hands out the text where it is no JSON
  }
}

async function upload(phone: Phone, options: Options, signal: AbortSignal): Promise<object> {
  const url = serverOf(phone, String(options.url));
  const file = String(options.filePath);
  const form = new FormData();
  for (const [key, value] of Object.entries((options.formData ?? {}) as object))
    form.append(key, String(value));
  const bytes = Uint8Array.from(phone.files.read(file));
  const type = file.endsWith('.mp3') ? 'audio/mpeg' : 'image/jpeg';
  form.append(String(options.name), new Blob([bytes], { type }), file.replace('wxfile://', ''));
  const header = Object.entries((options.header ?? {}) as Record<string, string>);
  const headers = header.filter(([name]) => name.toLowerCase() !== 'content-type');
  const response = await fetch(url, { method: 'POST', headers, body: form, signal });
  return { statusCode: response.status, data: await response.text() };
}

async function download(phone: Phone, options: Options, signal: AbortSignal): Promise<object> {
  const url = serverOf(phone, String(options.url));
  const response = await fetch(url, {
    headers: (options.header ?? {}) as Record<string, string>,
    signal,
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const ending = response.headers.get('content-type')?.split('/').at(1) ?? 'bin';
  return { statusCode: response.status, tempFilePath: phone.files.addTemporary(bytes, ending) };
}
