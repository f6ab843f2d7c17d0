import Taro from '@tarojs/taro';
import type { ApiSocket, SocketListener } from './socket';

const CUT = 1006;

/** Opens a WebSocket to the API; `path` starts with '/'. Whatever goes wrong is heard as its end. */
export function openSocket(path: string, { onText, onClosed }: SocketListener): ApiSocket {
  let task: Taro.SocketTask | null = null;
  let over = false;
  const end = (code: number) => {
    if (over) return;
    over = true;
    onClosed(code);
  };
  Taro.connectSocket({ url: API_BASE.replace(/^http/, 'ws') + path }).then(
    (opened) => {
      task = opened;
      opened.onMessage(({ data }) => !over && onText(String(data)));
      opened.onClose(({ code }) => end(code));
      opened.onError(() => end(CUT));
      // It was given up while WeChat was opening it.
      if (over) opened.close({});
    },
    () => end(CUT),
  );
  return {
    send: (data) => task?.send({ data, fail: () => end(CUT) }),
    close: () => {
      task?.close({});
      end(CUT);
    },
  };
}
