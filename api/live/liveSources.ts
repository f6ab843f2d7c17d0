import type { DirectoryRegistry } from '../directory/directoryRegistry';
import type { LiveSource } from './LiveSource';
import { inboxSource } from './sources/inboxSource';
import { markSource } from './sources/markSource';
import { postSource } from './sources/postSource';
import { reportSource } from './sources/reportSource';
import { sessionSource } from './sources/sessionSource';
import { threadSource } from './sources/threadSource';

/** Every collection whose writes are told to open sockets. */
export const liveSources = (directory: DirectoryRegistry): readonly LiveSource[] => [
  sessionSource,
  postSource(directory),
  reportSource,
  inboxSource,
  threadSource,
  markSource,
];
