import { cellText } from '../../../../shared/drafts/cells.ts';
import { columns, type Column } from '../../../../shared/drafts/column.ts';
import { emptyDraft, type Draft } from '../../../../shared/drafts/draft.ts';
import { policyNamesOf } from '../../../../shared/drafts/policy-names.ts';

export const readOnlyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** A draft of users by their names, whose ids are `1`, `2` and so on. */
export function draftOf(...names: string[]): Draft {
  return { ...emptyDraft('draft', '1'), users: names.map((name, index) => ({ id: `${index + 1}`, name })) };
}

/** What is known of policies in these tests. */
export const names = policyNamesOf({ newPolicies: [] }, [{ arn: readOnlyArn, name: 'ReadOnlyAccess' }]);

/** A column's texts from the first row to the last. */
export function texts(draft: Draft, column: Column): string[] {
  return draft.users.map((user) => cellText(draft, user, column));
}

/** Every cell of a draft. */
export function allCells({ users }: Draft): { rowIds: string[]; columns: readonly Column[] } {
  return { rowIds: users.map(({ id }) => id), columns };
}

/** Ids for new users: `new 1`, `new 2` and so on. */
export function newIds(): () => string {
  let count = 0;
  return () => `new ${++count}`;
}
