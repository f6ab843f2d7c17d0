import type { LiveChange, LiveFrame, TicketResponse } from '@shared/schemas/events';
import { type ClientOptions, WebSocket } from 'ws';
import { TEST_COUNTY } from './buildCounty';
import type { Caller, TestServer } from './testServer';

/** A change as a client heard it. */
export type Heard = LiveChange & { readonly id: string };

/** A client as the mini-program is one: keeps the last id it saw, answers beats. */
export interface LiveClient {
  readonly frames: readonly LiveFrame[];
  readonly heard: readonly Heard[];
  readonly lastId: string;
  readonly socket: WebSocket;
  /** Waits until as many changes were heard. @throws after 10 s */
  hear(count: number): Promise<readonly Heard[]>;
  /** Waits for a frame that fits. @throws after 10 s */
  frame(fits: (frame: LiveFrame) => boolean): Promise<LiveFrame>;
  /** The code it was closed with. */
  closed(): Promise<number>;
  cut(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** In this process, or one of its own. */
type ApiUnderTest = Pick<TestServer, 'url' | 'post'>;

export const eventsUrl = (server: Pick<TestServer, 'url'>, query: Record<string, string>): string =>
  `${server.url.replace(/^http/, 'ws')}/api/v1/events?${new URLSearchParams(query)}`;

export async function askTicket(server: ApiUnderTest, person: Caller): Promise<TicketResponse> {
  const answer = await server.post<TicketResponse>('/events/tickets', person, {});
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/** Opens a socket as a person; from now on, or from a position. */
export async function openLive(
  server: ApiUnderTest,
  person: Caller,
  lastEventId?: string,
  options: ClientOptions = {},
): Promise<LiveClient> {
  const { ticket } = await askTicket(server, person);
  const query = { ticket, county: TEST_COUNTY, ...(lastEventId && { lastEventId }) };
  const client = listen(new WebSocket(eventsUrl(server, query), options));
  await client.frame((frame) => frame.type === 'hello');
  return client;
}

function listen(socket: WebSocket): LiveClient {
  const frames: LiveFrame[] = [];
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  let lastId = '';
  let code: number | null = null;
  let failure: Error | null = null;
  const wake = (): void => {
    for (const check of [...waiting]) check();
  };
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as LiveFrame;
    frames.push(frame);
    lastId = frame.id;
    if (frame.type === 'event') heard.push({ ...frame.change, id: frame.id });
    if (frame.type === 'beat') socket.send('beat');
    wake();
  });
  socket.on('error', (error) => {
    failure = error;
    wake();
  });
  socket.on('close', (given) => {
    code = given;
    wake();
  });
  const until = <T>(find: () => T | undefined, what: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        waiting.delete(check);
      };
      const check = (): void => {
        const found = find();
        if (found !== undefined) {
          end();
          resolve(found);
        } else if (failure) {
          end();
          reject(failure);
        }
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`${what}; heard ${heard.length}, closed ${code}`));
      }, PATIENCE_MS);
      waiting.add(check);
      check();
    });
  return {
    frames,
    heard,
    socket,
    get lastId() {
      return lastId;
    },
    hear: (count) =>
      until(() => (heard.length >= count ? heard : undefined), `${count} changes did not come`),
    frame: (fits) => until(() => frames.find(fits), 'the frame did not come'),
    closed: () => until(() => code ?? undefined, 'it was not closed'),
    async cut() {
      socket.terminate();
      await until(() => code ?? undefined, 'it was not closed');
    },
  };
}
