/** What a short message tells; each is a template that the county registered with the carrier's platform. */
export type SmsTemplate = 'reportDispatched' | 'reportResolved' | 'taskOverdue';

export interface SmsMessage {
  /** Mainland mobile number, 11 digits. */
  readonly phone: string;
  readonly template: SmsTemplate;
  /** For the template's {1}, {2}, …, in order. */
  readonly parameters: readonly string[];
}

/**
 * `refused`: not accepted for a reason that lies with the number or our account; `failed`: not accepted, and
 * `retryable` says whether the same may pass later; `unknown`: it may have gone out.
 */
export type SmsResult =
  | { readonly outcome: 'sent'; readonly messageId: string | null }
  | { readonly outcome: 'refused'; readonly code: string }
  | {
      readonly outcome: 'failed';
      readonly code: string;
      readonly retryable: boolean;
      readonly message: string;
    }
  | { readonly outcome: 'unknown'; readonly cause: string };

/** A county's account for short messages. */
export interface SmsClient {
  /** Sends once; never tried again by itself after it may have gone out. */
  send(message: SmsMessage): Promise<SmsResult>;
}
