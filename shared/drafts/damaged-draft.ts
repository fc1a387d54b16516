import { z } from 'zod';

/** A draft whose file could not be read. */
export const damagedDraftSchema = z.object({
  draftId: z.string(),
  /** Where its file was set aside. */
  file: z.string(),
  /** Its last version that can be read; `null` when none can. */
  last: z
    .object({
      name: z.string(),
      /** ISO 8601. */
      keptAt: z.string(),
      /** How many users with a name it has. */
      users: z.number().int(),
    })
    .nullable(),
});
export type DamagedDraft = z.infer<typeof damagedDraftSchema>;
