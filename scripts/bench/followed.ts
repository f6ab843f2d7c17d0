import { setTimeout as sleep } from 'node:timers/promises';
import { Report } from '../../api/models/Report';
import { measurement } from './frame/measurement';
import { measureReports, REPORT_SIZES } from './measureReports';

const LOOK_EVERY_MS = 50;

/** No report waits for what follows from it. */
async function untilFollowed(): Promise<void> {
  while (await Report.exists({ pendingProjection: true })) await sleep(LOOK_EVERY_MS);
}

/**
 * A report and all that follows from it: search, counts, the inbox of the grid's people, their screens. The process is
 * the one that is run, jobs and all; the floor inserts and does no more.
 */
export const followed = measurement(
  'followed',
  (sizes) =>
    measureReports(sizes, {
      ways: [{ name: 'from a browser, with all that follows', by: 'browser' }],
      untilDone: untilFollowed,
      until: ' until nothing is left to follow',
    }),
  REPORT_SIZES,
);
