import { z } from 'zod';
import { draftSchema } from '../drafts/draft.ts';
import { nothing, done, type Call } from './payloads.ts';

/** Batches being prepared. */
export const draftCalls = {
  /** The draft that was being prepared last; `null` when there is none. */
  'draft.read': { input: nothing, output: draftSchema.nullable() },
  /** Keeps the draft being prepared; `null` forgets it. */
  'draft.save': { input: z.strictObject({ draft: draftSchema.nullable() }), output: done },
} as const satisfies Record<string, Call>;
