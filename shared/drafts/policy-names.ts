import { cellText, noneText, type PolicyByName } from './cells.ts';
import { listOf, listText } from './cell-list.ts';
import type { Column } from './column.ts';
import type { Draft, DraftUser } from './draft.ts';
import { newPolicyReference } from './policy-reference.ts';

/** Policies by their names, both ways, for cells in which somebody reads and types. */
export interface PolicyNames {
  /** The name that means this policy and no other; `undefined` where it has none that is known. */
  nameOf: (reference: string) => string | undefined;
  /** The ARN or reference that a name means; `undefined` where it means none or several. */
  referenceOf: PolicyByName;
}

/** The names of the policies that a draft creates and of those that are known of the account. */
export function policyNamesOf(
  { newPolicies }: Pick<Draft, 'newPolicies'>,
  policies: readonly { arn: string; name: string }[],
): PolicyNames {
  const known = [
    ...newPolicies.map(({ name }) => ({ name, reference: newPolicyReference(name) })),
    ...policies.map(({ name, arn }) => ({ name, reference: arn })),
  ];
  const byName = Map.groupBy(known, ({ name }) => name);
  const references = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [name, [one, ...others]] of byName)
    if (one !== undefined && others.length === 0) {
      references.set(name, one.reference);
      names.set(one.reference, name);
    }
  return {
    nameOf: (reference) => names.get(reference),
    referenceOf: (name) => references.get(name),
  };
}

/** A cell's text as it is typed: `cellText` with policies by their names. `withCellText` reads it back to the same. */
export function typedText(
  draft: Pick<Draft, 'defaults'>,
  user: DraftUser,
  column: Column,
  names: PolicyNames,
): string {
  const text = cellText(draft, user, column);
  const isPolicies = column === 'policies' || column === 'boundary';
  return isPolicies && user.unread?.[column] === undefined ? withNames(text, names) : text;
}

/** A list of policies in a cell with their names where those are known. */
export function withNames(text: string, { nameOf }: PolicyNames): string {
  const references = listOf(text);
  if (text === noneText || references.every((reference) => nameOf(reference) === undefined)) return text;
  return listText(references.map((reference) => nameOf(reference) ?? reference));
}
