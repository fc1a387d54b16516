import type { Finding } from './finding.ts';
import type { Fix } from './fix.ts';
import type { RowPlan } from './row-plan.ts';
import type { RowProblem } from './row-problem.ts';

interface Collected {
  finding: Omit<Finding, 'rowIds' | 'fix'>;
  rowIds: Set<string>;
  fixes: Fix[];
}

/** What the rules say of the rows: one finding for all rows of which the same is said, and that the same puts right. */
export function collectedFindings(rows: readonly RowPlan[]): Finding[] {
  const byKey = new Map<string, Collected>();
  for (const { user, problems } of rows)
    for (const problem of problems) {
      const key = keyOf(problem);
      const { fix, ...finding } = problem;
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

/** A row's problems stay the same objects as long as the row does: their keys are made once. */
const keys = new WeakMap<RowProblem, string>();

function keyOf(problem: RowProblem): string {
  const known = keys.get(problem);
  if (known !== undefined) return known;
  const { severity, rule, message, fix } = problem;
  const key = [severity, rule, message, fix?.label, fix && effectOf(fix)].join('\n');
  keys.set(problem, key);
  return key;
}

/** What a fix does, but for the rows that it does it to. */
function effectOf({ action }: Fix): string {
  const { kind, ...others } = action;
  return JSON.stringify([kind, { ...others, rowIds: undefined, names: undefined }]);
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
