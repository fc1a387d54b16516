import { z } from 'zod';
import { columnSchema } from '../drafts/column.ts';
import { existingUsersSchema, userSettingsSchema } from '../drafts/draft.ts';

const rowIds = z.array(z.string());
const listSchema = z.enum(['groups', 'policyArns']);
const { path, consoleAccess, accessKey, resetRequired, boundaryArn } = userSettingsSchema.shape;

/** How a draft is changed by a fix. */
export const fixActionSchema = z.discriminatedUnion('kind', [
  /** Other settings for some rows. */
  z.object({
    kind: z.literal('set'),
    rowIds,
    settings: z.object({
      path: z.exactOptional(path),
      consoleAccess: z.exactOptional(consoleAccess),
      accessKey: z.exactOptional(accessKey),
      resetRequired: z.exactOptional(resetRequired),
      boundaryArn: z.exactOptional(boundaryArn),
    }),
  }),
  /** One group or policy in the place of another, or none, for some rows. */
  z.object({
    kind: z.literal('replace'),
    rowIds,
    list: listSchema,
    from: z.string(),
    to: z.string().nullable(),
  }),
  /** Other names, by row id. */
  z.object({ kind: z.literal('rename'), names: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('remove-rows'), rowIds }),
  /** Gives back what the batch says in a cell whose text nobody understands. */
  z.object({ kind: z.literal('clear-cell'), rowIds, column: columnSchema }),
  /** Takes away tags without key and value. */
  z.object({ kind: z.literal('drop-empty-tags'), rowIds }),
  z.object({ kind: z.literal('existing-users'), value: existingUsersSchema }),
]);
export type FixAction = z.infer<typeof fixActionSchema>;

/** A way to put a finding right: words for the button, and what it does. */
export const fixSchema = z.object({ label: z.string(), action: fixActionSchema });
export type Fix = z.infer<typeof fixSchema>;
