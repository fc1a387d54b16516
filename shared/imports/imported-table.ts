import { z } from 'zod';
import { delimiterSchema, encodingSchema } from './text-format.ts';

/** How a file is to be read, where the administrator knows better than what was detected. */
export const readChoicesSchema = z.strictObject({
  encoding: z.exactOptional(encodingSchema),
  delimiter: z.exactOptional(delimiterSchema),
  /** A workbook's sheet. */
  sheet: z.exactOptional(z.string().max(255)),
});
export type ReadChoices = z.infer<typeof readChoicesSchema>;

/** A file's table as it was read. A cell is text; rows may be of different lengths; empty rows stay, so that rows count as in a spreadsheet. */
export const readTableSchema = z.object({
  /** `null` for a workbook. */
  encoding: encodingSchema.nullable(),
  delimiter: delimiterSchema.nullable(),
  /** A workbook's sheets; empty for text. */
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  rows: z.array(z.array(z.string())),
  /** Cells whose text is not what the file meant to say. */
  cellProblems: z.array(z.object({ row: z.number().int(), column: z.number().int(), reason: z.string() })),
  /** What the administrator should know of how the file was read, as sentences. */
  notes: z.array(z.string()),
});
export type ReadTable = z.infer<typeof readTableSchema>;

/** A file that was opened: it can be read again in another way until it is closed. */
export const openedTableSchema = z.object({
  importId: z.string(),
  fileName: z.string(),
  table: readTableSchema,
});
export type OpenedTable = z.infer<typeof openedTableSchema>;
