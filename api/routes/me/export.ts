import { Readable } from 'node:stream';
import { dayInShanghai } from '@shared/deadlines';
import { recordExport } from '../../commands/recordExport';
import { aboutMeZip } from '../../exports/aboutMeZip';
import { exportMessages } from '../../exports/exportMessages';
import { type Endpoint, endpoint, RawAnswer } from '../endpoint';

/** Everything about me, to take along. */
export const exportEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/me/export',
    tag: 'me',
    summary: 'All that is held about me as .zip: JSON, the same as a page, and the files',
    access: 'signedIn',
    limit: 'export',
    handle: async ({ deps, actor }) => {
      await recordExport(deps, actor);
      const directory = await deps.directory(actor.county);
      const name = exportMessages.aboutMeName(dayInShanghai(deps.now()));
      const zip = aboutMeZip({ deps, actor, directory });
      return new RawAnswer(Readable.from(zip, { objectMode: false }), 'application/zip', {
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.zip`,
      });
    },
  }),
];
