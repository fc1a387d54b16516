import { z } from 'zod';
import { runSchema } from '../runs/run.ts';

/** What came of writing files, one or more a user, into a folder. */
export const savedFilesSchema = z.object({
  /** `null` when the administrator cancelled; nothing was written then. */
  folder: z.string().nullable(),
  /** How many files were written. */
  files: z.number().int(),
  /** Files that were not written; the others were. */
  failed: z.array(z.object({ userName: z.string(), file: z.string(), message: z.string() })),
  /** Users for whom there is nothing to write. */
  skipped: z.array(z.string()),
  /** Whether the administrator stopped it before the end. */
  stopped: z.boolean(),
  run: runSchema,
});
export type SavedFiles = z.infer<typeof savedFilesSchema>;
