import type { Finding, Severity } from '../../../../shared/plans/finding.ts';
import type { Plan } from '../../../../shared/plans/plan.ts';

/**
 * What a plan does, in one sentence: “120 users to create, 3 to merge, 1 that lacks nothing, 2 skipped; 486 API calls.”
 */
export function summaryText({ steps, outcomes }: Pick<Plan, 'steps' | 'outcomes'>): string {
  const counts = { create: 0, merge: 0, skip: 0, nothing: 0 };
  const busy = new Set(steps.map(({ rowId }) => rowId));
  for (const { doing, rowId } of outcomes)
    counts[doing === 'merge' && !busy.has(rowId) ? 'nothing' : doing] += 1;
  const parts = [
    `${counted(counts.create, 'user')} to create`,
    ...(counts.merge > 0 ? [`${counts.merge.toLocaleString('en')} to merge`] : []),
    ...(counts.nothing > 0
      ? [`${counts.nothing.toLocaleString('en')} that ${counts.nothing === 1 ? 'lacks' : 'lack'} nothing`]
      : []),
    ...(counts.skip > 0 ? [`${counts.skip.toLocaleString('en')} skipped`] : []),
  ];
  return `${parts.join(', ')}; ${counted(steps.length, 'API call')}.`;
}

/** What was found, in words: “3 errors, 1 warning. Errors must be put right before the plan can be approved.” */
export function findingsText(findings: readonly Finding[]): string {
  const of = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, advice] = [of('error'), of('warning'), of('advice')];
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(advice > 0 ? [counted(advice, 'piece of advice', 'pieces of advice')] : []),
  ];
  if (parts.length === 0) return 'No rule has anything to say of this plan.';
  return `${parts.join(', ')}.${errors > 0 ? ' Errors must be put right before the plan can be approved.' : ''}`;
}

/** “1 user”, “2,000 users”. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
}
