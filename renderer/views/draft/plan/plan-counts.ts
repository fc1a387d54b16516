import type { Plan } from '../../../../shared/plans/plan.ts';

/** What a plan does, in one sentence: “120 users to create; 486 API calls.” */
export function summaryText({ steps }: Pick<Plan, 'steps'>): string {
  const created = steps.filter(({ call }) => call === 'CreateUser').length;
  return `${counted(created, 'user')} to create; ${counted(steps.length, 'API call')}.`;
}

/** “1 user”, “2,000 users”. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
}
