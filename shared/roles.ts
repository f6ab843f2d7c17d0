/** Posts a person can hold, in the words of the field. */
export const ROLES = [
  'microGridLeader',
  'gridMember',
  'gridLeader',
  'villageCadre',
  'serviceStation',
  'supervisor',
  'mediator',
  'police',
  'handler',
  'analyst',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** What a post is called on the screen. */
export const ROLE_NAMES: Record<Role, string> = {
  microGridLeader: '微网格长',
  gridMember: '网格员',
  gridLeader: '网格长',
  villageCadre: '村干部',
  serviceStation: '便民服务站',
  supervisor: '督办员',
  mediator: '调解员',
  police: '社区民警',
  handler: '承办人',
  analyst: '分析员',
  admin: '综治中心管理员',
};

/** Roles that belong to an organisation and see only what was given to it. */
const ORGANISATION_ROLES: readonly Role[] = ['handler', 'mediator', 'police'];

/** Roles whose post reaches the reports of its own area and of all that lies below. */
const AREA_ROLES: readonly Role[] = [
  'microGridLeader',
  'gridMember',
  'gridLeader',
  'villageCadre',
  'serviceStation',
  'supervisor',
  'admin',
];

export const reachesArea = (role: Role): boolean => AREA_ROLES.includes(role);
export const belongsToOrganisation = (role: Role): boolean => ORGANISATION_ROLES.includes(role);
