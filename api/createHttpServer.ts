import { createServer, type Server } from 'node:http';
import { answerUnreadable } from './answerUnreadable';
import { createApp } from './app';
import type { Deps } from './deps';
import { answerUpgrades } from './live/answerUpgrades';
import type { Endpoint } from './routes/endpoint';

/** The application with its sockets, ready to listen. */
export function createHttpServer(deps: Deps, endpoints?: readonly Endpoint[]): Server {
  const server = createServer(createApp(deps, endpoints).callback());
  answerUpgrades(deps, server);
  answerUnreadable(server);
  return server;
}
