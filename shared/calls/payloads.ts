import { z } from 'zod';
import { accountKeySchema } from '../accounts/account-key.ts';

/** One call: what it takes and what it gives. */
export interface Call {
  input: z.ZodType;
  output: z.ZodType;
}

/** For a call that takes nothing. */
export const nothing = z.undefined();

/** For a call that gives nothing. */
export const done = z.null();

/** Ours are UUIDs; a draft that came from elsewhere may name its rows otherwise. */
export const id = z.string().min(1).max(256);

/** A user of the chosen account. */
export const userName = z.strictObject({ userName: z.string().min(1).max(128) });

/** Judged by the password rules in main; here only bounded. */
export const customPassword = z.string().max(1024);

/** A run that is not closed. */
export const runId = z.strictObject({ runId: id });

/** One user of a run. */
export const runRow = z.strictObject({ runId: id, rowId: id });

/** Some users of a run: AWS has at most 5,000 in an account, and a batch no more. */
export const runRows = z.strictObject({ runId: id, rowIds: z.array(id).max(10_000) });

/** A user of a certain account: `conflict` when the chosen profile is in another one by now. */
export const userOfAccount = z.strictObject({ account: accountKeySchema, ...userName.shape });

/** The plan that the administrator has in view, by its hash, and the snapshot that it was made against. */
export const planInView = z.strictObject({
  account: accountKeySchema,
  snapshotTakenAt: z.string().max(64),
  planHash: z.string().max(64),
});
