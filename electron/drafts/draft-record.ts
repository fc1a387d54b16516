import { z } from 'zod';
import { accountKeySchema } from '../../shared/accounts/account-key.ts';
import { draftSchema } from '../../shared/drafts/draft.ts';

/** A run that applied a draft. */
export const applicationSchema = z.looseObject({
  runId: z.string(),
  account: accountKeySchema,
  planHash: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  /** How the run ended, once it is closed. */
  outcome: z.exactOptional(z.enum(['applied', 'partly-applied', 'draft'])),
});
export type Application = z.infer<typeof applicationSchema>;

/** A draft's file: the draft, and what became of it. It holds no secret. */
export const draftRecordSchema = z.looseObject({
  format: z.literal('gatehouse-draft-record'),
  version: z.literal(1),
  revision: z.string().min(1),
  /** ISO 8601. */
  changedAt: z.string(),
  /** The last one last. */
  applications: z.array(applicationSchema),
  draft: draftSchema,
});
export type DraftRecord = z.infer<typeof draftRecordSchema>;
