import type { Column } from '../../../../shared/drafts/column.ts';
import type { DraftUser } from '../../../../shared/drafts/draft.ts';
import type { Finding, FindingPlace, Severity } from '../../../../shared/plans/finding.ts';

const columnOfPlace: Record<FindingPlace, Column | null> = {
  name: 'name',
  path: 'path',
  access: 'access',
  groups: 'groups',
  policies: 'policies',
  boundary: 'boundary',
  tags: 'tags',
  'new-entities': null,
};

/** Severities in words. */
export const severityWords: Record<Severity, string> = {
  error: 'Error',
  warning: 'Warning',
  advice: 'Advice',
};

/** The findings of each row, worst first as they come; a row without any is not in it. */
export function findingsByRow(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byRow = new Map<string, Finding[]>();
  for (const finding of findings)
    for (const id of finding.rowIds) {
      const others = byRow.get(id);
      if (others === undefined) byRow.set(id, [finding]);
      else others.push(finding);
    }
  return byRow;
}

/**
 * What there is to say of one cell of a row. That a text cannot be understood is said in the cell that has it, though
 * several columns are put right in the same place.
 */
export function cellFindings(
  ofRow: readonly Finding[],
  { unread = {} }: DraftUser,
  column: Column,
): Finding[] {
  return ofRow.filter(({ rule, place }) =>
    rule === 'cell-unread'
      ? unread[column] !== undefined && placeOfColumn(column) === place
      : columnOfPlace[place] === column,
  );
}

function placeOfColumn(column: Column): FindingPlace {
  return column === 'password' || column === 'reset' ? 'access' : column;
}
