import type { Action } from '@shared/actions';
import type { ReportDetail } from '@shared/schemas/reports';

const RESUMES: readonly Action[] = ['supplement', 'unmerge', 'releaseMerged'];
const RESTARTS: readonly Action[] = ['rateUnsolved', 'takeUp'];

/** Frozen deadlines stay; what was paused goes on later; only an extension, a pause or a new round moves resolution. */
export function clocksHold(
  before: ReportDetail['clocks'] | null,
  after: ReportDetail['clocks'],
  action: Action,
  wrong: (what: string) => void,
): void {
  if (!before) return;
  const moved = (name: keyof ReportDetail['clocks']): boolean => before[name] !== after[name];
  if (moved('verifyBy') && !RESUMES.includes(action)) wrong('verification was moved');
  if (moved('acceptBy') && before.acceptBy !== null && !RESTARTS.includes(action))
    wrong('acceptance was restarted');
  if (
    moved('resolveBy') &&
    before.resolveBy !== null &&
    !['grantExtension', 'resume', ...RESTARTS].includes(action)
  )
    wrong('resolution was restarted');
  if (
    action === 'grantExtension' &&
    !(before.resolveBy && after.resolveBy && after.resolveBy > before.resolveBy)
  )
    wrong('an extension brought no time');
}
