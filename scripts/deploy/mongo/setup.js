// Founds the replica set and makes the user of backups; may be run again. The API's user: npm run database:roles.
const { MONGO_INITDB_ROOT_USERNAME, MONGO_INITDB_ROOT_PASSWORD } = process.env;
const { MONGO_BACKUP_PASSWORD } = process.env;
const root = `${MONGO_INITDB_ROOT_USERNAME}:${MONGO_INITDB_ROOT_PASSWORD}`;
const DATABASE = 'weilianxin';

const first = connect(`mongodb://${root}@mongo1/admin?directConnection=true`);
try {
  first.adminCommand({ replSetGetStatus: 1 });
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  const members = ['mongo1', 'mongo2', 'mongo3'].map((name, _id) => ({
    _id,
    host: `${name}:27017`,
  }));
  first.adminCommand({ replSetInitiate: { _id: 'rs0', members } });
}

const admin = connect(`mongodb://${root}@mongo1,mongo2,mongo3/admin?replicaSet=rs0`);

// Reads everything, also as it changes; writes nothing but its own marks.
const marks = { resource: { db: DATABASE, collection: 'backups' }, actions: ['insert'] };
const role = { privileges: [marks], roles: [{ role: 'read', db: DATABASE }] };
admin.runCommand({ [admin.getRole('backsUp') ? 'updateRole' : 'createRole']: 'backsUp', ...role });
const user = { pwd: MONGO_BACKUP_PASSWORD, roles: ['backsUp'] };
admin.runCommand({ [admin.getUser('backup') ? 'updateUser' : 'createUser']: 'backup', ...user });
