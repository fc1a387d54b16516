import { z } from 'zod';
import { draftSchema } from '../drafts/draft.ts';
import { openedTableSchema, readChoicesSchema, readTableSchema } from '../imports/imported-table.ts';
import { done, id, nothing, type Call } from './payloads.ts';

/** Tables from and to files. */
export const importCalls = {
  /**
   * Asks for a file and reads its table, recognised by content; `null` when the administrator cancelled, `invalid` for
   * what is no table or too large. Passwords and keys that are in it stay in main.
   */
  'imports.open': { input: nothing, output: openedTableSchema.nullable() },
  /** Reads an opened file again in another way; `not-found` when it is closed. */
  'imports.read': {
    input: z.strictObject({ importId: id, choices: readChoicesSchema }),
    output: readTableSchema,
  },
  /** Forgets an opened file. */
  'imports.close': { input: z.strictObject({ importId: id }), output: done },
  /** Asks where to, then writes a draft's users as an .xlsx or .csv; `path: null` when the administrator cancelled. */
  'drafts.saveTable': {
    input: z.strictObject({ draft: draftSchema }),
    output: z.object({ path: z.string().nullable() }),
  },
} as const satisfies Record<string, Call>;
