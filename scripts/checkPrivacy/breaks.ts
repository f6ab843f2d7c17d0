/** A place in the product where it is broken on purpose, in the source, as it is loaded. */
export interface Break {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Each of them must be seen by the check; `npm run check:privacy -- --broken NAME` fails where it is not. */
export const BREAKS: Readonly<Record<string, Break>> = {
  /** A log line with a phone in its text: no field name gives it away. */
  log: {
    file: 'api/commands/bindPhone.ts',
    find: 'const { keyRing, now } = deps;',
    replace: 'const { keyRing, now } = deps; deps.logger.debug("binding " + phone);',
  },
  /** A presenter that forgets to mask. */
  mask: {
    file: 'api/presenters/presentFoundPerson.ts',
    find: 'maskName(person.name)',
    replace: 'person.name',
  },
  /** A field that is also stored as it came. */
  unsealed: {
    file: 'api/commands/placeFields.ts',
    find: 'address: given.address ? keyRing',
    replace: 'street: given.address, address: given.address ? keyRing',
  },
  /** A new operation that shows everybody's name: it is read without telling the check of it. */
  endpoint: {
    file: 'api/routes/allEndpoints.ts',
    find: '...areaEndpoints,',
    replace: `...areaEndpoints,
      {
        ...areaEndpoints[0],
        path: '/all-people',
        query: undefined,
        handle: async ({ deps }) => {
          const { Person } = await import('../models/Person');
          const { openName } = await import('../secrets/personalData');
          return { names: (await Person.find().lean()).map((one) => openName(deps.keyRing, one)) };
        },
      },`,
  },
  /** A hint over the socket that takes words along. */
  socket: {
    file: 'api/live/sources/reportSource.ts',
    find: `'formerKeys'],
  follow({ id, document, updated }) {`,
    replace: `'formerKeys', 'words'],
  follow({ id, document, updated }) {
    id += document?.words ?? '';`,
  },
  /** A backup that leaves what it sealed beside it. */
  backup: {
    file: 'scripts/backup/createBackup.ts',
    find: 'writeSealed(file, keys, identityOf(id, name), joinDocuments(source));',
    replace: `writeSealed(file, keys, identityOf(id, name), (async function* () {
      const { appendFile } = await import('node:fs/promises');
      for await (const piece of joinDocuments(source)) {
        await appendFile(file + '.plain', piece);
        yield piece;
      }
    })());`,
  },
  /** An export that takes somebody else's data along. */
  export: {
    file: 'api/exports/personSections.ts',
    find: 'Person.findById(actor.personId).lean()',
    replace: 'Person.findOne({ _id: { $ne: actor.personId }, openid: { $ne: null } }).lean()',
  },
  /** An erasure that forgets a collection. */
  erasure: {
    file: 'api/commands/erasePerson/eraseTraces.ts',
    find: 'await InboxEntry.deleteMany({ county, personId });',
    replace: '',
  },
  /** A name opened without a line on the audit log. */
  audit: {
    file: 'api/commands/revealReporter.ts',
    find: 'await recordAudit(deps, {',
    replace: 'void ({',
  },
};
