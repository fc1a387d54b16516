import { z } from 'zod';
import { handoverItemSchema } from '../handover/handover.ts';
import { savedFilesSchema } from '../handover/saved-files.ts';
import { signInBySchema } from '../handover/sign-in-by.ts';
import { runSchema } from '../runs/run.ts';
import { done, runId, runRow, runRows, type Call } from './payloads.ts';

/** Getting credentials to people. */
export const handoverCalls = {
  /** Asks for a folder, then writes each user's own files in the console's shapes; `conflict` while others are written. */
  'handover.saveFiles': {
    input: z.strictObject({
      ...runRows.shape,
      items: z.array(z.enum(['password', 'accessKey'])).max(2),
      signInBy: signInBySchema,
    }),
    output: savedFilesSchema,
  },
  /** Asks for a folder, then writes each console user's sign-in instructions as an .eml draft. */
  'handover.saveDrafts': {
    input: z.strictObject({ ...runRows.shape, signInBy: signInBySchema }),
    output: savedFilesSchema,
  },
  /** Opens the mail program with one user's sign-in instructions; `to` may be empty. */
  'handover.openDraft': {
    input: z.strictObject({ ...runRow.shape, to: z.string().max(320), signInBy: signInBySchema }),
    output: runSchema,
  },
  /** Notes by hand that things were handed over or printed; `how: null` takes that back. */
  'handover.mark': {
    input: z.strictObject({
      ...runRows.shape,
      items: z.array(handoverItemSchema).max(4),
      how: z.enum(['printed', 'by-hand']).nullable(),
    }),
    output: runSchema,
  },
  /** Stops writing files after the one that is being written. */
  'handover.stop': { input: runId, output: done },
} as const satisfies Record<string, Call>;
