import { ROLE_NAMES, ROLES, type Role } from '@shared/roles';

/** The columns of a roster, in the order of the template; the last may be missing. */
export const ROSTER_COLUMNS = ['姓名', '手机号', '职务', '区域', '单位'] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];
export const REQUIRED_COLUMNS: readonly RosterColumn[] = ROSTER_COLUMNS.slice(0, 4);

/** At most so many people in one file. */
export const MAX_ROSTER_ROWS = 5000;
export const MAX_ROSTER_BYTES = 2 * 1024 * 1024;

/** What counties call the posts besides our names for them. */
const OTHER_WORDS: Readonly<Record<string, Role>> = {
  联户长: 'microGridLeader',
  楼栋长: 'microGridLeader',
  单元长: 'microGridLeader',
  单位长: 'microGridLeader',
  纪检联络员: 'supervisor',
  民警: 'police',
  管理员: 'admin',
};

const byWord = new Map<string, Role>([
  ...Object.entries(OTHER_WORDS),
  ...ROLES.map((role) => [ROLE_NAMES[role], role] as const),
]);

/** The role a county means by a word, or undefined. */
export const roleOfWord = (word: string): Role | undefined => byWord.get(word);
