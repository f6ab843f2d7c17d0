import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Fields that may carry personal data or secrets: never written, wherever they stand. */
const REDACTED = [
  'authorization',
  'cookie',
  'phone',
  'name',
  'openid',
  'token',
  'secret',
  'words',
  'address',
];

/**
 * A structured logger, to standard output unless said otherwise. Personal data is redacted by field name as a second
 * net; callers log ids.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: {
      paths: REDACTED.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
