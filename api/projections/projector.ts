import { randomUUID } from 'node:crypto';
import type { ChangeStream } from 'mongodb';
import { sendMediaChecks } from '../commands/content/sendMediaChecks';
import type { Deps } from '../deps';
import { Report } from '../models/Report';
import { createLease } from './lease';
import { type FailedReports, projectPending } from './projectPending';
import { sendPushes } from './sendPushes';
import { createWakeUp } from './wakeUp';

export interface Projector {
  /** Begins to compete for the lease, and to work while it is held. */
  start(): void;
  /** Ends what is at work, gives the lease back. */
  stop(): Promise<void>;
  /** Projects and sends all that waits now, lease or not. @throws the first thing that went wrong */
  drain(): Promise<void>;
}

export interface ProjectorTimes {
  /** How long a lease is good without renewal. */
  leaseMs: number;
  /** Where the change stream says nothing, what is pending is looked for this often. */
  scanMs: number;
}

const LEASE = 'projector';
const TIMES: ProjectorTimes = { leaseMs: 15_000, scanMs: 5_000 };

/** New steps, not the projector's own marks. */
const NEW_STEPS = [
  {
    $match: {
      $or: [
        { operationType: 'insert' },
        { 'updateDescription.updatedFields.sequence': { $exists: true } },
      ],
    },
  },
  { $project: { _id: 1 } },
];

/**
 * Drives what follows from the reports' timelines: inbox, ledger of sends, search. The lease only saves double work;
 * what is done stays right also where two processes believe they hold it. The change stream only wakes: what is to be
 * done stands on the reports (`pendingProjection`, `sequence > projectedSequence`), so nothing is missed while nobody
 * listened.
 */
export function createProjector(deps: Deps, times: ProjectorTimes = TIMES): Projector {
  const holder = randomUUID();
  const lease = createLease(LEASE, holder, times.leaseMs);
  const bell = createWakeUp();
  const failed: FailedReports = new Map();
  let running: Promise<void> | null = null;
  let renewal: NodeJS.Timeout | null = null;
  let stopped = false;
  let stream: ChangeStream | null = null;
  const mayWork = (): boolean => !stopped && lease.held();

  function listen(): void {
    if (stream) return;
    const opened = Report.collection.watch(NEW_STEPS);
    stream = opened as unknown as ChangeStream;
    opened.on('change', () => bell.ring());
    opened.on('error', (error) => {
      deps.logger.warn({ err: error }, 'the change stream of reports ended');
      void hush();
    });
  }

  async function hush(): Promise<void> {
    const open = stream;
    stream = null;
    // A database that is away cannot be told; it forgets the cursor by itself.
    await open?.close().catch(() => {});
  }

  async function round(): Promise<void> {
    if (!(await lease.keep())) return hush();
    // Listening comes before looking: a step between the two rings.
    listen();
    await projectPending(deps, failed, mayWork);
    // Apart from the messages: WeChat being away for one must not keep back the other.
    await sendMediaChecks(deps, mayWork).catch((error) =>
      deps.logger.error({ err: error }, 'media checks failed, go on'),
    );
    await sendPushes(deps, mayWork);
  }

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        await round();
      } catch (error) {
        deps.logger.error({ err: error }, 'projector failed, goes on');
      }
      if (!stopped) await bell.wait(lease.held() ? times.scanMs : times.leaseMs / 3);
    }
    await hush();
    await lease.release();
  }

  return {
    start() {
      if (running) return;
      // A long round must not let the lease run out.
      renewal = setInterval(() => {
        if (lease.held())
          lease.keep().catch((error) => deps.logger.warn({ err: error }, 'lease not renewed'));
      }, times.leaseMs / 3);
      renewal.unref();
      running = run();
    },
    async stop() {
      stopped = true;
      if (renewal) clearInterval(renewal);
      bell.ring();
      await running;
    },
    async drain() {
      const errors = await projectPending(deps, failed, () => true);
      if (errors.length > 0) throw errors[0];
      await sendPushes(deps, () => true);
    },
  };
}
