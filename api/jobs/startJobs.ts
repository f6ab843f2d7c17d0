import { Cron } from 'croner';
import { noteSealing } from '../commands/checkKeys';
import { runErasures } from '../commands/erasePerson/runErasures';
import { finishSlot, takeSlot } from '../commands/jobSlots';
import { sweepUploads } from '../commands/sweepUploads';
import { settleTalks } from '../commands/talk/settleTalks';
import type { Deps } from '../deps';
import { planDigests } from '../projections/planDigests';
import { tellAllDue } from './tellAllDue';

interface Job {
  readonly name: string;
  /**
   * When it is looked for: in Asia/Shanghai, or every so many seconds by a clock that never jumps. More often than
   * `slotMinutes` lets another take over a run that died.
   */
  readonly when: string | number;
  /** One run a slot. */
  readonly slotMinutes: number;
  readonly work: (deps: Deps) => Promise<unknown>;
}

const DAY = 24 * 60;
const JOBS: readonly Job[] = [
  { name: 'tellDue', when: 20, slotMinutes: 1, work: tellAllDue },
  { name: 'erasePeople', when: '*/10 * * * *', slotMinutes: 10, work: runErasures },
  { name: 'settleTalks', when: '* * * * *', slotMinutes: 1, work: settleTalks },
  { name: 'sweepUploads', when: '17 * * * *', slotMinutes: 60, work: sweepUploads },
  { name: 'digest', when: '0-59/15 8 * * *', slotMinutes: DAY, work: planDigests },
];

/** A rotation waits for who said so twice as long ago. */
const NOTE_SEALING_MS = 60_000;

/** Begins the scheduled work. Every process does; each run is done by one of them. */
export function startJobs(deps: Deps): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const begin = (job: Job): Promise<void> => {
    const run = runJob(deps, job).finally(() => running.delete(run));
    running.add(run);
    return run;
  };
  const stops = JOBS.map((job) => {
    if (typeof job.when === 'number') {
      const timer = setInterval(() => void begin(job), job.when * 1000).unref();
      return () => clearInterval(timer);
    }
    const options = { timezone: 'Asia/Shanghai', protect: true, unref: true };
    const cron = new Cron(job.when, options, () => begin(job));
    return () => cron.stop();
  });
  const noteKey = (): void => {
    const noted = noteSealing(deps.keyRing)
      .catch((error: unknown) => deps.logger.error({ err: error }, 'key in use not noted'))
      .finally(() => running.delete(noted));
    running.add(noted);
  };
  noteKey();
  const noting = setInterval(noteKey, NOTE_SEALING_MS).unref();
  return {
    async stop() {
      clearInterval(noting);
      for (const stop of stops) stop();
      await Promise.all(running);
    },
  };
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The start of the slot a time lies in; days begin at midnight in Asia/Shanghai. */
export function slotOf(time: Date, minutes: number): Date {
  const length = minutes * 60_000;
  const local = time.getTime() + SHANGHAI_OFFSET_MS;
  return new Date(Math.floor(local / length) * length - SHANGHAI_OFFSET_MS);
}

async function runJob(deps: Deps, job: Job): Promise<void> {
  try {
    // Of the database's time: a process whose clock is ahead would take slots in which the others have to work.
    const slot = slotOf(await deps.databaseNow(), job.slotMinutes);
    if (!(await takeSlot(job.name, slot))) return;
    await job.work(deps);
    await finishSlot(job.name, slot);
  } catch (error) {
    deps.logger.error({ err: error, job: job.name }, 'a job failed; its next run does what is due');
  }
}
