import { createHash } from 'node:crypto';
import fc from 'fast-check';
import mongoose from 'mongoose';
import { collectGarbage } from '../../../scripts/memory/liveBytes';
import type { TestServer } from '../testServer';
import { drawRequest, type FuzzRequest } from './drawRequest';
import { buildFuzzWorld, type FuzzWorld } from './fuzzWorld';
import { judgeAnswer } from './judgeAnswer';
import { type ApiDocument, type Operation, type ReadDocument, readOperations } from './operations';
import { createSender, type FuzzAnswer } from './sendRequest';

export interface FuzzRun {
  readonly server: TestServer;
  readonly requests: number;
  readonly seed: number;
  /** Operations that are called at the same time. */
  readonly workers: number;
  /** The whole is done in rounds; each begins with an empty database and a new county. */
  readonly rounds: number;
  /** Instead of the one the server gives out. */
  readonly document?: unknown;
  /** Only operations whose id ("post /reports") this accepts. */
  readonly only?: (id: string) => boolean;
  /** An answer may take so long. */
  readonly slowMs?: number;
  /** How many times longer than on a free machine things take now. */
  readonly slowdown?: () => Promise<number>;
  /** After the garbage is collected, the last third of the run may hold so much more than the first. */
  readonly growthBytes?: number;
  /** After so long there is no answer to wait for. */
  readonly giveUpMs?: number;
  /** Instead of a county with people and reports. */
  readonly buildWorld?: (server: TestServer, seed: number) => Promise<FuzzWorld>;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzResult {
  readonly requests: number;
  readonly operations: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Milliseconds of the slowest answer. */
  readonly slowest: number;
  /** Bytes of the heap in use after each round. */
  readonly heap: readonly number[];
  /** Sentences; none where all is well. */
  readonly failures: readonly string[];
}

const SLOW_MS = 2_000;
const GROWTH_BYTES = 12_000_000;
const GIVE_UP_MS = 20_000;
const ASKED_AGAIN = 4;
/** A ping of the database on a free machine takes less. */
const ROUND_TRIP_MS = 2;
const ROUND_TRIPS = 10;
/** Looking for a smaller example ends after so long. */
const OPERATION_MS = 600_000;

interface Running extends FuzzRun {
  readonly reader: ReadDocument;
  readonly statuses: Record<string, number>;
  readonly failures: string[];
  readonly counts: { requests: number; slowest: number };
}

/**
 * Calls every operation of the API's document with requests drawn from its schemas, as many people, and holds every
 * answer to the document. The run ends with the round in which something was found.
 */
export async function runFuzz(run: FuzzRun): Promise<FuzzResult> {
  const document = run.document ?? (await fetchDocument(run.server.url));
  const reader = readOperations(document as ApiDocument);
  const operations = reader.operations.filter(({ id }) => run.only?.(id) ?? true);
  const running: Running = {
    ...run,
    reader,
    statuses: {},
    failures: [],
    counts: { requests: 0, slowest: 0 },
  };
  const perRound = Math.max(1, Math.ceil(run.requests / run.rounds / operations.length));
  const heap: number[] = [];
  const unhandled = (error: unknown): void => {
    running.failures.push(`unhandled rejection: ${error instanceof Error ? error.stack : error}`);
  };
  process.on('unhandledRejection', unhandled);
  try {
    for (let round = 0; round < run.rounds && running.failures.length === 0; round++) {
      await runRound(running, operations, perRound, round);
      heap.push(await heapInUse());
    }
  } finally {
    process.off('unhandledRejection', unhandled);
  }
  const grown = growthOf(heap);
  if (grown > (run.growthBytes ?? GROWTH_BYTES))
    running.failures.push(`memory grew by ${grown} bytes: ${heap.join(' ')}`);
  const { counts, statuses, failures } = running;
  return { ...counts, operations: operations.length, statuses, heap, failures };
}

async function fetchDocument(url: string): Promise<unknown> {
  return (await fetch(`${url}/api/v1/openapi.json`)).json();
}

async function runRound(
  running: Running,
  operations: readonly Operation[],
  perRound: number,
  round: number,
): Promise<void> {
  const { server, workers, seed, buildWorld = buildFuzzWorld, giveUpMs = GIVE_UP_MS } = running;
  const world = await buildWorld(server, seed + round);
  const sender = createSender(server.url, world.tokens, giveUpMs);
  const queue = inOrderOf(operations, ({ id }) => seedOf(seed, round, id));
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift())
      await fuzzOperation(running, world, sender.send, next, {
        seed: seedOf(seed, round, next.id),
        numRuns: perRound,
      });
  };
  await Promise.all(Array.from({ length: workers }, work));
  sender.close();
}

async function fuzzOperation(
  running: Running,
  { cast }: FuzzWorld,
  send: (request: FuzzRequest) => Promise<FuzzAnswer>,
  operation: Operation,
  { seed, numRuns }: { seed: number; numRuns: number },
): Promise<void> {
  const { counts, statuses, slowMs = SLOW_MS } = running;
  let slowForSure = false;
  const property = fc.asyncProperty(drawRequest(operation, cast), async (request) => {
    counts.requests += 1;
    if (counts.requests % 500 === 0) running.onProgress?.(counts.requests);
    const answer = await send(request);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    for (const name in {}) throw new Error(`Object.prototype has got ${name}`);
    const wrong = judgeAnswer(running.reader, operation, answer);
    if (wrong) throw new Error(wrong);
    const fastest = slowForSure
      ? answer.milliseconds
      : await fastestOf(running, answer, () => send(request));
    counts.slowest = Math.max(counts.slowest, fastest);
    slowForSure = fastest > slowMs;
    if (slowForSure) throw new Error(`takes ${Math.round(fastest)} ms, time after time`);
  });
  const found = await fc.check(property, {
    seed,
    numRuns,
    interruptAfterTimeLimit: OPERATION_MS,
  });
  if (!found.failed) return;
  const [smallest] = found.counterexample ?? [];
  const error = found.errorInstance;
  running.failures.push(
    `${operation.id}: ${error instanceof Error ? error.message : String(error)}\n` +
      `  ${smallest ? show(smallest) : ''}\n` +
      `  seed ${running.seed}, after ${found.numRuns} requests and ${found.numShrinks} shrinks`,
  );
}

/**
 * Milliseconds as the machine would take with nothing else to do, as far as that can be known: what was slow once may
 * have waited for others, so it is asked again, and measured in what a known piece of work takes in that moment.
 */
async function fastestOf(
  running: Running,
  answer: FuzzAnswer,
  again: () => Promise<FuzzAnswer>,
): Promise<number> {
  const { slowdown = askDatabase } = running;
  let fastest = answer.milliseconds;
  for (let n = 0; n < ASKED_AGAIN && fastest > (running.slowMs ?? SLOW_MS); n++) {
    const before = await slowdown();
    const { milliseconds } = await again();
    fastest = Math.min(fastest, milliseconds / Math.max(before, await slowdown()));
  }
  return fastest;
}

/** By a few round trips to the database; at least 1. */
async function askDatabase(): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < ROUND_TRIPS; n++) await mongoose.connection.db?.command({ ping: 1 });
  return Math.max(1, (performance.now() - began) / ROUND_TRIPS / ROUND_TRIP_MS);
}

const show = ({ body, ...request }: FuzzRequest): string =>
  `${JSON.stringify(request)} ${
    body instanceof Buffer ? `${body.length} bytes, base64 ${body.toString('base64')}` : body
  }`.slice(0, 4_000);

/** Of one name in one round the same, whatever else is called. */
const seedOf = (seed: number, round: number, id: string): number =>
  createHash('sha256').update(`${seed} ${round} ${id}`).digest().readInt32BE(0);

const inOrderOf = <Item>(items: readonly Item[], place: (item: Item) => number): Item[] =>
  [...items].sort((a, b) => place(a) - place(b));

async function heapInUse(): Promise<number> {
  // What ends with a tick (streams, timers) ends first.
  for (let n = 0; n < 3; n++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collectGarbage();
  }
  return process.memoryUsage().heapUsed;
}

/** Medians of the last and the first third; the first round warms up. */
function growthOf(heap: readonly number[]): number {
  const warm = heap.slice(1);
  const third = Math.max(1, Math.floor(warm.length / 3));
  return medianOf(warm.slice(-third)) - medianOf(warm.slice(0, third));
}

const medianOf = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
