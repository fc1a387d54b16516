import type { AccountKey } from '../../shared/accounts/account-key.ts';
import type { Step } from '../../shared/plans/step.ts';
import { customerPolicyArn } from '../../shared/rules/partitions.ts';
import type { RowState, RunState } from './run-state.ts';

/** What rows and calls need of the groups and policies that the same run creates. */
export interface Needs {
  /** The rows of groups and policies that a row needs. */
  ofRow: (row: RowState) => RowState[];
  /** Whether a call names such a group or policy, which not all of AWS's machines may know yet. */
  isAboutNew: (step: Step) => boolean;
}

/** Finds out by what a run's calls name. */
export function needsOf({ header, rows }: RunState): Needs {
  const makers = new Map<string, RowState>();
  for (const row of rows.values())
    for (const { step } of row.steps) {
      const made = madeBy(step, header.account);
      if (made !== undefined) makers.set(made, row);
    }
  const makersFor = (step: Step): RowState[] => namedBy(step).flatMap((what) => makers.get(what) ?? []);
  const needs = new Map(
    [...rows.values()].map((row) => {
      const needed = new Set(row.steps.flatMap(({ step }) => makersFor(step)));
      return [row.id, [...needed].filter((one) => one !== row)];
    }),
  );
  return {
    ofRow: ({ id }) => needs.get(id) ?? [],
    isAboutNew: (step) => step.call !== 'CreateGroup' && makersFor(step).length > 0,
  };
}

/**
 * A failed row to be tried again, by id, with what it needs and is not there before it, and after it the rows that were
 * not sent for want of any of these.
 */
export function rowsToRetry(state: RunState, rowId: string): string[] {
  const needs = needsOf(state);
  const ids = new Set<string>();
  const add = (id: string): void => {
    const row = state.rows.get(id);
    if (row === undefined || ids.has(id)) return;
    for (const need of needs.ofRow(row)) if (!isDone(need)) add(need.id);
    ids.add(id);
    for (const other of state.rows.values())
      if (other.steps.some(({ lacking }) => lacking === id)) add(other.id);
  };
  add(rowId);
  return [...ids];
}

/** Whether all of a row's calls are done. */
export function isDone({ steps }: RowState): boolean {
  return steps.every(({ state }) => state === 'done');
}

function madeBy(step: Step, account: AccountKey): string | undefined {
  if (step.call === 'CreateGroup') return groupKey(step.input.GroupName);
  if (step.call === 'CreatePolicy') return customerPolicyArn(account, step.input.Path, step.input.PolicyName);
  return undefined;
}

function namedBy({ input }: Step): string[] {
  return [
    ...('GroupName' in input ? [groupKey(input.GroupName)] : []),
    ...('PolicyArn' in input ? [input.PolicyArn] : []),
    ...('PermissionsBoundary' in input && input.PermissionsBoundary !== undefined
      ? [input.PermissionsBoundary]
      : []),
  ];
}

/** No ARN begins so. */
function groupKey(name: string): string {
  return `group ${name}`;
}
