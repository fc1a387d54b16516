import type { Snapshot } from '../accounts/snapshot.ts';
import type { NewGroup } from '../drafts/draft.ts';
import { policyArnOf } from '../drafts/policy-reference.ts';
import { foldName, groupNameProblem, pathProblem } from '../rules/names.ts';
import { absence } from './absence.ts';
import type { FieldProblem } from './field-problem.ts';
import { withNewEntities, type NewEntities } from './new-entities.ts';

/** What cannot work about a group that a draft creates, beside the draft's `others` and what the account has. */
export function newGroupProblems(
  group: NewGroup,
  others: readonly NewGroup[],
  draft: NewEntities,
  snapshot: Snapshot,
): FieldProblem<'name' | 'path' | 'policies'>[] {
  const { name, path, policyArns } = group;
  const problems: FieldProblem<'name' | 'path' | 'policies'>[] = [];
  const add = (
    field: 'name' | 'path' | 'policies',
    rule: string,
    message: string | undefined,
    ofAccount = false,
  ): void => {
    if (message !== undefined) problems.push({ field, rule, message, ofAccount });
  };
  const taken = snapshot.groups.find((one) => foldName(one.name) === foldName(name));
  const same = others.find((one) => foldName(one.name) === foldName(name));
  add('name', 'new-group-name', groupNameProblem(name));
  add(
    'name',
    'group-exists',
    taken &&
      `The account already has a group ${taken.name}; case does not matter. Choose it, or another name.`,
    true,
  );
  add(
    'name',
    'new-group-duplicate',
    name === '' ? undefined : same && `The batch creates a group ${same.name} already; case does not matter.`,
  );
  add('path', 'new-group-path', pathProblem(path));
  const limit = snapshot.quotas.attachedPoliciesPerGroup;
  const arns = [...new Set(policyArns.map((one) => policyArnOf(one, draft, snapshot.account)))];
  if (arns.length > limit)
    add('policies', 'new-group-policies-quota', `A group can have at most ${limit} managed policies.`);
  const known = new Map(withNewEntities(draft, snapshot).policies.map((one) => [one.arn, one]));
  for (const arn of arns) {
    const policy = known.get(arn);
    if (policy?.attachable === false)
      add('policies', 'new-group-policy-missing', `The policy ${arn} cannot be attached to a group.`, true);
    else if (policy === undefined && ['missing', 'no-policy'].includes(absence(arn, snapshot)))
      add('policies', 'new-group-policy-missing', `The account has no policy ${arn}.`, true);
  }
  return problems;
}
