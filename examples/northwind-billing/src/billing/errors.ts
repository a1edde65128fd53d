export type ErrorCode =
  | 'invoice-not-found'
  | 'invoice-not-open'
  | 'period-invalid'
  | 'provider-unreachable';

/** An error that the caller can handle. Everything else is a bug and becomes a 500 with an id. */
export class BillingError extends Error {
  readonly code: ErrorCode;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, options: { retryable?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'BillingError';
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}
