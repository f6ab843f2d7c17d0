import type { MeResponse } from '@shared/schemas/me';

type NamedPost = Pick<MeResponse['posts'][number], 'roleName' | 'area' | 'organisation'>;

/** "第三网格 网格员" or "县住建局 承办人". */
export const postName = ({ area, organisation, roleName }: NamedPost): string =>
  [organisation?.name ?? area?.name, roleName].filter(Boolean).join(' ');
