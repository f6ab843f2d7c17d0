import { type Logger, pino } from 'pino';

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

/** A structured logger. Personal data is redacted by field name as a second net; callers log ids. */
export const createLogger = (level: string): Logger =>
  pino({
    level,
    redact: {
      paths: REDACTED.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[redacted]',
    },
  });
