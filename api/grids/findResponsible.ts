import type { Category } from '@shared/categories';
import { ROLE_NAMES } from '@shared/roles';
import type { AreaStep } from '@shared/schemas/fields';
import type { CountyDirectory } from '../directory/countyDirectory';
import type { StaffPost } from '../directory/postRegister';
import type { ReportHolder } from '../models/Report';

/** Whom a report must not reach: the post it is about, with the person who holds it. */
export interface Skip {
  readonly postId: string;
  readonly personId: string;
  readonly areaCode: string | null;
}

/** The path below the county read out: "河西村第三网格". */
export const areaLabel = (path: readonly AreaStep[]): string =>
  path.length <= 1
    ? (path[0]?.name ?? '')
    : path
        .slice(Math.max(1, path.length - 2))
        .map((step) => step.name)
        .join('');

/**
 * Who answers for a report: category × area × posts on duty, from the deepest unit upward. A report about a member of
 * the staff begins above that person's area and never reaches the person. Where nobody is on duty at any level it goes
 * to the county centre, and says so.
 * @param path the areas of the report, county first
 */
export function findResponsible(
  directory: CountyDirectory,
  category: Pick<Category, 'firstRoles'>,
  path: readonly AreaStep[],
  skip: Skip | null = null,
): ReportHolder {
  const passed: string[] = [];
  for (let depth = path.length; depth >= 1; depth--) {
    const here = path.slice(0, depth);
    const area = here.at(-1);
    if (!area) break;
    if (skip?.areaCode && area.code.startsWith(skip.areaCode) && depth > 1) continue;
    const onDuty = directory.posts
      .atArea(area.code)
      .filter((post) => post.onDuty && post.personId !== skip?.personId);
    for (const role of category.firstRoles) {
      const posts = onDuty.filter((post) => post.role === role);
      if (posts.length > 0) return held(here, posts, passed);
    }
    // A micro-grid's leader hears of things but verifies nothing: an empty post begins at the grid. Where others are on
    // duty, only not for this, nobody is said to be missing.
    if (area.level !== 'microgrid' && onDuty.length === 0) passed.push(areaLabel(here));
  }
  return centre(directory, path, skip);
}

function held(path: readonly AreaStep[], posts: StaffPost[], passed: string[]): ReportHolder {
  const role = posts[0]?.role ?? null;
  const label = areaLabel(path);
  const roleName = role ? ROLE_NAMES[role] : '';
  const upward = passed.length > 0 ? `${passed[0]}暂无人在岗，已上转；` : '';
  return {
    kind: 'post',
    postIds: posts.map((post) => post.id),
    organisationId: null,
    role,
    areaCode: path.at(-1)?.code ?? null,
    name: `${label}${roleName}`,
    why: `${upward}${label}，${roleName}在岗`,
  };
}

/** The county's 综治中心: its administrators on duty, or the office itself. */
export function centre(
  directory: CountyDirectory,
  path: readonly AreaStep[],
  skip: Skip | null = null,
): ReportHolder {
  const county = path[0];
  const admins = directory.posts
    .atArea(directory.county)
    .filter((p) => p.role === 'admin' && p.onDuty && p.personId !== skip?.personId);
  return {
    kind: 'centre',
    postIds: admins.map((post) => post.id),
    organisationId: null,
    role: 'admin',
    areaCode: directory.county,
    name: `${county?.name ?? ''}综治中心`,
    why: '各级暂无人在岗，已转县综治中心',
  };
}
