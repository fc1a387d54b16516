import { canonicalJson } from './plan-hash.ts';
import type { Step } from './step.ts';

/** What two plans are compared by. */
export interface ComparedPlan {
  steps: readonly Step[];
  /** What the plan relies on in the account. */
  assumptions: Readonly<Record<string, unknown>>;
}

/** What is different about the calls for one user, or for one group or policy that the draft creates. */
export interface RowChange {
  rowId: string;
  /** The user's name, or “Group data”. */
  name: string;
  added: Step[];
  removed: Step[];
  /** The same call with other parameters. */
  changed: { before: Step; after: Step }[];
}

export interface PlanChanges {
  rows: RowChange[];
  /** The calls that both have come in another order. */
  isReordered: boolean;
  /** The names of the assumptions that are no longer the same. */
  assumptions: string[];
}

/** What changed from one plan to another, row by row in the order of the later one; those of the earlier alone last. */
export function planChanges(before: ComparedPlan, after: ComparedPlan): PlanChanges {
  const earlier = Map.groupBy(before.steps, ({ rowId }) => rowId);
  const later = Map.groupBy(after.steps, ({ rowId }) => rowId);
  const rows: RowChange[] = [];
  for (const rowId of new Set([...later.keys(), ...earlier.keys()])) {
    const change = rowChange(rowId, earlier.get(rowId) ?? [], later.get(rowId) ?? []);
    if (change.added.length + change.removed.length + change.changed.length > 0) rows.push(change);
  }
  return { rows, isReordered: isReordered(before.steps, after.steps), assumptions: otherKeys(before, after) };
}

/** Whether two plans differ in nothing. */
export function isUnchanged({ rows, isReordered, assumptions }: PlanChanges): boolean {
  return rows.length === 0 && !isReordered && assumptions.length === 0;
}

function rowChange(rowId: string, before: readonly Step[], after: readonly Step[]): RowChange {
  const earlier = new Map(before.map((step) => [step.id, step]));
  const later = new Set(after.map(({ id }) => id));
  const [named] = [...after, ...before];
  return {
    rowId,
    name: named === undefined ? '' : subjectOf(named),
    added: after.filter(({ id }) => !earlier.has(id)),
    removed: before.filter(({ id }) => !later.has(id)),
    changed: after.flatMap((step) => {
      const was = earlier.get(step.id);
      return was === undefined || isSameStep(was, step) ? [] : [{ before: was, after: step }];
    }),
  };
}

/** Whom or what a call is about: the user's name, or “Group data”. */
export function subjectOf(step: Step): string {
  switch (step.call) {
    case 'CreatePolicy':
      return `Policy ${step.input.PolicyName}`;
    case 'CreateGroup':
    case 'AttachGroupPolicy':
      return `Group ${step.input.GroupName}`;
    default:
      return step.input.UserName;
  }
}

function isSameStep(one: Step, other: Step): boolean {
  return one === other || canonicalJson(one) === canonicalJson(other);
}

function isReordered(before: readonly Step[], after: readonly Step[]): boolean {
  const keyOf = ({ rowId, id }: Step): string => JSON.stringify([rowId, id]);
  const earlier = before.map(keyOf);
  const later = after.map(keyOf);
  const inEarlier = new Set(earlier);
  const inLater = new Set(later);
  const order = later.filter((key) => inEarlier.has(key));
  return earlier.filter((key) => inLater.has(key)).some((key, index) => key !== order[index]);
}

function otherKeys(before: ComparedPlan, after: ComparedPlan): string[] {
  const keys = new Set([...Object.keys(before.assumptions), ...Object.keys(after.assumptions)]);
  return [...keys].filter(
    (key) => canonicalJson(before.assumptions[key]) !== canonicalJson(after.assumptions[key]),
  );
}
