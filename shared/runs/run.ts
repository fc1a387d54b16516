import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';
import { gatehouseErrorSchema } from '../errors.ts';
import { handoverEntrySchema } from '../handover/handover.ts';
import { credentialsPurposeSchema } from '../user-credentials/credentials-purpose.ts';

/** The secrets that a run can hold for a row. */
export const secretKindSchema = z.enum(['password', 'secretAccessKey']);
export type SecretKind = z.infer<typeof secretKindSchema>;

/** `sent`: the call is out and its outcome is not known yet. */
export const stepStateSchema = z.enum(['waiting', 'sent', 'done', 'failed']);

/** One call of a row, as the result shows it. */
export const runStepSchema = z.object({
  id: z.string(),
  call: z.string(),
  /** What the call is about, for instance a group's name or a policy's ARN; empty where the call says it all. */
  target: z.string(),
  state: stepStateSchema,
  error: gatehouseErrorSchema.optional(),
});
export type RunStep = z.infer<typeof runStepSchema>;

export const runRowSchema = z.object({
  id: z.string(),
  userName: z.string(),
  /** `stopped`: part of it is done, nothing failed, and the run is not going on. */
  state: z.enum(['waiting', 'working', 'done', 'failed', 'stopped']),
  steps: z.array(runStepSchema),
  consoleAccess: z.boolean(),
  /** Whether the user must set a new password at the first sign-in. */
  passwordReset: z.boolean(),
  /** The secrets that can be revealed now. */
  secrets: z.array(secretKindSchema),
  accessKeyId: z.string().optional(),
  /** What to know before handing this row's credentials over, as sentences. */
  notes: z.array(z.string()),
  /** The serial number of the virtual MFA device that was enabled from here. */
  mfaSerial: z.string().optional(),
  /** What the user is to get, and how it was handed over; empty until the user is created. */
  handover: z.array(handoverEntrySchema),
  /** The user's e-mail address, where the user name or a tag tells it. */
  email: z.string().optional(),
});
export type RunRow = z.infer<typeof runRowSchema>;

export const newEntityKindSchema = z.enum(['policy', 'group']);

/** A group or policy that the run creates before its users. */
export const newEntitySchema = z.object({
  id: z.string(),
  kind: newEntityKindSchema,
  name: z.string(),
  state: runRowSchema.shape.state,
  steps: z.array(runStepSchema),
});
export type NewEntity = z.infer<typeof newEntitySchema>;

/** Everything of a run but its rows. */
export const runHeaderSchema = z.object({
  id: z.string(),
  account: accountKeySchema,
  alias: z.string().optional(),
  profileName: z.string(),
  signInUrl: z.string(),
  /** What it does for one existing user; absent for a run that creates users. */
  purpose: credentialsPurposeSchema.optional(),
  /** The draft that it applies, which may be gone from the library. */
  draftId: z.exactOptional(z.string()),
  /** ISO 8601. */
  startedAt: z.string(),
  /** `stopped`: interrupted, by the administrator or otherwise, and can be resumed. */
  state: z.enum(['running', 'stopping', 'stopped', 'finished']),
  /** Why it stopped, where it was not the administrator. */
  stopReason: gatehouseErrorSchema.optional(),
  /** Set while the whole run waits, for instance because AWS said “Rate exceeded”. */
  waiting: z.string().optional(),
  /** Whether the secrets are in the vault, so that they survive a restart. */
  secretsKept: z.boolean(),
  /** Whether all credentials that there are now are in a .csv file that was saved. */
  exported: z.boolean(),
  counts: z.object({
    users: z.number().int(),
    usersDone: z.number().int(),
    /** Of the users, those who were there before and get what they lack. */
    existing: z.number().int(),
    existingDone: z.number().int(),
    usersFailed: z.number().int(),
    /** Policies and groups that could not be created. */
    entitiesFailed: z.number().int(),
    calls: z.number().int(),
    callsDone: z.number().int(),
  }),
});
export type RunHeader = z.infer<typeof runHeaderSchema>;

export const runSchema = z.object({
  header: runHeaderSchema,
  newEntities: z.array(newEntitySchema),
  rows: z.array(runRowSchema),
});
export type Run = z.infer<typeof runSchema>;

/** What changed in a run: its header and the rows that differ. */
export const runChangeSchema = z.object(runSchema.shape);
export type RunChange = z.infer<typeof runChangeSchema>;
