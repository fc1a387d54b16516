import type { ReviewedPlan } from './reviewed-plan.ts';

/** Comment lines that say for which account an export is, and of which time (ISO 8601, UTC) what it relies on is. */
export function exportOrigin({ target: { account }, snapshot: { takenAt } }: ReviewedPlan): string[] {
  const time = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(takenAt) ? takenAt : 'an unknown time';
  return [
    `For the account ${account.accountId} (${account.partition}), from the snapshot that Gatehouse took at ${time}. The account`,
    'was not looked at again.',
  ];
}
