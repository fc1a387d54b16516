import { z } from 'zod';
import { accountKeySchema, partitionSchema } from '../accounts/account-key.ts';
import { keptSnapshotSchema } from '../accounts/kept-snapshot.ts';
import { managedPolicySchema, snapshotSchema } from '../accounts/snapshot.ts';
import { done, nothing, type Call } from './payloads.ts';

const ofAccount = z.strictObject({ account: accountKeySchema });

/** What is known of accounts without a connection. */
export const snapshotCalls = {
  /** The accounts of which a snapshot is kept on this computer, the one read last first. */
  'snapshots.list': { input: nothing, output: z.array(keptSnapshotSchema) },
  /** The snapshot that is kept of an account; `not-found` where there is none. */
  'snapshots.read': { input: ofAccount, output: snapshotSchema },
  /** Deletes what is kept of an account. */
  'snapshots.forget': { input: ofAccount, output: done },
  /** AWS's managed policies as they were when Gatehouse was built. */
  'catalogue.policies': {
    input: z.strictObject({ partition: partitionSchema }),
    output: z.array(managedPolicySchema),
  },
  /** The document of one of them, as indented JSON; `not-found` for an ARN that is none of theirs. */
  'catalogue.document': {
    input: z.strictObject({ arn: z.string().min(20).max(2048) }),
    output: z.object({ document: z.string() }),
  },
} as const satisfies Record<string, Call>;
