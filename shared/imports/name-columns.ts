import { hasNameColumn } from './mapping-problems.ts';
import { isEmail, type ImportMapping, type SourceUse } from './source-use.ts';
import { partsUsed, type Person } from './user-name-template.ts';

/** The columns that user names are made of, by their indexes: none where a column has user names. */
export function nameColumns(mapping: ImportMapping): ReadonlySet<number> {
  if (hasNameColumn(mapping)) return new Set();
  const asked = partsUsed(mapping.names.template);
  return new Set(
    mapping.uses.flatMap((use, index) => (partsOf(use).some((part) => asked.has(part)) ? [index] : [])),
  );
}

/** What becomes of a column: it is in the draft, names alone are made of it, nothing asks for it, or it is left out. */
export type ColumnLot = 'kept' | 'names' | 'idle' | 'left';

/** What becomes of one column of a table. */
export function columnLot(mapping: ImportMapping, index: number): ColumnLot {
  switch (mapping.uses[index]?.to ?? 'nothing') {
    case 'nothing':
      return 'left';
    case 'column':
    case 'group':
    case 'tag':
      return 'kept';
    default:
      return nameColumns(mapping).has(index) ? 'names' : 'idle';
  }
}

/** What a column tells of a person. */
function partsOf(use: SourceUse): (keyof Person)[] {
  if (isEmail(use)) return ['email'];
  switch (use.to) {
    case 'first-name':
      return ['first'];
    case 'last-name':
      return ['last'];
    case 'full-name':
      return ['first', 'last'];
    default:
      return [];
  }
}
