import { z } from 'zod';
import { gatehouseErrorSchema } from '../errors.ts';
import { draftSchema } from './draft.ts';

/** What came of a draft's file that was opened: it is in the library, it differs from the draft there, or it is none. */
export const openedFileSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('in-library'), fileName: z.string(), draftId: z.string() }),
  z.object({ outcome: z.literal('differs'), fileName: z.string(), draft: draftSchema }),
  z.object({ outcome: z.literal('failed'), fileName: z.string(), error: gatehouseErrorSchema }),
]);
export type OpenedFile = z.infer<typeof openedFileSchema>;
