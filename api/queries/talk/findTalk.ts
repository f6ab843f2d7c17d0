import { threadId as threadIdSchema } from '@shared/schemas/talk';
import * as z from 'zod/mini';
import type { Actor } from '../../actor';
import type { Deps } from '../../deps';
import { apiError } from '../../errors';
import { Thread, type ThreadDocument } from '../../models/Thread';
import { canReadTalk, isResidentOf, type Talk } from '../../policies/threadPolicy';
import { onLatest, READ_OPTIONS, type ReadLevel } from '../onLatest';
import { gridThreadId, loadTalk } from './loadTalk';

/** A talk with what is kept of it; null where nothing was said yet. */
export interface FoundTalk {
  readonly talk: Talk;
  readonly thread: ThreadDocument | null;
}

/**
 * A talk the person may read. One about a report may be empty; one with a grid is begun by its resident.
 * @throws ApiError not_found, the same for what is not there and what is not theirs; grid_not_chosen for a resident
 *   without a grid
 */
export async function findTalk(deps: Deps, actor: Actor, threadId: string): Promise<FoundTalk> {
  if (!z.safeParse(threadIdSchema, threadId).success) throw apiError('not_found');
  return onLatest((level) => readTalk(deps, actor, threadId, level));
}

async function readTalk(
  deps: Deps,
  actor: Actor,
  threadId: string,
  level: ReadLevel,
): Promise<FoundTalk> {
  const [talk, thread] = await Promise.all([
    loadTalk(await deps.directory(actor.county), threadId, level),
    Thread.findOne({ _id: threadId, county: actor.county }).setOptions(READ_OPTIONS[level]).lean(),
  ]);
  if (!talk && threadId === gridThreadId(actor.personId)) throw apiError('grid_not_chosen');
  if (!talk || !canReadTalk(actor, withRaised(talk, thread))) throw apiError('not_found');
  if (!talk.report && !thread && !isResidentOf(actor, talk)) throw apiError('not_found');
  return { talk: withRaised(talk, thread), thread };
}

/** A talk is also addressed to those it was handed on to. */
const withRaised = (talk: Talk, thread: ThreadDocument | null): Talk => ({
  ...talk,
  keys: [...new Set([...talk.keys, ...(thread?.raised.map(({ key }) => key) ?? [])])],
});
