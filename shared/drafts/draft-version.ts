import { z } from 'zod';

/** Why a state of a draft was kept: before it was changed, by hand, before it was applied, unsaved, or read before the file was damaged. */
export const versionReasonSchema = z.enum(['change', 'import', 'restore', 'apply', 'conflict', 'damage']);
export type VersionReason = z.infer<typeof versionReasonSchema>;

/** A kept state of a draft, as its list shows it. */
export const draftVersionSchema = z.object({
  id: z.string(),
  /** ISO 8601. */
  keptAt: z.string(),
  reason: versionReasonSchema,
  /** How many users with a name it has. */
  users: z.number().int(),
  /** What is different from the version before, in words; `null` for the oldest. */
  changes: z.string().nullable(),
});
export type DraftVersion = z.infer<typeof draftVersionSchema>;
