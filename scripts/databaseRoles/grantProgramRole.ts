import { type Db, MongoServerError } from 'mongodb';
import { PROGRAM_ROLE, programPrivileges } from '../../api/models/programRole';

export interface ProgramUser {
  readonly user: string;
  readonly password: string;
}

/** Codes of "there is one already": a role, a user. */
const EXISTS = [51002, 51003];

/** Makes the role and the user the API connects as, or brings them up to date. `db` is the API's own, as an administrator. */
export async function grantProgramRole(db: Db, { user, password }: ProgramUser): Promise<void> {
  const privileges = programPrivileges(db.databaseName);
  await makeOr(
    () => db.command({ createRole: PROGRAM_ROLE, privileges, roles: [] }),
    () => db.command({ updateRole: PROGRAM_ROLE, privileges, roles: [] }),
  );
  const roles = [{ role: PROGRAM_ROLE, db: db.databaseName }];
  await makeOr(
    () => db.command({ createUser: user, pwd: password, roles }),
    () => db.command({ updateUser: user, pwd: password, roles }),
  );
}

async function makeOr(make: () => Promise<unknown>, change: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!(error instanceof MongoServerError && EXISTS.includes(Number(error.code)))) throw error;
    await change();
  }
}

/** The same for mongosh, by whoever has the database's own tools only; the password is asked for. */
export const asMongoshScript = (
  database: string,
  user: string,
): string => `// npm run database:roles -- --print
const db_ = db.getSiblingDB(${JSON.stringify(database)});
const role = ${JSON.stringify({ privileges: programPrivileges(database), roles: [] }, null, 2)};
if (db_.getRole(${JSON.stringify(PROGRAM_ROLE)})) db_.updateRole(${JSON.stringify(PROGRAM_ROLE)}, role);
else db_.createRole({ role: ${JSON.stringify(PROGRAM_ROLE)}, ...role });
if (!db_.getUser(${JSON.stringify(user)}))
  db_.createUser({ user: ${JSON.stringify(user)}, pwd: passwordPrompt(), roles: [${JSON.stringify(PROGRAM_ROLE)}] });
`;
