import { z } from 'zod';
import { exportFormatSchema } from '../exports/export-format.ts';
import { draftSchema } from '../drafts/draft.ts';
import { done, planInView, type Call } from './payloads.ts';

/**
 * A plan and what it is to be written as. It is made again of the draft and of the account's snapshot of that time, which
 * needs no network: `conflict` when that is another plan, `invalid` for one with errors.
 */
const planExport = z.strictObject({ ...planInView.shape, draft: draftSchema, format: exportFormatSchema });

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
