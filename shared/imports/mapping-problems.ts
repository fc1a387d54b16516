import { columnTitles } from '../drafts/column.ts';
import { exclusiveUse, isEmail, type ImportMapping, type SourceUse } from './source-use.ts';
import { partsUsed, templateProblem } from './user-name-template.ts';

/** What is wrong with a mapping: with a column's use, by its index, or with the template. */
export interface MappingProblems {
  columns: ReadonlyMap<number, string>;
  template: string | undefined;
}

/** Whether users' names are those of a column, and not made by the template. */
export function hasNameColumn({ uses }: Pick<ImportMapping, 'uses'>): boolean {
  return uses.some((use) => use.to === 'column' && use.column === 'name');
}

/** Why a table cannot be imported so; both are empty when it can. */
export function mappingProblems(mapping: ImportMapping): MappingProblems {
  const columns = new Map<number, string>();
  const seen = new Set<string>();
  for (const [index, use] of mapping.uses.entries()) {
    if (use.to === 'tag' && use.key.trim() === '') columns.set(index, 'Enter a tag key.');
    const sole = exclusiveUse(use);
    if (sole === undefined) continue;
    if (seen.has(sole)) columns.set(index, `Another column is used as ${nameOfUse(use)} already.`);
    seen.add(sole);
  }
  return { columns, template: hasNameColumn(mapping) ? undefined : nameProblem(mapping) };
}

/** What a use is called. */
export function nameOfUse(use: SourceUse): string {
  switch (use.to) {
    case 'nothing':
      return 'Not imported';
    case 'column':
      return columnTitles[use.column];
    case 'group':
      return 'Group, one for each value';
    case 'tag':
      return use.key === '' ? 'Tag' : `Tag ${use.key}`;
    case 'first-name':
      return 'First name';
    case 'last-name':
      return 'Last name';
    case 'full-name':
      return 'Full name';
    case 'email':
      return 'E-mail address';
  }
}

function nameProblem({ uses, names }: ImportMapping): string | undefined {
  const wrong = templateProblem(names.template);
  if (wrong !== undefined) return wrong;
  const has = (to: SourceUse['to']): boolean => uses.some((use) => use.to === to);
  const parts = partsUsed(names.template);
  const missing = [
    parts.has('first') && !has('first-name') && !has('full-name') && 'first names',
    parts.has('last') && !has('last-name') && !has('full-name') && 'last names',
    parts.has('email') && !uses.some(isEmail) && 'e-mail addresses',
  ].filter((part) => part !== false);
  return missing.length === 0
    ? undefined
    : `No column has the ${missing.join(' or the ')} that this asks for. Choose one above, choose a column of user names, or change this.`;
}
