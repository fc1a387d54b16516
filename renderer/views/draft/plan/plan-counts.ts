import type { Plan } from '../../../../shared/plans/plan.ts';

/** What a plan does, in one sentence: “120 users to create, 3 to merge, 2 skipped; 486 API calls.” */
export function summaryText({ steps, outcomes }: Pick<Plan, 'steps' | 'outcomes'>): string {
  const counts = { create: 0, merge: 0, skip: 0 };
  for (const { doing } of outcomes) counts[doing] += 1;
  const parts = [
    `${counted(counts.create, 'user')} to create`,
    ...(counts.merge > 0 ? [`${counts.merge.toLocaleString('en')} to merge`] : []),
    ...(counts.skip > 0 ? [`${counts.skip.toLocaleString('en')} skipped`] : []),
  ];
  return `${parts.join(', ')}; ${counted(steps.length, 'API call')}.`;
}

/** “1 user”, “2,000 users”. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
}
