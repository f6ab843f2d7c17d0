import mongoose from 'mongoose';
import { AnswerLate } from './answerWithin';

const {
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} = mongoose.mongo;

/**
 * What a server says that is going, coming, or no primary: HostUnreachable, HostNotFound, MaxTimeMSExpired,
 * WriteConcernFailed, NetworkTimeout, ShutdownInProgress, FailedToSatisfyReadPreference,
 * ReadConcernMajorityNotAvailableYet, LinearizableReadConcernError, PrimarySteppedDown, ExceededTimeLimit,
 * SocketException, NotWritablePrimary, InterruptedAtShutdown, InterruptedDueToReplStateChange,
 * NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary (MongoDB's error_codes.yml).
 */
const AWAY: ReadonlySet<unknown> = new Set([
  6, 7, 50, 64, 89, 91, 133, 134, 187, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
]);
const LABELS = [
  'RetryableWriteError',
  'TransientTransactionError',
  'UnknownTransactionCommitResult',
];

/**
 * Whether a failure means that the database could not be reached, has no primary or was interrupted, so that the same
 * request may well succeed in a while. What it wrote is not known; it is there completely or not at all.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof MongoError)) return isNotConnected(error);
  if (
    error instanceof MongoServerSelectionError ||
    error instanceof MongoNetworkError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoServerClosedError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoWriteConcernError ||
    error.name === 'MongoWaitQueueTimeoutError'
  )
    return true;
  if (error instanceof MongoServerError && AWAY.has(error.code)) return true;
  if (LABELS.some((label) => error.hasErrorLabel(label))) return true;
  return isDatabaseAway(error.cause);
}

/** A connection that ended while a long command was written to it: the driver passes on what the socket said. */
const ENDED: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET']);

/** Said before the driver is asked, by mongoose and by the limiter of calls in a plain error; or by the socket. */
const isNotConnected = (error: unknown): boolean =>
  error instanceof AnswerLate ||
  (error instanceof Error && 'code' in error && ENDED.has(error.code)) ||
  error instanceof mongoose.Error.MongooseServerSelectionError ||
  (error instanceof Error && error.message === 'Mongo connection is not established');
