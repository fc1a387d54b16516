import { z } from 'zod';
import { exportFormatSchema } from '../exports/export-format.ts';
import { done, reviewedPlan, type Call } from './payloads.ts';

/** A plan and what it is to be written as. All calls are refused like `runs.start` for another plan. */
const planExport = z.strictObject({ ...reviewedPlan.shape, format: exportFormatSchema });

/** What becomes of a plan beside applying it. */
export const exportCalls = {
  /** The first lines of an export, and how many it has. */
  'exports.preview': {
    input: planExport,
    output: z.object({ text: z.string(), shownLines: z.number().int(), lines: z.number().int() }),
  },
  /** Puts an export on the clipboard, to stay there: no secret is in it. */
  'exports.copy': { input: planExport, output: done },
  /** Asks where to, then writes the export; `path: null` when the administrator cancelled. */
  'exports.save': { input: planExport, output: z.object({ path: z.string().nullable() }) },
} as const satisfies Record<string, Call>;
