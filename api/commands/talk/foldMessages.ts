import type { MessageDocument } from '../../models/Message';
import type { ThreadDocument } from '../../models/Thread';

/** What of a thread follows from its messages. */
export type Course = Pick<
  ThreadDocument,
  | 'lastSequence'
  | 'lastSaidSequence'
  | 'lastAt'
  | 'answeredSequence'
  | 'waitingSequence'
  | 'waitingSince'
  | 'raiseAt'
  | 'raised'
>;

/**
 * A thread after the messages that came since, in order. The first message of the resident after an answer begins the
 * wait, and with it the time until it is handed on; an answer ends both. Who was handed a talk and answered goes on
 * with it; once those answer to whom it belongs by itself, it is theirs alone again.
 * @param raiseAt when a wait that begins is to be handed on
 */
export function foldMessages(
  before: Course,
  messages: readonly Pick<MessageDocument, 'sequence' | 'createdAt' | 'from' | 'postKey'>[],
  baseKeys: readonly string[],
  raiseAt: (waitingSince: Date) => Date,
): Course {
  let course: Course = {
    lastSequence: before.lastSequence,
    lastSaidSequence: before.lastSaidSequence,
    lastAt: before.lastAt,
    answeredSequence: before.answeredSequence,
    waitingSequence: before.waitingSequence,
    waitingSince: before.waitingSince,
    raiseAt: before.raiseAt,
    raised: before.raised,
  };
  for (const { sequence, createdAt, from, postKey } of messages) {
    course = { ...course, lastSequence: sequence, lastAt: createdAt };
    if (from.as !== 'system') course = { ...course, lastSaidSequence: sequence };
    if (from.as === 'staff')
      course = {
        ...course,
        answeredSequence: sequence,
        waitingSequence: null,
        waitingSince: null,
        raiseAt: null,
        raised: postKey && baseKeys.includes(postKey) ? [] : course.raised,
      };
    if (from.as === 'resident' && course.waitingSince === null)
      course = {
        ...course,
        waitingSequence: sequence,
        waitingSince: createdAt,
        raiseAt: raiseAt(createdAt),
      };
  }
  return course;
}
