import type { IAMClient } from '@aws-sdk/client-iam';
import type { Identity } from '../../shared/accounts/identity.ts';

/** A profile in use: who it is in which account, and the clients that act as it. */
export interface Connection {
  identity: Identity;
  /** For calls that may be repeated: the SDK retries throttling, dropped connections and AWS's own failures. */
  reads: IAMClient;
  /** One attempt a call: whoever uses it looks at AWS and decides whether to send again. */
  writes: IAMClient;
}
