import type { Draft } from '../../../../shared/drafts/draft.ts';
import type { Unchanged } from '../../../../shared/plans/merge.ts';
import { subjectOf } from '../../../../shared/plans/plan-changes.ts';
import type { Outcome, Plan } from '../../../../shared/plans/plan.ts';
import type { Step } from '../../../../shared/plans/step.ts';

/** What becomes of one user of the draft, or of a group or policy that it creates. */
export interface PlanRow {
  id: string;
  isUser: boolean;
  name: string;
  outcome: Outcome['doing'];
  steps: readonly Step[];
  /** What the user has already of what the draft gives. */
  unchanged: Unchanged;
}

/** The plan by row: the groups and policies that it creates first, then the users in the draft's order. */
export function planRows(draft: Draft, { steps, outcomes }: Pick<Plan, 'steps' | 'outcomes'>): PlanRow[] {
  const byRow = Map.groupBy(steps, ({ rowId }) => rowId);
  const userIds = new Set(draft.users.map(({ id }) => id));
  const created = [...byRow]
    .filter(([rowId]) => !userIds.has(rowId))
    .map(([id, own]): PlanRow => ({
      id,
      isUser: false,
      name: own[0] === undefined ? '' : subjectOf(own[0]),
      outcome: 'create',
      steps: own,
      unchanged: nothing,
    }));
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.rowId, outcome]));
  const users = draft.users.map(({ id, name }): PlanRow => {
    const outcome = outcomeOf.get(id);
    return {
      id,
      isUser: true,
      name: name === '' ? '(no name)' : name,
      outcome: outcome?.doing ?? 'create',
      steps: byRow.get(id) ?? [],
      unchanged: outcome?.unchanged ?? nothing,
    };
  });
  return [...created, ...users];
}

const nothing: Unchanged = { groups: [], policyArns: [], inlinePolicies: [], tags: [] };

/** How many things there are. */
export function countOf({ groups, policyArns, inlinePolicies, tags }: Unchanged): number {
  return groups.length + policyArns.length + inlinePolicies.length + tags.length;
}

/** Things as short texts: “Group developers”. */
export function thingTexts({ groups, policyArns, inlinePolicies, tags }: Unchanged): string[] {
  return [
    ...groups.map((name) => `Group ${name}`),
    ...policyArns.map((arn) => `Policy ${arn.slice(arn.lastIndexOf('/') + 1)}`),
    ...inlinePolicies.map((name) => `Inline policy ${name}`),
    ...tags.map((key) => `Tag ${key}`),
  ];
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
