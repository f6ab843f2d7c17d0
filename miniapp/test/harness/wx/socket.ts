import { types } from 'node:util';
import { WebSocket } from 'ws';
import type { Phone } from '../phone';
import type { Options } from './callable';
import { WxFailure } from './WxFailure';

const SOCKETS = 5;
type Listener = (payload: unknown) => void;

/** A real WebSocket behind WeChat's SocketTask; five at a time, as WeChat allows. */
export function connectSocket(
  phone: Phone,
  { url, header, protocols }: Options,
  serverOf: (address: string) => string,
): { task: object; done: Promise<object> } {
  const listeners = new Map<string, Set<Listener>>();
  const tell = (name: string, payload: unknown) => {
    const { realm } = phone.launch;
    for (const listener of listeners.get(name) ?? [])
      realm.guard(() => listener(realm.give(payload)));
  };
  let socket: WebSocket | undefined;
  const callbacks = (options: Options | undefined, ok: boolean, name: string) => {
    const callback = options?.[ok ? 'success' : 'fail'];
    const answer = { errMsg: ok ? `${name}:ok` : `${name}:fail SocketTask.readyState is not OPEN` };
    if (typeof callback === 'function')
      phone.launch.realm.guard(() => callback(phone.launch.realm.give(answer)));
  };
  const task: Record<string, unknown> = {
    send: (options: Options) => {
      const open = socket?.readyState === WebSocket.OPEN;
      const { data } = options;
      if (open)
        socket?.send(
          types.isAnyArrayBuffer(data) ? Buffer.from(new Uint8Array(data)) : String(data),
        );
      callbacks(options, open, 'sendSocketMessage');
    },
    close: (options?: Options) => {
      socket?.close(Number(options?.code ?? 1000), String(options?.reason ?? ''));
      callbacks(options, true, 'closeSocket');
    },
  };
  for (const name of ['Open', 'Message', 'Close', 'Error']) {
    task[`on${name}`] = (listener: Listener) => {
      listeners.set(name, (listeners.get(name) ?? new Set<Listener>()).add(listener));
    };
  }
  const connect = async (): Promise<object> => {
    const open = openSockets.get(phone) ?? new Set<WebSocket>();
    openSockets.set(phone, open);
    if (open.size >= SOCKETS) {
      phone.problems.add('limit', `more than ${SOCKETS} sockets`);
      throw new WxFailure('max socket count');
    }
    const address = serverOf(String(url).replace(/^ws/, 'http')).replace(/^http/, 'ws');
    socket = new WebSocket(address, (protocols as string[] | undefined) ?? [], {
      headers: header as Record<string, string> | undefined,
    });
    open.add(socket);
    socket.on('open', () => tell('Open', {}));
    const opened = socket;
    socket.on('message', (data, isBinary) => {
      greeted.add(opened);
      tell('Message', { data: isBinary ? data : data.toString() });
    });
    socket.on('error', (error) => tell('Error', { errMsg: error.message }));
    socket.on('close', (code, reason) => {
      open.delete(socket as WebSocket);
      tell('Close', { code, reason: reason.toString() });
    });
    return {};
  };
  return { task, done: connect() };
}

const openSockets = new WeakMap<Phone, Set<WebSocket>>();
/** Sockets that heard a first word. */
const greeted = new WeakSet<WebSocket>();

/** Whether a socket of the phone is open and was spoken to. */
export const hasOpenSocket = (phone: Phone): boolean =>
  [...(openSockets.get(phone) ?? [])].some((socket) => greeted.has(socket));

/** Cuts every socket of a phone: the network went away or the program ended. */
export function cutSockets(phone: Phone): void {
  for (const socket of openSockets.get(phone) ?? []) socket.terminate();
}
