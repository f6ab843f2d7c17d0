import { type ErrorCode, errorMessage, errorStatus } from '@shared/errorCodes';

/** An error a client may see: a stable code, a sentence in Chinese, and details that carry no secrets. */
export class ApiError extends Error {
  readonly status: number;
  constructor(
    readonly code: ErrorCode,
    readonly details?: unknown,
    message: string = errorMessage(code),
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = errorStatus(code);
  }
}

/** Makes the error of a code: `throw apiError('not_found')`. */
export const apiError = (code: ErrorCode, details?: unknown, message?: string): ApiError =>
  new ApiError(code, details, message);
