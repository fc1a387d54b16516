/** `npm run draft-schema`: writes docs/draft-file.schema.json, the schema of a draft's file, anew. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { strictDraftSchema } from '../shared/drafts/strict-draft.ts';

/** The JSON Schema (2020-12) of a draft's file, as a text. */
export function draftFileSchema(): string {
  const schema = z.toJSONSchema(strictDraftSchema, { io: 'input' });
  return `${JSON.stringify({ title: 'Gatehouse draft', ...schema }, null, 2)}\n`;
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename)
  writeFileSync(join(import.meta.dirname, '../docs/draft-file.schema.json'), draftFileSchema());
