import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '@shared/errorCodes';
import { apiError } from './errors';
import { refuseOnSocket } from './refuseOnSocket';

/** By the code of Node's parser; what is not among them is no HTTP. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'head_too_long',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_too_slow',
};

/** What no route ever sees, because it cannot be read as a request, gets an error like any other. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // Gone already, or in the middle of an answer.
    if (!socket.writable || isAnswering(socket)) return socket.destroy(error);
    refuseOnSocket(socket, apiError(CODES[error.code ?? ''] ?? 'bad_request'));
  });
}

/** As Node itself looks at it before it answers. */
const isAnswering = (socket: Duplex & { _httpMessage?: { _headerSent?: boolean } }): boolean =>
  Boolean(socket._httpMessage?._headerSent);
