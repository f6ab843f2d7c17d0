import type { ReportDocument } from '../../models/Report';
import { canRead, type ReportRights } from '../../policies/reportPolicy';
import type { LiveSource } from '../LiveSource';

/** What `canRead` looks at, and the version. */
type Followed = Pick<ReportDocument, 'county' | 'about' | 'viewerKeys' | 'version'>;
const FIELDS = ['county', 'about', 'viewerKeys', 'version'] as const;

/**
 * Steps of reports, to those who may read them as they are now; to those who may not any more, only that something
 * went. A write that is no step (the projection's marks) has no new version and is not told.
 */
export const reportSource: LiveSource = {
  collection: 'reports',
  match: {
    $or: [
      { operationType: 'insert' },
      { 'updateDescription.updatedFields.version': { $exists: true } },
      // What others may see of it changed: a check came through, a person decided.
      { 'updateDescription.updatedFields.contentChangedAt': { $exists: true } },
    ],
  },
  fields: [...FIELDS, 'formerKeys'],
  follow({ id, document, updated }) {
    if (!document) return {};
    const report = document as unknown as Followed & { formerKeys?: string[] };
    const former = updated.formerKeys;
    return {
      tell: [
        {
          county: report.county,
          keys: report.viewerKeys,
          allows: (actor) => canRead(actor, report as unknown as ReportRights),
          change: {
            kind: 'report',
            reportId: id,
            version: typeof updated.version === 'number' ? updated.version : report.version,
          },
        },
        ...(Array.isArray(former) && former.length > 0
          ? [
              {
                county: report.county,
                keys: former as string[],
                change: { kind: 'tasks' } as const,
              },
            ]
          : []),
      ],
    };
  },
};
