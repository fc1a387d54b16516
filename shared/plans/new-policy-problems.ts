import type { Snapshot } from '../accounts/snapshot.ts';
import type { NewPolicy } from '../drafts/draft.ts';
import { foldName, policyNameProblem, policyPathProblem } from '../rules/names.ts';
import { firstMistake } from '../rules/policy-grammar/first-mistake.ts';
import { policySize } from '../rules/policy-grammar/policy-size.ts';
import { resourceOfOtherPartition } from '../rules/policy-grammar/statements.ts';
import type { FieldProblem } from './field-problem.ts';

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
const longestDescription = 1000;

type Field = 'name' | 'path' | 'description' | 'document';

/** What cannot work about a policy that a draft creates, beside the draft's `others` and what the account has. */
export function newPolicyProblems(
  { name, path, description, document }: NewPolicy,
  others: readonly NewPolicy[],
  { account, policies, quotas }: Snapshot,
): FieldProblem<Field>[] {
  const problems: FieldProblem<Field>[] = [];
  const add = (field: Field, rule: string, message: string | undefined, ofAccount = false): void => {
    if (message !== undefined) problems.push({ field, rule, message, ofAccount });
  };
  const folded = foldName(name);
  // A customer's policy may have the name of one of AWS's.
  const taken = policies.find((one) => one.type === 'Customer managed' && foldName(one.name) === folded);
  const same = others.find((one) => foldName(one.name) === folded);
  add('name', 'new-policy-name', policyNameProblem(name));
  add(
    'name',
    'policy-exists',
    taken &&
      `The account already has a policy ${taken.name}; case does not matter. Choose it, or another name.`,
    true,
  );
  add(
    'name',
    'new-policy-duplicate',
    name === ''
      ? undefined
      : same && `The batch creates a policy ${same.name} already; case does not matter.`,
  );
  add('path', 'new-policy-path', policyPathProblem(path));
  if (description.length > longestDescription)
    add(
      'description',
      'new-policy-description',
      `A description has at most 1,000 characters; this one has ${description.length.toLocaleString('en')}.`,
    );
  add('document', 'new-policy-document', firstMistake(document));
  const size = policySize(document);
  if (size > quotas.policySize)
    add(
      'document',
      'new-policy-size',
      `A policy has at most ${quotas.policySize} characters, white space not counted; this one has ${size}.`,
    );
  const other = resourceOfOtherPartition(document, account.partition);
  add(
    'document',
    'new-policy-partition',
    other && `The account is in the partition ${account.partition}; the resource ${other} is in another.`,
    true,
  );
  return problems;
}
