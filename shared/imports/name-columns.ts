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
