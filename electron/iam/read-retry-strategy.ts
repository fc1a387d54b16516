import { StandardRetryStrategy } from '@smithy/core/retry';
import type { RetryErrorInfo, StandardRetryToken } from '@smithy/types';

/**
 * The SDK's standard retries (throttling, dropped connections, AWS's own failures), except that a quota is final: the
 * SDK takes IAM's `LimitExceeded` for throttling and would lose about two seconds on it.
 */
export class ReadRetryStrategy extends StandardRetryStrategy {
  static readonly attempts = 3;

  constructor() {
    super(ReadRetryStrategy.attempts);
  }

  override async refreshRetryTokenForRetry(
    token: StandardRetryToken,
    errorInfo: RetryErrorInfo,
  ): Promise<StandardRetryToken> {
    return super.refreshRetryTokenForRetry(
      token,
      isQuota(errorInfo.error) ? { ...errorInfo, errorType: 'CLIENT_ERROR' } : errorInfo,
    );
  }
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith('LimitExceeded');
}
