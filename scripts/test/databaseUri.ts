import { randomBytes } from 'node:crypto';

/** A database name no other test file has. */
export function ownDatabaseName(): string {
  return `t_${randomBytes(6).toString('hex')}`;
}

/** The connection string of a replica set with a database's name put in. */
export function databaseUri(replicaSetUri: string, databaseName: string): string {
  const [, start = replicaSetUri, query = ''] = /^([^?]*?)\/?(\?.*)?$/.exec(replicaSetUri) ?? [];
  const withoutName = start.replace(/^(mongodb(?:\+srv)?:\/\/[^/]*)\/.*$/, '$1');
  return `${withoutName}/${databaseName}${query}`;
}
