import { randomUUID } from 'node:crypto';
import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ErrorCode, errorMessage, errorStatus } from '@shared/errorCodes';

/** By the code of Node's parser; what is not among them is no HTTP. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'head_too_long',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_too_slow',
};

/** What no route ever sees, because it cannot be read as a request, gets an error like any other, and the connection ends. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // Gone already, or in the middle of an answer.
    if (!socket.writable || isAnswering(socket)) return socket.destroy(error);
    const code = CODES[error.code ?? ''] ?? 'bad_request';
    const status = errorStatus(code);
    const body = JSON.stringify({
      error: { code, message: errorMessage(code), requestId: randomUUID() },
    });
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'Content-Type: application/json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Cache-Control: no-store',
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  });
}

/** As Node itself looks at it before it answers. */
const isAnswering = (socket: Duplex & { _httpMessage?: { _headerSent?: boolean } }): boolean =>
  Boolean(socket._httpMessage?._headerSent);
