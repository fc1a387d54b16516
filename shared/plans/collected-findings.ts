import type { Finding } from './finding.ts';
import type { Fix } from './fix.ts';
import type { RowPlan } from './row-plan.ts';

interface Collected {
  finding: Omit<Finding, 'rowIds' | 'fix'>;
  rowIds: Set<string>;
  fixes: Fix[];
}

/** What the rules say of the rows: one finding for all rows of which the same is said. */
export function collectedFindings(rows: readonly RowPlan[]): Finding[] {
  const byKey = new Map<string, Collected>();
  for (const { user, problems } of rows)
    for (const { fix, ...finding } of problems) {
      const key = `${finding.rule}\n${finding.message}\n${fix?.label ?? ''}`;
      const collected = byKey.get(key) ?? { finding, rowIds: new Set(), fixes: [] };
      byKey.set(key, collected);
      collected.rowIds.add(user.id);
      if (fix !== undefined) collected.fixes.push(fix);
    }
  return [...byKey.values()].map(({ finding, rowIds, fixes }) => {
    const fix = together(fixes);
    return { ...finding, rowIds: [...rowIds], ...(fix === undefined ? {} : { fix }) };
  });
}

/** One fix for all rows. */
function together(fixes: readonly Fix[]): Fix | undefined {
  const [first] = fixes;
  if (first === undefined) return undefined;
  const { label, action } = first;
  if (action.kind === 'existing-users') return first;
  if (action.kind === 'rename') {
    const names = fixes.map((fix) => (fix.action.kind === 'rename' ? fix.action.names : {}));
    return { label, action: { ...action, names: Object.fromEntries(names.flatMap(Object.entries<string>)) } };
  }
  const rowIds = fixes.flatMap((fix) => ('rowIds' in fix.action ? fix.action.rowIds : []));
  return { label, action: { ...action, rowIds: [...new Set(rowIds)] } };
}
