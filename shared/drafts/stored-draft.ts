import { z } from 'zod';
import { draftSchema, draftTargetSchema } from './draft.ts';

/** What became of a draft: nothing yet, all users created, or some of them. */
export const draftStateSchema = z.enum(['draft', 'applied', 'partly-applied']);
export type DraftState = z.infer<typeof draftStateSchema>;

/** A draft as the library lists it. */
export const draftSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** How many users with a name it has. */
  users: z.number().int(),
  target: draftTargetSchema.nullable(),
  /** ISO 8601. */
  changedAt: z.string(),
  state: draftStateSchema,
  /** The run that applied it last, when that is not closed. */
  openRunId: z.exactOptional(z.string()),
});
export type DraftSummary = z.infer<typeof draftSummarySchema>;

/** A draft as the library keeps it. */
export const storedDraftSchema = z.object({
  draft: draftSchema,
  /** Another one after every change: who changes a draft says which one was changed. */
  revision: z.string(),
  state: draftStateSchema,
});
export type StoredDraft = z.infer<typeof storedDraftSchema>;

/** How a draft is called where it has no name. */
export function draftTitle({ name }: { name: string }): string {
  return name.trim() === '' ? 'Untitled draft' : name;
}
