import { z } from 'zod';
import { canonicalJson } from './plan-hash.ts';
import type { Outcome } from './plan.ts';
import type { Step } from './step.ts';

/** What two plans are compared by. */
export interface ComparedPlan {
  steps: readonly Step[];
  /** What is done with each row, in their order. */
  outcomes: readonly Pick<Outcome, 'rowId' | 'doing'>[];
  /** What the plan relies on in the account. */
  assumptions: Readonly<Record<string, unknown>>;
}

/** What is different about the calls for one user, or for one group or policy that the draft creates. */
export interface RowChange {
  rowId: string;
  /** The user's name, or “Group data”; empty where neither plan has a call for it. */
  name: string;
  added: Step[];
  removed: Step[];
  /** The same call with other parameters. */
  changed: { before: Step; after: Step }[];
  /** What was and is done with the row, where that differs; `undefined` where the row is not in the plan. */
  doing: { before: Doing | undefined; after: Doing | undefined } | undefined;
}

type Doing = Outcome['doing'];

export interface PlanChanges {
  rows: RowChange[];
  /** The calls that both have come in another order. */
  isReordered: boolean;
  /** The names of the assumptions that are no longer the same. */
  assumptions: string[];
  /** What things in the account have or grant by now, and no longer, that both plans rely on. */
  relied: ReliedChange[];
}

/** What one thing in the account, by its name or ARN, has or grants by now, and no longer. */
export interface ReliedChange {
  name: string;
  added: string[];
  removed: string[];
}

/** What changed from one plan to another, row by row in the order of the later one; those of the earlier alone last. */
export function planChanges(before: ComparedPlan, after: ComparedPlan): PlanChanges {
  const earlier = rowsOf(before);
  const later = rowsOf(after);
  const rows: RowChange[] = [];
  for (const rowId of new Set([...later.keys(), ...earlier.keys()])) {
    const change = rowChange(rowId, earlier.get(rowId), later.get(rowId));
    const { added, removed, changed, doing } = change;
    if (added.length + removed.length + changed.length > 0 || doing !== undefined) rows.push(change);
  }
  return {
    rows,
    isReordered: isReordered(earlier, later),
    assumptions: otherKeys(before, after),
    relied: [...reliedChanges(before, after, 'granted'), ...reliedChanges(before, after, 'had')],
  };
}

interface ComparedRow {
  /** `undefined` for a group or policy. */
  doing: Doing | undefined;
  steps: Step[];
}

/** By row id, groups and policies before the users. */
function rowsOf({ steps, outcomes }: ComparedPlan): Map<string, ComparedRow> {
  const byRow = Map.groupBy(steps, ({ rowId }) => rowId);
  const users = outcomes.map(({ rowId, doing }): [string, ComparedRow] => [
    rowId,
    { doing, steps: byRow.get(rowId) ?? [] },
  ]);
  const userIds = new Set(outcomes.map(({ rowId }) => rowId));
  const entities = [...byRow]
    .filter(([rowId]) => !userIds.has(rowId))
    .map(([rowId, own]): [string, ComparedRow] => [rowId, { doing: undefined, steps: own }]);
  return new Map([...entities, ...users]);
}

/** Whether two plans differ in nothing. */
export function isUnchanged({ rows, isReordered, assumptions }: PlanChanges): boolean {
  return rows.length === 0 && !isReordered && assumptions.length === 0;
}

function rowChange(
  rowId: string,
  before: ComparedRow | undefined,
  after: ComparedRow | undefined,
): RowChange {
  const earlier = before?.steps ?? [];
  const later = after?.steps ?? [];
  const wasThere = new Map(earlier.map((step) => [step.id, step]));
  const isThere = new Set(later.map(({ id }) => id));
  const [named] = [...later, ...earlier];
  return {
    rowId,
    name: named === undefined ? '' : subjectOf(named),
    added: later.filter(({ id }) => !wasThere.has(id)),
    removed: earlier.filter(({ id }) => !isThere.has(id)),
    changed: later.flatMap((step) => {
      const was = wasThere.get(step.id);
      return was === undefined || isSameStep(was, step) ? [] : [{ before: was, after: step }];
    }),
    doing: before?.doing === after?.doing ? undefined : { before: before?.doing, after: after?.doing },
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

/** Whether the rows, or the calls within one, that both plans have come in another order. */
function isReordered(
  before: ReadonlyMap<string, ComparedRow>,
  after: ReadonlyMap<string, ComparedRow>,
): boolean {
  if (inAnotherOrder([...before.keys()], [...after.keys()])) return true;
  const idsOf = (row: ComparedRow): string[] => row.steps.map(({ id }) => id);
  return [...before].some(([rowId, row]) => {
    const later = after.get(rowId);
    return later !== undefined && inAnotherOrder(idsOf(row), idsOf(later));
  });
}

function inAnotherOrder(before: readonly string[], after: readonly string[]): boolean {
  const inBefore = new Set(before);
  const inAfter = new Set(after);
  const order = after.filter((key) => inBefore.has(key));
  return before.filter((key) => inAfter.has(key)).some((key, index) => key !== order[index]);
}

function otherKeys(before: ComparedPlan, after: ComparedPlan): string[] {
  const keys = new Set([...Object.keys(before.assumptions), ...Object.keys(after.assumptions)]);
  return [...keys].filter((key) => isOther(before.assumptions[key], after.assumptions[key]));
}

/** Of several things by name, those that both plans rely on are compared: the others are told by their calls. */
function isOther(before: unknown, after: unknown): boolean {
  if (!isNamed(before) || !isNamed(after)) return canonicalJson(before) !== canonicalJson(after);
  return Object.entries(before).some(
    ([name, value]) => name in after && canonicalJson(value) !== canonicalJson(after[name]),
  );
}

const reliedOnSchema = z.record(z.string(), z.array(z.string())).catch({});

function reliedChanges(before: ComparedPlan, after: ComparedPlan, key: 'granted' | 'had'): ReliedChange[] {
  const now = new Map(Object.entries(reliedOnSchema.parse(after.assumptions[key])));
  return Object.entries(reliedOnSchema.parse(before.assumptions[key])).flatMap(([name, texts]) => {
    const own = now.get(name);
    if (own === undefined) return [];
    const [was, is] = [new Set(texts), new Set(own)];
    const added = own.filter((text) => !was.has(text));
    const removed = texts.filter((text) => !is.has(text));
    return added.length + removed.length === 0 ? [] : [{ name, added, removed }];
  });
}

function isNamed(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
