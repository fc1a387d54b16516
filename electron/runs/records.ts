import { z } from 'zod';
import { accountKeySchema } from '../../shared/accounts/account-key.ts';
import { passwordPolicySchema } from '../../shared/accounts/snapshot.ts';
import { gatehouseErrorSchema } from '../../shared/errors.ts';
import { handoverItemSchema, handoverWaySchema } from '../../shared/handover/handover.ts';
import { stepSchema } from '../../shared/plans/step.ts';
import { credentialsPurposeSchema } from '../../shared/user-credentials/credentials-purpose.ts';
import { newEntityKindSchema } from '../../shared/runs/run.ts';

/** The first record of a journal: the plan as it was approved, and for which account. */
export const headerRecordSchema = z.object({
  record: z.literal('header'),
  format: z.literal('gatehouse-run'),
  version: z.literal(1),
  id: z.string().min(1),
  account: accountKeySchema,
  alias: z.exactOptional(z.string()),
  profileName: z.string(),
  signInUrl: z.string(),
  /** What the run does for one existing user; absent for a run that creates users. */
  purpose: z.exactOptional(credentialsPurposeSchema),
  /** ISO 8601, this machine's clock; shown, never compared. */
  startedAt: z.string(),
  planHash: z.string(),
  /** The draft that it applies; absent in journals of before Gatehouse had a library of drafts. */
  draftId: z.exactOptional(z.string()),
  /** The approval that was used up for it, where the plan was approved before. */
  approvalId: z.exactOptional(z.string()),
  /** The account's password policy at the start, for passwords generated later. */
  passwordPolicy: passwordPolicySchema.nullable(),
  rows: z.array(z.object({ id: z.string(), userName: z.string(), consoleAccess: z.boolean() })),
  /** What is created before the users; absent in journals of before Gatehouse created groups and policies. */
  newEntities: z.array(z.object({ id: z.string(), kind: newEntityKindSchema, name: z.string() })).default([]),
  steps: z.array(stepSchema),
});
export type HeaderRecord = z.infer<typeof headerRecordSchema>;

/** What a look at AWS showed before a call whose repetition does harm. Times are AWS's, in milliseconds. */
export const lookSchema = z.object({
  serverTime: z.exactOptional(z.number()),
  /** The user's access keys. */
  keyIds: z.exactOptional(z.array(z.string())),
});
export type Look = z.infer<typeof lookSchema>;

const step = { stepId: z.string() };

/** Of which users which things: one entry an item. */
const handoverItemsSchema = z.array(z.object({ item: handoverItemSchema, rowIds: z.array(z.string()) }));

/** Everything that a journal holds after its header; no secret is ever in it. */
export const eventRecordSchema = z.discriminatedUnion('record', [
  /** The call is about to be sent. */
  z.object({ record: z.literal('intent'), ...step, look: z.exactOptional(lookSchema) }),
  /** AWS certainly did nothing at the last intent, which may be repeated. */
  z.object({ record: z.literal('withdrawn'), ...step }),
  z.object({ record: z.literal('done'), ...step, accessKeyId: z.exactOptional(z.string()) }),
  z.object({
    record: z.literal('failed'),
    ...step,
    error: gatehouseErrorSchema,
    /** The row without which the call was not sent: a group or policy that could not be created. */
    lacking: z.exactOptional(z.string()),
  }),
  /** A call is about to be sent that puts right what a lost answer left behind. */
  z.object({
    record: z.literal('repair'),
    ...step,
    call: z.enum(['UpdateLoginProfile', 'DeleteAccessKey']),
    accessKeyId: z.exactOptional(z.string()),
  }),
  /** An access key whose secret nobody knows is deleted. */
  z.object({ record: z.literal('removed'), ...step, accessKeyId: z.string() }),
  /** At the run's end it was looked once more for keys that a lost answer may have left. */
  z.object({ record: z.literal('swept'), ...step }),
  /** The step's secret was lost before it was exported: it is made again. */
  z.object({ record: z.literal('renew'), ...step }),
  /** A failed row is tried again from its failed step. */
  z.object({ record: z.literal('retry'), rowId: z.string() }),
  z.object({ record: z.literal('note'), rowId: z.string(), text: z.string() }),
  z.object({ record: z.literal('stopped'), reason: z.exactOptional(gatehouseErrorSchema) }),
  z.object({ record: z.literal('resumed') }),
  z.object({
    record: z.literal('mfa'),
    rowId: z.string(),
    kind: z.enum(['creating', 'created', 'enabled', 'deleted']),
    serialNumber: z.string(),
    /** ISO 8601, this machine's clock; shown, never compared. */
    at: z.exactOptional(z.string()),
  }),
  /** These things got to these people. `at` is ISO 8601, this machine's clock; shown, never compared. */
  z.object({
    record: z.literal('handed-over'),
    how: handoverWaySchema,
    at: z.string(),
    items: handoverItemsSchema,
  }),
  /** The administrator took back what was noted of a hand-over. */
  z.object({ record: z.literal('not-handed-over'), at: z.string(), items: handoverItemsSchema }),
  /** A .csv with these secrets was written. */
  z.object({ record: z.literal('exported'), secrets: z.array(z.string()) }),
  /** The work on the run has ended; its secrets are purged. */
  z.object({ record: z.literal('closed') }),
]);
export type EventRecord = z.infer<typeof eventRecordSchema>;
