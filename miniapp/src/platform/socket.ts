/** What is heard of a socket; after `onClosed` nothing more. */
export interface SocketListener {
  onText: (text: string) => void;
  /** With its code; 1006 where it never opened or was cut. */
  onClosed: (code: number) => void;
}

export interface ApiSocket {
  /** Says nothing where the socket is not open. */
  send: (text: string) => void;
  close: () => void;
}

/** Opens a WebSocket to the API; `path` starts with '/'. Whatever goes wrong is heard as its end. */
export function openSocket(path: string, listener: SocketListener): ApiSocket {
  const url = new URL(API_BASE + path, window.location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const socket = new WebSocket(url);
  socket.onmessage = ({ data }) => listener.onText(String(data));
  socket.onclose = ({ code }) => listener.onClosed(code);
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => {
      // Closed while it opens, a browser complains: it is let open first.
      if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close();
      else socket.close();
    },
  };
}
