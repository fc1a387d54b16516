import { z } from 'zod';
import { columnSchema } from '../drafts/column.ts';

/** What one click changes in a draft to put a finding right; what it says of users is about the finding's rows. */
export const fixChangeSchema = z.discriminatedUnion('kind', [
  /** Another answer to what becomes of users who exist already. */
  z.object({ kind: z.literal('existing-users'), to: z.enum(['skip', 'merge']) }),
  z.object({ kind: z.literal('remove-users'), rowIds: z.array(z.string()) }),
  z.object({ kind: z.literal('rename'), names: z.array(z.object({ rowId: z.string(), name: z.string() })) }),
  /** Without what is not meant: white space around it and invisible characters; slashes around a path. */
  z.object({ kind: z.literal('tidy'), what: z.enum(['name', 'path', 'tags']) }),
  /** A cell whose text nobody understands gets what the batch says. */
  z.object({ kind: z.literal('clear-cell'), column: columnSchema }),
  /** `null` takes it out. */
  z.object({ kind: z.literal('group'), from: z.string(), to: z.string().nullable() }),
  /** References or ARNs as the draft has them; `null` takes it out. */
  z.object({ kind: z.literal('policy'), from: z.string(), to: z.string().nullable() }),
  z.object({ kind: z.literal('boundary'), to: z.string().nullable() }),
  z.object({ kind: z.literal('no-reset') }),
  z.object({ kind: z.literal('console-only') }),
]);
export type FixChange = z.infer<typeof fixChangeSchema>;

/** A finding's one-click remedy. */
export const fixSchema = z.object({
  /** The button's words, for instance “Skip existing users”. */
  label: z.string(),
  change: fixChangeSchema,
});
export type Fix = z.infer<typeof fixSchema>;
