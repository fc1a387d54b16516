import type { Draft } from '../../../../shared/drafts/draft.ts';
import { subjectOf } from '../../../../shared/plans/plan-changes.ts';
import type { Plan } from '../../../../shared/plans/plan.ts';
import type { Step } from '../../../../shared/plans/step.ts';

/** What becomes of one user of the draft, or of a group or policy that it creates. */
export interface PlanRow {
  id: string;
  name: string;
  outcome: 'create' | 'merge' | 'skip' | 'none';
  steps: readonly Step[];
  /** What the user has already of what the draft gives, as short texts. */
  unchanged: readonly string[];
}

/** The plan by row: the groups and policies that it creates first, then the users in the draft's order. */
export function planRows(draft: Draft, { steps }: Plan): PlanRow[] {
  const byRow = Map.groupBy(steps, ({ rowId }) => rowId);
  const userIds = new Set(draft.users.map(({ id }) => id));
  const created = [...byRow]
    .filter(([rowId]) => !userIds.has(rowId))
    .map(([id, own]): PlanRow => ({
      id,
      name: own[0] === undefined ? '' : subjectOf(own[0]),
      outcome: 'create',
      steps: own,
      unchanged: [],
    }));
  const users = draft.users.map(({ id, name }): PlanRow => {
    const own = byRow.get(id) ?? [];
    return {
      id,
      name: name === '' ? '(no name)' : name,
      outcome: own.some(({ call }) => call === 'CreateUser') ? 'create' : own.length > 0 ? 'merge' : 'none',
      steps: own,
      unchanged: [],
    };
  });
  return [...created, ...users];
}

/** One kind of call. */
export interface CallKind {
  call: Step['call'];
  count: number;
  /** The rows that it is made for, each once. */
  rowIds: readonly string[];
  /** How often it names each group or policy, the most frequent first; empty where the call names none. */
  targets: readonly { target: string; count: number }[];
}

/** The plan by kind of call, in the order in which the kinds come first. */
export function callKinds(steps: readonly Step[]): CallKind[] {
  return [...Map.groupBy(steps, ({ call }) => call)].map(([call, own]) => ({
    call,
    count: own.length,
    rowIds: [...new Set(own.map(({ rowId }) => rowId))],
    targets: [...Map.groupBy(own, targetOf)]
      .flatMap(([target, of]) => (target === undefined ? [] : [{ target, count: of.length }]))
      .sort((a, b) => b.count - a.count),
  }));
}

/** The group or policy that a call gives a user or group. */
function targetOf(step: Step): string | undefined {
  switch (step.call) {
    case 'AddUserToGroup':
      return step.input.GroupName;
    case 'AttachUserPolicy':
    case 'AttachGroupPolicy':
      return step.input.PolicyArn;
    case 'PutUserPolicy':
      return step.input.PolicyName;
    default:
      return undefined;
  }
}
