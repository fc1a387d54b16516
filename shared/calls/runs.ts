import { z } from 'zod';
import { draftSchema } from '../drafts/draft.ts';
import { runHeaderSchema, runSchema, secretKindSchema } from '../runs/run.ts';
import { credentialsRequestSchema } from '../user-credentials/credentials-plan.ts';
import { nothing, done, id, customPassword, runId, runRow, type Call } from './payloads.ts';

/** Applying plans, and the results. */
export const runCalls = {
  /** The runs that are not closed, newest first: something is to be done, handed over or purged. */
  'runs.open': { input: nothing, output: z.array(runHeaderSchema) },
  'runs.read': { input: runId, output: runSchema },
  /**
   * Applies a plan: it is made again against a fresh snapshot, and refused (`conflict`) when its hash is not the
   * approved one. Custom passwords by row id, checked against the account's policy (`invalid`).
   */
  'runs.start': {
    input: z.strictObject({
      draft: draftSchema,
      planHash: z.string().max(64),
      customPasswords: z.record(id, customPassword),
    }),
    output: runSchema,
  },
  /**
   * Gives an existing user a console password or an access key, as a run of its own. The user is read anew: `conflict`
   * when the calls are not the approved ones, `conflict` or `quota` when there can be no such credential, `invalid` for
   * a custom password.
   */
  'runs.startCredentials': {
    input: z.strictObject({
      ...credentialsRequestSchema.shape,
      planHash: z.string().max(64),
      customPassword: customPassword.optional(),
    }),
    output: runSchema,
  },
  'runs.resume': { input: runId, output: runSchema },
  /** Stops after the calls that are out; the rest can be resumed. */
  'runs.stop': { input: runId, output: runSchema },
  'runs.retryRow': { input: runRow, output: runSchema },
  /** A secret for the eyes of the administrator who asked for it. */
  'runs.reveal': {
    input: z.strictObject({ ...runRow.shape, kind: secretKindSchema }),
    output: z.object({ secret: z.string() }),
  },
  /** Puts a secret on the clipboard, from main; it is cleared after 60 s if it is still there. */
  'runs.copySecret': { input: z.strictObject({ ...runRow.shape, kind: secretKindSchema }), output: done },
  /** Asks where to, then writes the console's five-column .csv; `path: null` when the administrator cancelled. */
  'runs.saveCsv': { input: runId, output: z.object({ path: z.string().nullable(), run: runSchema }) },
  /**
   * Ends the work on a run and purges its secrets from the vault. `conflict` while it is running, or while
   * credentials are not exported and `discardCredentials` is false.
   */
  'runs.close': { input: z.strictObject({ ...runId.shape, discardCredentials: z.boolean() }), output: done },
} as const satisfies Record<string, Call>;
