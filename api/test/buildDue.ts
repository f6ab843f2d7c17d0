import { pathOfCode } from '@shared/areaLevels';
import { NO_CLOCKS } from '@shared/clocks';
import type { ReportDocument, ReportHolder } from '../models/Report';
import { buildReport, entry } from './buildReport';
import type { TestPost } from './factories';

const LEVELS = ['county', 'township', 'village', 'grid', 'microgrid'];

/** A post as the holder of a report. */
export const heldBy = (post: TestPost): ReportHolder => ({
  kind: 'post',
  postIds: [post._id],
  organisationId: post.organisationId,
  role: post.role,
  areaCode: post.areaCode,
  name: `${post.areaCode}${post.role}`,
  why: '',
});

/** A report that waits to be verified by a grid member of its own unit until `due`; to be told of now. */
export const buildDue = (
  post: TestPost,
  due: Date,
  overrides: Partial<ReportDocument> = {},
): Promise<ReportDocument> => {
  const code = post.areaCode ?? '';
  return buildReport([entry(1, { action: 'submit', from: null, to: 'submitted', at: due })], {
    pendingProjection: false,
    projectedSequence: 1,
    state: 'submitted',
    county: code.slice(0, 6),
    areaCode: code,
    areaPath: pathOfCode(code).map((one, depth) => ({
      code: one,
      name: `${depth}号`,
      level: LEVELS[depth] ?? '',
    })),
    holder: heldBy(post),
    clocks: { ...NO_CLOCKS, verifyBy: due, firstContactBy: due, firstContactAt: due },
    nextDueAt: due,
    nextDueFor: 'verification',
    remindAt: due,
    dueTold: 'reminded',
    ...overrides,
  });
};
