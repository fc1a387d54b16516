import { z } from 'zod';

/** The AWS partitions that Gatehouse knows (botocore `partitions.json`). */
export const partitionSchema = z.enum(['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc']);
export type Partition = z.infer<typeof partitionSchema>;

/**
 * An account's identity: partition + account id + endpoint, because the practice account or a local emulator may
 * share its id with a real account. `endpoint` is `aws` for AWS's own, `practice` for the practice account, else a URL.
 */
export const accountKeySchema = z.object({
  partition: partitionSchema,
  accountId: z.string().regex(/^\d{12}$/),
  endpoint: z.string().min(1).max(2048),
});
export type AccountKey = z.infer<typeof accountKeySchema>;

/** One string per account identity, usable as a map key or in a comparison. */
export function accountKeyText(key: AccountKey): string {
  return `${key.partition}/${key.accountId}/${key.endpoint}`;
}
